import type { Kept } from '../../shared/kept.ts';

export type Theme = 'light' | 'dark' | null;

/** Follows the system until the person chooses. */
export const theme = (chosen: Kept<Theme>) => {
  const root = document.documentElement;
  const show = () => {
    const its = chosen.read();
    if (its === null) root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', its);
  };
  show();
  return {
    toggle: () => {
      const isDark =
        chosen.read() === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen.read() === 'dark';
      chosen.write(isDark ? 'light' : 'dark');
      show();
    },
  };
};
