import type { DailyQuota } from '../../../core/access/quota.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import type { Outcome, Turn } from '../../../core/turn/turn.ts';
import { handOff } from '../../../handlers/turn/hand-off.ts';
import { holdTurn } from '../../../handlers/turn/hold-turn.ts';
import { loadHistory } from '../../../handlers/turn/load-history.ts';
import { persistTurn } from '../../../handlers/turn/persist-turn.ts';
import { releaseTurn } from '../../../handlers/turn/release-turn.ts';
import type { Adds, Reads, TurnRequest } from '../../../statemachines/contract.ts';
import {
  aContext,
  aDraft,
  aPlaybook,
  aRequest,
  aRoute,
  aTriage,
  endless,
  noMetrics,
  noTools,
  quietLog,
} from '../values.ts';
import { twice } from './actor.ts';

/** What an execution asks of the table to accept a message and commit its answer, beside the history. Nothing depends on `noteLastTurn`. */
export const OPERATIONS = ['getTurn', 'putTurn', 'takeOver', 'complete', 'release'] as const;

export interface Executing {
  readonly store: Conversations;
  readonly desks: Desks;
  readonly now: () => number;
  readonly me: string;
  readonly request?: Partial<TurnRequest>;
  readonly quota?: DailyQuota | null;
  /** Whether it finds no answer. */
  readonly fails?: boolean;
  /** How often each step is tried. With one try, a lost reply fails the execution, which then releases its turn. */
  readonly tries?: 1 | 2;
  /** Replaces the step that accepts the message. */
  readonly makeLoad?: typeof loadHistory;
  /** Replaces the step that leaves a message to a person. */
  readonly makeHold?: typeof holdTurn;
  /** Whether the message asks for a person. */
  readonly asks?: boolean;
  /** Whether the customer is told before the person is asked: a mistake. */
  readonly tellsFirst?: boolean;
  /** Called when the execution begins to answer the turn. */
  readonly onRun?: (accepted: Adds<'LoadHistory'>) => void;
}

/** The message of an execution, and what it tells its client. Null if the execution fails. */
export interface Told {
  readonly message: string;
  readonly outcome: Outcome | null;
}

export const answerOf = (turn: Turn): string | null => ('answer' in turn ? turn.answer : null);

/**
 * One execution: accept, or leave the message to a person; write an answer unique to it, or ask for a person; commit; when a step fails, release.
 * Throws when the release fails, too.
 */
export const execution = async ({
  store,
  desks,
  now,
  me,
  request: over = {},
  quota = null,
  fails = false,
  tries = 2,
  makeLoad = loadHistory,
  makeHold = holdTurn,
  asks = false,
  tellsFirst = false,
  onRun = () => {},
}: Executing): Promise<Told> => {
  const clock = { now };
  const request = aRequest(over);
  const { message } = request;
  const run = { execution: me };
  const attempt = <T>(step: () => Promise<T>) => (tries === 1 ? step() : twice(step));
  const playbook = () => aPlaybook();
  const load = makeLoad(store, desks, quota, endless, 12_000, playbook, clock, () => me);
  const hold = makeHold(store, desks, noMetrics, clock);
  const persist = persistTurn(store, desks, quota, playbook, clock, quietLog);
  try {
    let turn: Reads<'HoldTurn'>['turn'] = { ...(await attempt(() => load({ request }, run))), spans: [] };
    while (turn.disposition === 'hold') {
      const seen = turn;
      turn = { ...(await attempt(() => hold({ request, turn: seen }, run))), spans: [] };
    }
    if (turn.disposition !== 'run') return { message, outcome: turn.outcome };
    onRun(turn);
    // A request for a person is handed off undrafted.
    const read = asks
      ? { draft: null, triage: null }
      : { draft: { ...aDraft({ text: `answer of ${me}` }), spans: [] }, triage: aTriage() };
    const context = aContext({ route: aRoute({ failed: fails }) });
    const state = { request, turn, tools: noTools, claim: null, context, fault: null, ...read };
    const handsOff = handOff(desks, endless, playbook, noMetrics, clock);
    const ask = async () => ({ ...(await attempt(() => handsOff(state, run))), spans: [] });
    let handoff: Reads<'PersistTurn'>['handoff'] = null;
    if (tellsFirst && asks && turn.desk) handoff = { moved: true, desk: { ...turn.desk, state: 'waiting' }, spans: [] };
    else if (asks) handoff = await ask().catch(() => null);
    const outcome = await attempt(() => persist({ ...state, handoff }, run));
    if (tellsFirst && asks) await ask();
    return { message, outcome };
  } catch {
    await attempt(() => releaseTurn(store)({ request }, run));
    return { message, outcome: null };
  }
};
