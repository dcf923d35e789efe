import assert from 'node:assert/strict';
import { completeTurn } from '../../../core/turn/completion/complete-turn.ts';
import type { CompletedTurn } from '../../../core/turn/turn.ts';
import { runAction } from '../../../handlers/tools/run-action.ts';
import { claimAction } from '../../../handlers/turn/claim-action.ts';
import { loadHistory } from '../../../handlers/turn/load-history.ts';
import { persistTurn } from '../../../handlers/turn/persist-turn.ts';
import { releaseTurn } from '../../../handlers/turn/release-turn.ts';
import type { Adds, Reads, TurnRequest } from '../../../statemachines/contract.ts';
import {
  aCompletionInput,
  aContext,
  aDraft,
  allowing,
  anAction,
  anOffer,
  aPlaybook,
  aRequest,
  aTriage,
  endless,
  noTools,
  quietLog,
} from '../values.ts';
import {
  LEASE_MS,
  replacing,
  Stage,
  type Surroundings,
  scheduled,
  scheduledHistory,
  scheduledStore,
  twice,
} from './actor.ts';
import type { Schedule } from './explore.ts';
import { MemoryConversations } from './memory-conversations.ts';

const START = 1_700_000_000_000;
const PROPOSING = `${START}-p`;
const ACTIONS = ['first', 'second', 'third'].map((name) => anAction({ tool: `cancel_${name}`, arguments: {} }));

export interface ListVariant {
  /** The actions of the proposal: two or three. */
  readonly length: 2 | 3;
  /** `repeat`: the executions are of one message; `button`: the second is of another message, which confirms by id. */
  readonly second: 'none' | 'repeat' | 'button';
  /** Whether the company's server declines the second action. */
  readonly declines?: boolean;
  readonly makeStore?: () => MemoryConversations;
  /** Replaces the step that carries out an action. */
  readonly makeRunAction?: typeof runAction;
}

/** A call of the company's server, or what an answer says about one. */
interface Deed {
  readonly proposal: string;
  readonly tool: string;
}

const YES: Partial<TurnRequest> = { message_id: 'm-yes', message: 'yes' };
const BUTTON: Partial<TurnRequest> = { message_id: 'm-button', message: 'Do it.', confirm_action: PROPOSING };
const LATER: Partial<TurnRequest> = { message_id: 'm-later', message: 'What about my other order?' };

interface Executing {
  readonly store: MemoryConversations;
  readonly call: (deed: Deed) => Promise<boolean>;
  readonly around: Surroundings | null;
  readonly now: () => number;
  readonly makeRunAction: typeof runAction;
}

/** What the schedule decides, beside the history. */
const OPERATIONS = ['getTurn', 'putTurn', 'takeOver', 'startAction', 'claimAction', 'complete', 'release'] as const;

/** One execution of a message: accept, claim and carry out action by action, commit; when a step fails, release. */
const execution = async (me: string, over: Partial<TurnRequest>, world: Executing): Promise<void> => {
  const { around, now } = world;
  const clock = { now };
  const request = aRequest({ ...over, uses_tools: true, started_at: now(), deadline: now() + 55_000 });
  const run = { execution: me };
  const store = around
    ? replacing(scheduledStore(world.store, OPERATIONS, around), scheduledHistory(world.store, around))
    : world.store;
  const { call } = around ? scheduled(world, ['call'], around) : world;
  const load = loadHistory(
    store,
    world.store.desks,
    null,
    endless,
    12_000,
    () => aPlaybook(),
    clock,
    () => me,
  );
  let proposal = '';
  const servers = {
    list: async () => ({ tools: ACTIONS.map(({ tool }) => anOffer({ tool, writes: true })), cold: false }),
    call: async ({ tool }: { readonly tool: string }) => {
      const ok = await call({ proposal, tool });
      return { ok, text: ok ? 'Done.' : 'Declined.' };
    },
  };
  const allowed = ACTIONS.map(({ server, tool }) => allowing(`${server}.${tool}`));
  const carryOut = world.makeRunAction(servers, () => aPlaybook({ tools: allowed }), clock);
  try {
    const turn = { ...(await twice(() => load({ request }, run))), spans: [] };
    if (turn.disposition !== 'run') return;
    if ('proposal' in turn.consent) proposal = turn.consent.proposal.id;
    let claim: Reads<'ClaimAction'>['claim'] = null;
    while (turn.consent.kind === 'granted' && (!claim || claim.standing === 'next')) {
      const seen: Reads<'ClaimAction'>['claim'] = claim;
      const claimed: Adds<'ClaimAction'> = await twice(() => claimAction(store)({ request, turn, claim: seen }, run));
      claim = { ...claimed, spans: [] };
      if (claim.standing !== 'claimed') break;
      try {
        claim = { ...(await carryOut({ request, turn, claim }, run)), spans: [] };
      } catch {
        break;
      }
    }
    const draft = { ...aDraft({ text: `answer of ${me}` }), spans: [] };
    const answer = { tools: noTools, context: aContext(), triage: aTriage(), draft, handoff: null, fault: null };
    const persist = persistTurn(store, world.store.desks, null, () => aPlaybook(), clock, quietLog);
    await twice(() => persist({ request, turn, claim, ...answer }, run));
  } catch {
    await twice(() => releaseTurn(store)({ request }, run)).catch(() => {});
  }
};

