import type { ProposedAction } from '../../../../core/actions/proposed-action.ts';
import { nextTurnKey } from '../../../../core/turn/keys.ts';
import { CompletedTurn, type PendingTurn } from '../../../../core/turn/turn.ts';
import type { TestTable } from '../../../support/table.ts';
import type { Exchange, Proposal } from '../witness.ts';
import type { Meant, Talk } from './talk.ts';

/** What settling adds to a turn, or changes of it. */
const { key: _, message_id: __, message: ___, started_at: ____, ...SETTLED } = CompletedTurn.shape;

/** Takes from a turn what settling has added: so an execution leaves it that dies behind the deed and in front of the answer, once its lease is over. */
export const dieBehindTheDeed = async (table: TestTable, talk: Talk, { result }: Exchange): Promise<void> => {
  const stored = (await table.turns(talk.id)).find(({ key }) => key === result?.turn_id);
  if (!stored) throw new Error('The turn that is to die is not stored.');
  const left = Object.fromEntries(Object.entries(stored).filter(([name]) => !(name in SETTLED)));
  await table.putTurns(talk.id, [{ ...left, status: 'pending', lease: 0 } as PendingTurn]);
  await table.forgetIdempotency();
};

/** Leaves a message as an execution leaves it that dies in front of the claim, once its lease is over; `started`: it had noted the action. */
export const dieBeforeTheClaim = async (
  table: TestTable,
  talk: Talk,
  message: string,
  meant: Meant & { readonly message_id: string; readonly seen: Proposal },
  started: boolean,
): Promise<void> => {
  const started_at = Date.now();
  const key = nextTurnKey(started_at, meant.seen.id, talk.random.word());
  const { message_id } = meant;
  const proposing = (await table.turns(talk.id)).find((turn) => turn.key === meant.seen.id);
  const action = proposing?.proposed_action as ProposedAction;
  const turn: PendingTurn = {
    ...{ key, message_id, message, started_at, status: 'pending', owner: 'dead', lease: 0 },
    ...(started && { started_action: action }),
  };
  await table.putPointer(talk.id, turn);
  await table.putTurns(talk.id, [turn]);
  talk.wasCutOff(message, meant);
};
