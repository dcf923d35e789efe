import { type Actor, AT_REST, type ClosedEpisode, type Desk, type NoticeMove, type Resolution } from './desk.ts';
import type { Move } from './desks.ts';

/** An act of a person or a customer on a conversation. Hand-offs are in core/desk/hand-off.ts. */
export interface Act {
  readonly action: ActionName;
  readonly actor: Actor;
  /** Names the act: kind, id and message_id. */
  readonly id: string;
  /** The key of its notice or post, behind everything that was read. */
  readonly key: string;
  /** The version that was seen; null for an act that names none. */
  readonly version: number | null;
  /** The team that `transfer` names. */
  readonly team: string | null;
  readonly resolution: Resolution | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

export const STAFF_MOVES = [
  'take_over',
  'take_next',
  'reply',
  'note',
  'transfer',
  'give_back',
  'close',
  'reopen',
] as const;
export const CUSTOMER_MOVES = ['return_to_assistant', 'close_conversation'] as const;
export type ActionName = (typeof STAFF_MOVES)[number] | (typeof CUSTOMER_MOVES)[number];

/** What the customer is told of each kind of move. */
export const NOTICE_OF: Readonly<Record<Exclude<ActionName, 'note'>, NoticeMove>> = {
  take_over: 'taken_over',
  take_next: 'taken_over',
  reply: 'taken_over',
  transfer: 'transferred',
  give_back: 'given_back',
  close: 'closed',
  reopen: 'reopened',
  return_to_assistant: 'returned',
  close_conversation: 'closed',
};

export type Decision =
  /** Nothing has to be written to the desk; `fence`: pending turns are held all the same. */
  | { readonly kind: 'stay'; readonly fence: boolean }
  | { readonly kind: 'move'; readonly move: Move; readonly fence: boolean }
  /** Another act came first, or the act does not fit the state: the desk says who has it. */
  | { readonly kind: 'lost' };

const LOST: Decision = { kind: 'lost' };
const MAX_CLOSED = 10;

/**
 * The conditional write of an act, from the desk as it was read. Moves to `human` are followed by the fence: every pending turn is held before
 * the person is answered, so that no model's answer is committed after it.
 */
export const decideMove = (desk: Desk, act: Act): Decision => {
  const { state, version, assignee, waiting_since } = desk;
  const { actor, action, id, key, now } = act;
  const by = { id: actor.id, name: actor.name };
  const isMine = assignee?.id === actor.id;
  const isSeen = act.version === version;
  const moves = (to: Desk['state'], set: Move['set'], seen: number | null = version): Decision => ({
    ...{ kind: 'move', move: { id, key, from: state, version: seen, to, set }, fence: to === 'human' },
  });
  const taken = { assignee: by, waiting_since: null, overdue_since: null };
  switch (action) {
    case 'note':
      return { kind: 'stay', fence: false };
    case 'reply':
      if (state === 'human') return isMine ? { kind: 'stay', fence: true } : LOST;
      return state === 'closed' ? LOST : moves('human', taken, null);
    case 'take_over':
      if (state === 'closed') return LOST;
      if (state !== 'human') return moves('human', taken, null);
      if (isMine) return { kind: 'stay', fence: true };
      return isSeen ? moves('human', taken) : LOST;
    case 'take_next':
      return state === 'waiting' ? moves('human', taken, null) : LOST;
    case 'transfer':
      if (!isSeen || state === 'closed') return LOST;
      // Nobody goes to the end of the line because they stood in another one.
      return moves('waiting', { team: act.team, assignee: null, waiting_since: waiting_since ?? now });
    case 'give_back':
      return isSeen && (state === 'human' || state === 'waiting') ? moves('bot', AT_REST) : LOST;
    case 'close':
      return isSeen && state !== 'closed' ? moves('closed', closing(desk, act)) : LOST;
    case 'reopen':
      return isSeen && state === 'closed'
        ? moves('human', { ...taken, closed_key: null, closed: desk.closed.slice(1) })
        : LOST;
    case 'return_to_assistant':
      if (state === 'human') return LOST;
      return state === 'waiting' ? moves('bot', AT_REST) : { kind: 'stay', fence: false };
    case 'close_conversation':
      return state === 'closed' ? { kind: 'stay', fence: false } : moves('closed', closing(desk, act));
  }
};

/** What changes when an episode ends. */
export const closing = (
  { episode, episode_from, closed }: Desk,
  { actor, key, now, resolution }: Pick<Act, 'actor' | 'key' | 'now' | 'resolution'>,
): Move['set'] => {
  const ended: ClosedEpisode = {
    ...{ episode, from: episode_from, to: key, closed_at: now, by: actor, resolution: resolution ?? 'solved' },
  };
  return {
    ...{ assignee: null, waiting_since: null, overdue_since: null, closed_key: key },
    closed: [ended, ...closed].slice(0, MAX_CLOSED),
  };
};
