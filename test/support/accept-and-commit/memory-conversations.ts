import { mayHaveChanged, type ProposalResult } from '../../../core/actions/proposal.ts';
import type { ConversationId, MessageId } from '../../../core/config/keys.ts';
import type { ActionClaimant, Conversations } from '../../../core/turn/conversations.ts';
import type { CompletedTurn, HistoryTurn, PendingTurn, Turn } from '../../../core/turn/turn.ts';

/** The store's conditions, implemented on maps. Every operation is atomic, like a conditional write of one item. */
export class MemoryConversations implements Conversations {
  /** Epoch milliseconds, by which leases end. */
  now: () => number = Date.now;
  readonly turns = new Map<string, Turn>();

  async *newestTurns(id: ConversationId): AsyncGenerator<readonly HistoryTurn[]> {
    const prefix = `${id.customer}#${id.conversation}#`;
    const mine = [...this.turns].filter(([key]) => key.startsWith(prefix)).map(([, turn]) => turn);
    yield mine.toSorted((a, b) => (a.key < b.key ? 1 : -1)).map((turn) => toHistoryTurn(turn, this.now()));
  }

  async putTurn(id: ConversationId, turn: PendingTurn): Promise<boolean> {
    const key = keyOf({ ...id, ...turn });
    if (this.turns.has(key)) return false;
    this.turns.set(key, turn);
    return true;
  }

  async getTurn(id: MessageId): Promise<Turn | null> {
    return this.turns.get(keyOf(id)) ?? null;
  }

  async release(id: MessageId, owner: string): Promise<boolean> {
    const turn = this.turns.get(keyOf(id));
    if (turn?.status !== 'pending' || turn.owner !== owner) return false;
    this.turns.set(keyOf(id), { ...turn, lease: 0 });
    return true;
  }

  async takeOver(id: ConversationId, seen: PendingTurn, owner: string, lease: number): Promise<boolean> {
    const turn = this.turns.get(keyOf({ ...id, ...seen }));
    if (turn?.status !== 'pending' || turn.owner !== seen.owner || turn.lease !== seen.lease) return false;
    this.turns.set(keyOf({ ...id, ...seen }), { ...turn, owner, lease });
    return true;
  }

  async complete(id: ConversationId, turn: CompletedTurn, owner: string): Promise<boolean> {
    const stored = this.turns.get(keyOf({ ...id, ...turn }));
    if (stored?.status !== 'pending' || (turn.status === 'failed' && stored.owner !== owner)) return false;
    const { key, message, started_at } = stored;
    this.turns.set(keyOf({ ...id, ...turn }), { ...turn, key, message, started_at });
    return true;
  }

  async startAction(id: MessageId, owner: string, started: ProposalResult): Promise<boolean> {
    const turn = this.turns.get(keyOf(id));
    if (turn?.status !== 'pending' || turn.owner !== owner) return false;
    this.turns.set(keyOf(id), { ...turn, started });
    return true;
  }

  readonly claims = new Map<string, ActionClaimant>();

  async claimAction(proposing: MessageId, position: number, claimant: ActionClaimant): Promise<string | null> {
    const turn = this.turns.get(keyOf(proposing));
    if (turn?.status !== 'answered' || !turn.proposal) return '';
    const key = `${keyOf(proposing)}#${position}`;
    const claim = this.claims.get(key);
    if (claim && (claim.turn !== claimant.turn || claim.execution !== claimant.execution)) return claim.turn;
    this.claims.set(key, claimant);
    return null;
  }

  async noteLastTurn(): Promise<void> {}
}

export const keyOf = ({ customer, conversation, message_id }: MessageId): string =>
  `${customer}#${conversation}#${message_id}`;

const toHistoryTurn = (turn: Turn, now: number): HistoryTurn => ({
  key: turn.key,
  message: turn.message,
  answer: turn.status === 'answered' ? turn.answer : null,
  answered_at: turn.status === 'pending' ? null : turn.answered_at,
  tokens: turn.status === 'answered' ? turn.tokens : null,
  model: turn.status === 'answered' ? turn.model : null,
  escalated: turn.status === 'answered' && turn.route.escalated,
  context_from: turn.status === 'answered' ? turn.context_from : null,
  proposal: turn.status === 'answered' ? turn.proposal : null,
  started: turn.status === 'pending' ? (turn.started ?? null) : null,
  may_run: turn.status === 'pending' && turn.lease > now,
  told: turn.status === 'pending' ? null : (turn.actions?.proposal.id ?? null),
  lookups: turn.status === 'pending' ? [] : turn.lookups,
  changed_at: changedAt(turn, now),
});

const changedAt = (turn: Turn, now: number): number | null => {
  if (turn.status === 'pending') return turn.started ? now : null;
  return turn.actions && mayHaveChanged(turn.actions) ? turn.answered_at : null;
};
