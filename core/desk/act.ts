import { type ConversationId, nextTurnKey } from '../config/keys.ts';
import type { Actor, Desk, NoticeMove } from './desk.ts';
import type { Desks } from './desks.ts';
import { type Act, type ActionName, decideMove, NOTICE_OF } from './moves.ts';
import { untilWritten } from './until-written.ts';

/** Names an actor where kinds of actors meet. */
export const actorKey = ({ kind, id }: Actor): string => `${kind}:${id}`;

/** Names an act, so that a repeat finds its own move. */
export const actId = ({ kind, id }: Actor, messageId: string): string =>
  `${kind}:${encodeURIComponent(id)}#${messageId}`;

/** An act whose key is not known yet: it is made behind everything that was read. */
export type Intent = Omit<Act, 'key'> & { readonly random: () => string };

export interface Moved {
  readonly outcome: 'done' | 'lost' | 'empty' | 'not_found' | 'limit';
  readonly conversation: ConversationId | null;
  readonly desk: Desk | null;
  /** Whether pending turns are held next. */
  readonly fence: boolean;
  /** What the customer is told, by the key of the move. */
  readonly notice: { readonly move: NoticeMove; readonly key: string } | null;
  /** How long the customer had waited for a person, in milliseconds; null if nobody waited. */
  readonly waited_ms: number | null;
}

/** Ends an act without a move. */
export const without = (
  outcome: Moved['outcome'],
  conversation: ConversationId | null = null,
  desk: Desk | null = null,
): Moved => ({ outcome, conversation, desk, fence: false, notice: null, waited_ms: null });

/**
 * Moves a conversation by one conditional write, decided on a consistent read. A write that is refused, and the repeat of an act, find their
 * own move by its id. `lost`: another act came first, or the act does not fit the state.
 */
export const carryOut = (
  desks: Pick<Desks, 'get' | 'move' | 'newestKey'>,
  { customer, conversation }: ConversationId,
  { random, ...intent }: Intent,
): Promise<Moved> => {
  const id = { customer, conversation };
  return untilWritten(async () => {
    const [desk, newest] = await Promise.all([desks.get(id), desks.newestKey(id)]);
    if (desk.move?.id === intent.id) return repeated(id, desk, intent.action);
    if (newest === null && desk.version === 0) return without('not_found', id);
    const decision = decideMove(desk, { ...intent, key: nextTurnKey(intent.now, newest, random()) });
    if (decision.kind === 'lost') return without('lost', id, desk);
    if (decision.kind === 'stay') return { ...without('done', id, desk), fence: decision.fence };
    const moved = await desks.move(id, decision.move);
    return (
      moved && {
        ...{ outcome: 'done', conversation: id, desk: moved, fence: decision.fence },
        notice: noticeOf(intent.action, decision.move.key),
        waited_ms: waited(desk, moved, intent.now),
      }
    );
  });
};

const noticeOf = (action: ActionName, key: string): Moved['notice'] =>
  action === 'note' ? null : { move: NOTICE_OF[action], key };

/** An earlier attempt moved, and may have gone no further: the fence and the notice follow again. */
const repeated = (conversation: ConversationId, desk: Desk, action: ActionName): Moved => ({
  ...without('done', conversation, desk),
  fence: desk.state === 'human',
  notice: desk.move && noticeOf(action, desk.move.key),
});

/** A person's help begins when they take a conversation that waits; a transfer does not end the wait. */
const waited = ({ waiting_since }: Desk, { state }: Desk, now: number): number | null =>
  waiting_since !== null && state === 'human' ? Math.max(0, now - waiting_since) : null;
