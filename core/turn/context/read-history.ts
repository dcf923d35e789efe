import type { ConversationId, Conversations } from '../conversations.ts';
import type { History, HistoryTurn } from '../turn.ts';
import { MAX_HISTORY_BYTES, turnSize } from './context-window.ts';
import { fitLookups } from './memory.ts';

/**
 * Reads turns newest first. Stops at the start of the window that the last answer saw, or when the context budget (tokens) or the history's
 * share of the state (bytes) is full: a conversation of 10,000 turns costs no more than one of 50. Lookups have a share of their own.
 */
export const readHistory = async (
  conversations: Pick<Conversations, 'newestTurns'>,
  id: ConversationId,
  contextTokens: number,
): Promise<History> => {
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
  const history = (complete: boolean): History => ({
    turns: fitLookups(turns).map(withoutOldProposals).toReversed(),
    complete,
  });

  for await (const page of conversations.newestTurns(id)) {
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
 * Drops a proposal that can no longer be consented to. Only the next turn can: the current one, or an unanswered one whose message may be
 * sent again. `turns` is newest first.
 */
const withoutOldProposals = (turn: HistoryTurn, at: number, turns: readonly HistoryTurn[]): HistoryTurn => {
  const next = turns[at - 1];
  return !next || next.answer === null ? turn : { ...turn, proposal: null };
};
