/** Drawings are decoration: a name stands beside each, or on its control. */
const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.5,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

export const Brand = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <path
      d="M3 4.5A1.5 1.5 0 0 1 4.5 3h11A1.5 1.5 0 0 1 17 4.500v7a1.500 1.500 0 0 1-1.500 1.500H9l-4 4v-4h-.5A1.500 1.500 0 0 1 3 11.500z"
      fill="currentColor"
    />
  </svg>
);

export const HalfMoon = () => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" />
    <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
  </svg>
);

export const Speaker = ({ isOn }: { isOn: boolean }) => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" {...stroke}>
    <path d="M2 6v4h2.5L8 13V3L4.500 6z" fill="currentColor" />
    <path d={isOn ? 'M10.500 5.500a3.500 3.500 0 0 1 0 5M12.500 3.500a6.300 6.300 0 0 1 0 9' : 'm11 6 4 4m0-4-4 4'} />
  </svg>
);

export const Dots = () => (
  <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
    <circle cx="3" cy="8" r="1.5" />
    <circle cx="8" cy="8" r="1.5" />
    <circle cx="13" cy="8" r="1.5" />
  </svg>
);

export const Tray = () => (
  <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" {...stroke}>
    <path d="M5 18 9 7h14l4 11v7H5zM5 18h7l1.500 3h5l1.500-3h7" />
  </svg>
);

export const Exclamation = () => (
  <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" {...stroke}>
    <circle cx="16" cy="16" r="12" />
    <path d="M16 9.500v8M16 22v.1" />
  </svg>
);

export const Thumb = ({ isUp }: { isUp: boolean }) => (
  <svg class={isUp ? 'thumb' : 'thumb down'} width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" {...stroke}>
    <path d="M2 7.500h2.500v6H2zM4.500 7.500 7.500 2c1.300 0 1.800.9 1.500 2.200L8.500 6.500h4c.9 0 1.400.7 1.200 1.500l-1.200 4.500c-.2.6-.6 1-1.300 1H4.500" />
  </svg>
);

/** An arrow for a mood. */
export const Mood = ({ is }: { is: 'up' | 'flat' | 'down' }) => (
  <svg class="mood" data-is={is} viewBox="0 0 12 12" aria-hidden="true">
    <path d="M1 6h9M6.500 2.500 10 6l-3.500 3.500" />
  </svg>
);