const turnsIn = (store: MemoryConversations): CompletedTurn[] =>
  [...store.turns.values()].filter((turn) => 'answer' in turn);

/** What the turns' answers say about each action. */
const toldIn = (turns: readonly CompletedTurn[]): (Deed & { readonly outcome: string })[] =>
  turns.flatMap(({ actions }) =>
    (actions?.proposal.actions ?? []).map(({ tool }, at) => ({
      proposal: actions?.proposal.id ?? '',
      tool,
      outcome: actions?.results[at]?.outcome ?? 'not begun',
    })),
  );

const isSame = (one: Deed) => (other: Deed) => one.proposal === other.proposal && one.tool === other.tool;

/**
 * A proposal of several actions and the executions that are to carry it out, in every order of their operations with every fault; then the
 * repeats of their messages after all leases, and a later message. Each action has its effect at most once, in the order of the list, behind
 * one that was done; and what the answers say about each is true.
 */
export const listWorld =
  ({ length, second, declines = false, makeStore, makeRunAction = runAction }: ListVariant) =>
  async (schedule: Schedule): Promise<void> => {
    const store = makeStore?.() ?? new MemoryConversations();
    const stage = new Stage(START + 2000);
    const now = () => stage.now;
    store.now = now;
    const proposed = completeTurn(
      aCompletionInput({
        turn: { key: PROPOSING, message_id: 'm-0', message: 'Cancel them.', started_at: START },
        draft: aDraft({ proposals: ACTIONS.slice(0, length) }),
      }),
    );
    const { key, message_id, message, started_at } = proposed;
    await store.putTurn(aRequest(), { key, message_id, message, started_at, status: 'pending', owner: 'p', lease: 0 });
    await store.complete(aRequest(), proposed, 'p');

    const done: Deed[] = [];
    const tried: Deed[] = [];
    const call = async (deed: Deed) => {
      tried.push(deed);
      const ok = !(declines && deed.tool === ACTIONS[1]?.tool);
      if (ok) done.push(deed);
      return ok;
    };
    const executions: [string, Partial<TurnRequest>][] = [['one', YES]];
    if (second !== 'none') executions.push(['two', second === 'button' ? BUTTON : YES]);
    for (const [actor, over] of executions) {
      stage.enter(actor, (around) => execution(actor, over, { store, call, around, now, makeRunAction }));
    }
    /** What an execution has not stored yet bears the time of its last operation. */
    const latest = new Map<string, number>();
    const tick = (actor: string) => {
      stage.now += 10;
      latest.set(actor, stage.now);
    };
    const state = () => [[...store.turns], [...store.claims], [...latest].toSorted(), done, tried];
    await stage.play(schedule, tick, { state });

    for (const [at, over] of [...executions.map(([, repeat]) => repeat), LATER].entries()) {
      stage.now += LEASE_MS + 1;
      await execution(`after-${at}`, over, { store, call, around: null, now, makeRunAction });
    }
    const turns = turnsIn(store);
    assert(
      turns.every(({ status }) => status === 'answered'),
      'answered',
    );
    const tools = (deeds: readonly Pick<Deed, 'tool'>[]) => deeds.map(({ tool }) => tool);
    assert.deepEqual(tools(done), [...new Set(tools(done))], 'done once');
    for (const { actions } of turns) {
      const ofList = done.filter(({ proposal }) => proposal === actions?.proposal.id);
      const list = actions?.proposal.actions.slice(0, ofList.length) ?? [];
      assert.deepEqual(tools(ofList), tools(list), 'done in order, each behind one that was done');
    }
    const again = tried.filter((deed, at) => tried.findIndex(isSame(deed)) < at);
    assert.deepEqual(again, [], 'tried once');
    const told = toldIn(turns);
    for (const deed of told) {
      const isDone = done.some(isSame(deed));
      assert(
        deed.outcome === 'unknown' || isDone === (deed.outcome === 'done'),
        `${deed.tool} is told as ${deed.outcome}`,
      );
    }
    const untold = done.filter((deed) => !told.some(isSame(deed)));
    assert.deepEqual(untold, [], 'done and not told');
  };
