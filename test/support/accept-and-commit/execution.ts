import type { DailyQuota } from '../../../core/access/quota.ts';
import type { Desks } from '../../../core/desk/desks.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import type { Outcome, Turn } from '../../../core/turn/turn.ts';
import { loadHistory } from '../../../handlers/turn/load-history.ts';
import { persistTurn } from '../../../handlers/turn/persist-turn.ts';
import { releaseTurn } from '../../../handlers/turn/release-turn.ts';
import type { Adds, TurnRequest } from '../../../statemachines/contract.ts';
import { aContext, aDraft, aPlaybook, aRequest, aRoute, aTriage, noTools, quietLog } from '../values.ts';
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
  /** Called when the execution begins to answer the turn. */
  readonly onRun?: (accepted: Adds<'LoadHistory'>) => void;
}

/** The message of an execution, and what it tells its client. Null if the execution fails. */
export interface Told {
  readonly message: string;
  readonly outcome: Outcome | null;
}

export const answerOf = (turn: Turn): string | null => ('answer' in turn ? turn.answer : null);

/** One execution: accept, write an answer unique to it, commit; when a step fails, release. Throws when the release fails, too. */
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
  onRun = () => {},
}: Executing): Promise<Told> => {
  const clock = { now };
  const request = aRequest(over);
  const { message } = request;
  const run = { execution: me };
  const attempt = <T>(step: () => Promise<T>) => (tries === 1 ? step() : twice(step));
  const playbook = () => aPlaybook();
  const load = makeLoad(store, desks, quota, 12_000, playbook, clock, () => me);
  const persist = persistTurn(store, desks, quota, playbook, clock, quietLog);
  try {
    const turn = { ...(await attempt(() => load({ request }, run))), spans: [] };
    if (turn.disposition !== 'run') return { message, outcome: turn.outcome };
    onRun(turn);
    const draft = { ...aDraft({ text: `answer of ${me}` }), spans: [] };
    const context = aContext({ route: aRoute({ failed: fails }) });
    const state = {
      request,
      turn,
      tools: noTools,
      claim: null,
      context,
      triage: aTriage(),
      draft,
      handoff: null,
      fault: null,
    };
    return { message, outcome: await attempt(() => persist(state, run)) };
  } catch {
    await attempt(() => releaseTurn(store)({ request }, run));
    return { message, outcome: null };
  }
};
