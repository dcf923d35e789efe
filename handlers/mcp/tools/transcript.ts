import { sizeOf } from '../../../core/text/json.ts';
import type { Turn } from '../../../core/turn/turn.ts';

/** Limit of a page, so that one request cannot return megabytes. A page has at least one turn, whatever its size. */
const MAX_PAGE_BYTES = 256 * 1024;

/** The first of the turns, newest first, that fit a page. */
export const fittingPage = (turns: readonly Turn[]): readonly Turn[] => {
  let bytes = 0;
  const over = turns.findIndex((turn, at) => {
    bytes += sizeOf(turn);
    return at > 0 && bytes > MAX_PAGE_BYTES;
  });
  return over < 0 ? turns : turns.slice(0, over);
};

/** The conversation as text. The turns are oldest first. */
export const inWords = (turns: readonly Turn[]): string => turns.map(turnInWords).join('\n\n');

const turnInWords = (turn: Turn): string =>
  turn.status === 'pending' || turn.status === 'held'
    ? `Customer: ${turn.message}\n(not answered yet)`
    : `Customer: ${turn.message}\nSupport: ${turn.answer}`;
