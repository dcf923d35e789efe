import type { MessageId } from '../config/keys.ts';
import { admit } from '../desk/admit.ts';
import type { Desk } from '../desk/desk.ts';
import type { Desks } from '../desk/desks.ts';
import { untilWritten } from '../desk/until-written.ts';
import type { Conversations } from './conversations.ts';
import type { CompletedTurn, HeldTurn } from './turn.ts';

interface Held {
  readonly desk: Desk;
  /** As it is stored now: held, unless another execution of the message was faster. */
  readonly turn: HeldTurn | CompletedTurn;
}

/**
 * Leaves a stored message to a person: the desk counts it first, so that it is seen before a give-back or a close; then the turn ends. If
 * the assistant has the conversation again, the turn runs, and is null.
 */
export const holdMessage = (
  conversations: Pick<Conversations, 'getTurn'>,
  desks: Desks,
  id: MessageId & { readonly key: string; readonly message: string },
  { language, now }: { readonly language: string; readonly now: () => number },
): Promise<Held | { readonly desk: Desk; readonly turn: null }> =>
  untilWritten(async () => {
    const desk = await desks.hold(id, id.key, language, id.message);
    if (!desk) {
      const admitted = await admit(desks, id, id.key);
      return admitted.runs ? { desk: admitted.desk, turn: null } : null;
    }
    await desks.holdTurn(id, now(), desk.version);
    const turn = await conversations.getTurn(id);
    return turn && turn.status !== 'pending' ? { desk, turn } : null;
  });
