import type { PendingTurn } from '../../../../core/turn.ts';
import type { TestTable } from '../../../support/table.ts';
import type { Exchange } from '../witness.ts';
import type { Talk } from './talk.ts';

/** Leaves a turn as an execution leaves it that dies behind the deed and in front of the answer, once its lease is over. */
export const crashed = async (table: TestTable, talk: Talk, { result, message }: Exchange): Promise<void> => {
  if (!result) return;
  const { turn_id: key, message_id } = result;
  const started_at = Number(key.slice(0, 13));
  const turn: PendingTurn = { key, message_id, message, started_at, status: 'pending', owner: 'dead', lease: 0 };
  await table.putTurns(talk.id, [turn]);
  await table.forgetIdempotency();
};
