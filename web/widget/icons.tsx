import type { JSX } from 'preact';

const icon =
  (path: string, size = 16, stroke = 1.5) =>
  (): JSX.Element => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width={stroke}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );

export const CloseIcon = icon('m4 4 8 8M12 4l-8 8');
export const MoreIcon = icon('M3 8h.01M8 8h.01M13 8h.01', 16, 2.5);
export const SendIcon = icon('M2.500 8h11M9 3.500 13.500 8 9 12.500', 18);
export const TickIcon = icon('m3 8.500 3 3 7-7', 14);
export const ThumbIcon = icon(
  'M5 7v6.500M5 7l2.700-4.700c1 0 1.800.800 1.800 1.800V6h3c.900 0 1.500.800 1.300 1.600l-1 4.700c-.100.700-.700 1.200-1.400 1.200H5H2.500V7z',
);
export const SpeakerIcon = icon(
  'M2.500 6.200v3.600h2.300L8 12.500v-9L4.800 6.200zM10.500 5.800a3 3 0 0 1 0 4.400M12.300 3.800a6 6 0 0 1 0 8.400',
);
export const StopIcon = icon('M4.500 4.500h7v7h-7z');
export const ChatIcon = icon(
  'M3 3h10a1.200 1.200 0 0 1 1.200 1.200v6A1.200 1.200 0 0 1 13 11.400H7.200l-3.400 2.800v-2.800H3a1.200 1.200 0 0 1-1.200-1.200v-6A1.200 1.200 0 0 1 3 3z',
);
