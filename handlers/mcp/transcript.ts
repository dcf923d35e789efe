import type { Turn } from '../../core/turn.ts';

/** The conversation as people read it, oldest turn first. */
export const inWords = (turns: readonly Turn[]): string => turns.map(turnInWords).join('\n\n');

const turnInWords = (turn: Turn): string =>
  turn.status === 'pending'
    ? `Customer: ${turn.message}\n(not answered yet)`
    : `Customer: ${turn.message}\nSupport: ${turn.answer}`;
