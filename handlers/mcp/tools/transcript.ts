import type { Turn } from '../../../core/turn/turn.ts';

/** Limit of a page, so that one request cannot return megabytes. */
export const MAX_PAGE_BYTES = 256 * 1024;

/** The conversation as text. The turns are oldest first. */
export const inWords = (turns: readonly Turn[]): string => turns.map(turnInWords).join('\n\n');

const turnInWords = (turn: Turn): string =>
  turn.status === 'pending' || turn.status === 'held'
    ? `Customer: ${turn.message}\n(not answered yet)`
    : `Customer: ${turn.message}\nSupport: ${turn.answer}`;
