import { type ActionResult, Proposal } from '../../../../core/actions/proposal.ts';
import { nextTurnKey } from '../../../../core/config/keys.ts';
import { CompletedTurn, type PendingTurn, type Turn } from '../../../../core/turn/turn.ts';
import type { TestTable } from '../../../support/table.ts';
import type { Company } from '../company/company.ts';
import type { Exchange, Proposal as Shown } from '../witness.ts';
import type { Surroundings } from './respond.ts';
import type { Meant, Talk } from './talk.ts';

/** The fields that completion adds to a turn or changes. */
const { key: _, message_id: __, message: ___, started_at: ____, ...COMPLETED } = CompletedTurn.shape;

/**
 * Removes from a turn the fields that completion added. The turn is then as an execution leaves it that crashed after
 * its last action and before the answer, once its lease has expired.
 */
export const crashAfterAction = async (table: TestTable, talk: Talk, { result }: Exchange): Promise<void> => {
  const stored = (await table.turns(talk.id)).find(({ key }) => key === result?.turn_id);
  if (!stored) throw new Error('The turn that should crash is not stored.');
  const left = Object.fromEntries(Object.entries(stored).filter(([name]) => !(name in COMPLETED)));
  await table.putTurns(talk.id, [{ ...left, status: 'pending', lease: 0 } as PendingTurn]);
};

/**
 * Where an execution crashed: after `done` actions of the list, and with the next one not recorded (`accepted`), recorded (`started`),
 * claimed, or called without its result.
 */
export interface Crashed {
  readonly done: number;
  readonly with: 'accepted' | 'started' | 'claimed' | 'called';
}

/**
 * Stores a message as an execution leaves it that crashed, once its lease has expired, and makes the calls that it made. Returns whether the
 * outcome of an action is unknown.
 */
export const crashInList = async (
  { table, company }: Pick<Surroundings, 'table' | 'company'>,
  talk: Talk,
  message: string,
  meant: Meant & { readonly message_id: string; readonly seen: Shown },
  crashed: Crashed,
): Promise<boolean> => {
  talk.wasCutOff(message, meant);
  const turns = await table.turns(talk.id);
  const proposing = turns.find(({ key }) => key === meant.seen.id);
  const proposal = Proposal.parse(turns.findLast((turn) => isOf(turn.proposal, meant.seen))?.proposal);
  const { results, step } = await carryOut(company, proposal, crashed);
  const started_at = Date.now();
  const key = nextTurnKey(started_at, meant.seen.id, talk.random.word());
  const isUnknown = step === 'claimed' || step === 'called';
  const claimant = { turn: key, execution: 'dead', client: null, act_as: null };
  const claims = Array.from({ length: results.length + (isUnknown ? 1 : 0) }, (_, at) => [`claim_${at}`, claimant]);
  const { message_id } = meant;
  const turn: PendingTurn = {
    ...{ key, message_id, message, started_at, status: 'pending', owner: 'dead', lease: 0 },
    ...(step !== 'accepted' && { started: { proposal, results } }),
  };
  await table.putTurns(talk.id, [{ ...proposing, ...Object.fromEntries(claims) } as unknown as Turn, turn]);
  return isUnknown;
};

/** Makes the calls. An execution comes no further than the first action that is not done; its result is in no record. */
const carryOut = async (company: Company, { actions }: Proposal, crashed: Crashed) => {
  const results: ActionResult[] = [];
  const calls = crashed.with === 'called' ? crashed.done + 1 : crashed.done;
  for (const action of actions.slice(0, calls)) {
    const result = await company.call(action);
    if (result?.outcome !== 'done' || results.length === crashed.done) return { results, step: 'called' };
    results.push(result);
  }
  return { results, step: crashed.with };
};

const isOf = (proposal: unknown, { id }: Shown): boolean => (proposal as Proposal | null | undefined)?.id === id;
