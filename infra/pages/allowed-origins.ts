import type { Stage } from '../stages.ts';

/** The origins of web pages that may call `/mcp` and `/session`, and `/desk`: the stage's own pages, and those that it names. */
export const allowedOrigins = ({ settings }: Stage, pages: string) => {
  const { allowedOrigins, deskOrigins } = settings;
  const unique = (...origins: readonly string[]): readonly string[] => [...new Set(origins)];
  return {
    customers: unique(pages, ...settings.pages.shopOrigins, ...allowedOrigins),
    staff: unique(pages, ...deskOrigins),
  };
};
