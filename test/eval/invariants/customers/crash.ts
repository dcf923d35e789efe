import type { ProposedAction } from '../../../../core/actions/proposed-action.ts';
import { nextTurnKey } from '../../../../core/turn/keys.ts';
import { CompletedTurn, type PendingTurn } from '../../../../core/turn/turn.ts';
import type { TestTable } from '../../../support/table.ts';
import type { Exchange, Proposal } from '../witness.ts';
import type { Meant, Talk } from './talk.ts';

/** The fields that completion adds to a turn or changes. */
const { key: _, message_id: __, message: ___, started_at: ____, ...COMPLETED } = CompletedTurn.shape;

/**
 * Removes from a turn the fields that completion added. The turn is then as an execution leaves it that crashed after
 * the action and before the answer, once its lease has expired.
 */
export const crashAfterAction = async (table: TestTable, talk: Talk, { result }: Exchange): Promise<void> => {
  const stored = (await table.turns(talk.id)).find(({ key }) => key === result?.turn_id);
  if (!stored) throw new Error('The turn that should crash is not stored.');
  const left = Object.fromEntries(Object.entries(stored).filter(([name]) => !(name in COMPLETED)));
  await table.putTurns(talk.id, [{ ...left, status: 'pending', lease: 0 } as PendingTurn]);
};

/**
 * Stores a message as an execution leaves it that crashed before the claim, once its lease has expired. `started`: the
 * execution had recorded the action.
 */
export const crashBeforeClaim = async (
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
