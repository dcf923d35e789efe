import { mayHaveChanged, type ProposalResult } from '../../../core/actions/proposal.ts';
import type { ConversationId, MessageId } from '../../../core/config/keys.ts';
import type { Post } from '../../../core/desk/desk.ts';
import type { ActionClaimant, Conversations } from '../../../core/turn/conversations.ts';
import type { CompletedTurn, HeldTurn, HistoryTurn, PendingTurn, Turn } from '../../../core/turn/turn.ts';
import { MemoryDesks } from './memory-desks.ts';

/** The store's conditions, implemented on maps. Every operation is atomic, like a conditional write of one item. */
export class MemoryConversations implements Conversations {
  /** Epoch milliseconds, by which leases end. */
  now: () => number = Date.now;
  readonly turns = new Map<string, Turn>();
  /** By their names. */
  readonly posts = new Map<string, Post>();
  readonly desks: MemoryDesks = new MemoryDesks(this);

  async *newestEntries(id: ConversationId): AsyncGenerator<readonly (HistoryTurn | Post)[]> {
    const turns = this.turnsOf(id).map((turn) => toHistoryTurn(turn, this.now()));
    const posts = [...this.posts].filter(([key]) => key.startsWith(prefixOf(id))).map(([, post]) => post);
    yield [...turns, ...posts].toSorted((a, b) => (a.key < b.key ? 1 : -1));
  }

  /** A conversation's turns, in the order in which they were stored. */
  turnsOf(id: ConversationId): Turn[] {
    return [...this.turns].filter(([key]) => key.startsWith(prefixOf(id))).map(([, turn]) => turn);
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

  async noteActions(id: MessageId, actions: ProposalResult): Promise<boolean> {
    const turn = this.turns.get(keyOf(id));
    if (turn?.status !== 'held' || turn.actions) return false;
    this.turns.set(keyOf(id), { ...turn, actions });
    return true;
  }

  async noteLastTurn(): Promise<void> {}
}

export const prefixOf = ({ customer, conversation }: ConversationId): string => `${customer}#${conversation}#`;

export const keyOf = (id: MessageId): string => `${prefixOf(id)}${id.message_id}`;

const toHistoryTurn = (turn: Turn, now: number): HistoryTurn => {
  const answered = turn.status === 'answered' ? turn : null;
  const ended = turn.status === 'answered' || turn.status === 'failed' ? turn : null;
  const actions = turn.status === 'pending' ? null : (turn.actions ?? null);
  const started = ended || actions ? null : ((turn as PendingTurn | HeldTurn).started ?? null);
  return {
    key: turn.key,
    message: turn.message,
    answer: answered?.answer ?? null,
    answered_at: ended?.answered_at ?? null,
    tokens: answered?.tokens ?? null,
    model: answered?.model ?? null,
    escalated: answered?.route.escalated ?? false,
    context_from: answered?.context_from ?? null,
    proposal: answered?.proposal ?? null,
    started,
    may_run: turn.status === 'pending' && turn.lease > now,
    told: actions?.proposal.id ?? null,
    lookups: ended?.lookups ?? [],
    changed_at: started ? now : actions && mayHaveChanged(actions) ? (ended?.answered_at ?? now) : null,
    held: turn.status === 'held',
    posts: [],
  };
};
