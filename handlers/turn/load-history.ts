import { MAX_HISTORY_BYTES, turnSize } from '../../core/turn/context-window.ts';
import type { Conversations } from '../../core/turn/conversations.ts';
import type { HistoryTurn } from '../../core/turn/turn.ts';
import type { Step } from '../../statemachines/contract.ts';

/**
 * Reads turns newest first and stops at the beginning of the window that the last answer saw, or where the context budget (tokens) or
 * the state's share of bytes is full: a conversation of 10,000 turns costs what one of 50 costs.
 */
export const loadHistory =
  (conversations: Conversations, contextTokens: number): Step<'LoadHistory'> =>
  async ({ request }) => {
    const turns: HistoryTurn[] = [];
    let tokens = 0;
    let bytes = 0;
    let windowStart: string | null = null;
    const full = (turn: HistoryTurn): boolean => {
      const size = turnSize(turn);
      tokens += size.tokens;
      bytes += size.bytes;
      return tokens > contextTokens || bytes > MAX_HISTORY_BYTES;
    };
    const history = (complete: boolean) => ({ turns: turns.map(withoutOldProposals).toReversed(), complete });

    for await (const page of conversations.newestTurns(request)) {
      for (const turn of page) {
        if (full(turn) && turns.length > 0) return history(false);
        turns.push(turn);
        if (turn.answer !== null) windowStart ??= turn.context_from;
        if (turn.key === windowStart) return history(false);
      }
    }
    return history(true);
  };

/**
 * Only the turn after a proposal can consent to it: that is the one to come, or one that nobody has answered, whose message comes again.
 * Newest first.
 */
const withoutOldProposals = (turn: HistoryTurn, at: number, turns: readonly HistoryTurn[]): HistoryTurn => {
  const next = turns[at - 1];
  return !next || next.answer === null ? turn : { ...turn, proposed_action: null };
};
