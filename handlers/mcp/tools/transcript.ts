import type { Turn } from '../../../core/turn/turn.ts';

/** A page of turns at most, so that nobody can have megabytes sent for the asking; one turn is always on it. */
const MAX_PAGE_BYTES = 256 * 1024;

/** As many of the turns, newest first, as a page may have. */
export const fittingPage = (turns: readonly Turn[]): readonly Turn[] => {
  let bytes = 0;
  const over = turns.findIndex((turn, at) => {
    bytes += Buffer.byteLength(JSON.stringify(turn));
    return at > 0 && bytes > MAX_PAGE_BYTES;
  });
  return over < 0 ? turns : turns.slice(0, over);
};

/** The conversation as people read it, oldest turn first. */
export const inWords = (turns: readonly Turn[]): string => turns.map(turnInWords).join('\n\n');

const turnInWords = (turn: Turn): string =>
  turn.status === 'pending'
    ? `Customer: ${turn.message}\n(not answered yet)`
    : `Customer: ${turn.message}\nSupport: ${turn.answer}`;
