import assert from 'node:assert/strict';
import { type Actor, NO_DESK } from '../../../core/desk/desk.ts';
import type { ActionName, decideMove } from '../../../core/desk/moves.ts';
import { completeTurn } from '../../../core/turn/completion/complete-turn.ts';
import type { Adds } from '../../../statemachines/contract.ts';
import { aCompletionInput, aRequest } from '../values.ts';
import { LEASE_MS, replacing, Stage, type Surroundings, scheduled, scheduledHistory, scheduledStore } from './actor.ts';
import { type ClockVisit, clockVisit, type Visits } from './clock-visits.ts';
import { type ActOutcome, actId, type DeskAct, deskAct } from './desk-act.ts';
import { DeskWatch, isTold } from './desk-watch.ts';
import { answerOf, type Executing, execution, type Told } from './execution.ts';
import type { Schedule } from './explore.ts';
import { keyOf, MemoryConversations } from './memory-conversations.ts';

const START = 1_700_000_000_000;

const REQUEST = 'I want to talk to a human.';
/** Of the first message and of the second. */
const WORDS = {
  question: ['Where is my order?', 'And my other order?'],
  request: [REQUEST, REQUEST],
  back: ['Back to the assistant.', 'Back to the assistant.'],
} as const;

export interface DeskVariant {
  /** What the customer writes, each message at any time. */
  readonly messages: readonly (keyof typeof WORDS)[];
  /** What each person does, one act after another; before an act that names a version, they look at the conversation. */
  readonly staff?: readonly (readonly ActionName[])[];
  /** What the customer does without words. */
  readonly customer?: ActionName;
  /** What the clock finds due, one visit after another. */
  readonly clock?: readonly ClockVisit[];
  readonly visits?: Visits;
  /** Who has the conversation when it begins: `ana` if it is a person. */
  readonly begins?: 'waiting' | 'human' | 'closed';
  /** Whether an execution of the first message gave up before all this. */
  readonly gaveUp?: boolean;
  /** Whether messages may be stored long after their keys were made, and the conversation was closed on a clock that is ahead. */
  readonly readsEarly?: boolean;
  readonly tries?: 1 | 2;
  /** Whether a person who gets no answer repeats an act under another id. */
  readonly renames?: boolean;
  readonly makeStore?: () => MemoryConversations;
  readonly makeLoad?: NonNullable<Executing['makeLoad']>;
  readonly makeHold?: NonNullable<Executing['makeHold']>;
  readonly tellsFirst?: boolean;
  readonly decide?: typeof decideMove;
  readonly holds?: NonNullable<Parameters<typeof deskAct>[1]['holds']>;
  readonly forgets?: boolean;
  /** The version that a person names: the one of the case that they opened, or mistakes. */
  readonly names?: 'seen' | 'answered' | 'none';
  /** Whether the case reads the desk behind the transcript: a mistake. */
  readonly looksBackwards?: boolean;
}

/** How far a person has come. `again` rises when an act is tried again as another one. */
interface Progress {
  at: number;
  again: number;
  act: DeskAct | null;
}

const STAFF: readonly Actor[] = [
  { kind: 'staff', id: 'ana', name: 'Ana' },
  { kind: 'staff', id: 'bea', name: 'Bea' },
];
const CUSTOMER: Actor = { kind: 'customer', id: 'ada', name: '' };
const NAMES_VERSION: readonly ActionName[] = ['give_back', 'close', 'reopen', 'transfer'];

/** The customer's later message, when everything has come to rest. */
const LATER = { message_id: 'm-later', message: 'And now?' };

/**
 * Messages of one conversation, with the executions that answer them or leave them to a person, beside the people and the customer who move
 * its desk, in every order with every fault; then the repeats of all of them, and a later message. `DeskWatch` says what must hold meanwhile.
 */
export const deskWorld =
  (variant: DeskVariant) =>
  async (schedule: Schedule): Promise<void> => {
    const { messages, staff = [], customer, tries = 1, makeStore = () => new MemoryConversations() } = variant;
    const store = makeStore();
    const stage = new Stage(START + 1000);
    const now = () => stage.now;
    store.now = now;
    const acts = new Map<string, ActOutcome>();
    /** Acts that came to an end, and what their actor was answered. */
    const answers: { readonly act: DeskAct; readonly result: ActOutcome }[] = [];
    const told: Told[] = [];
    /** Acts that have moved the desk, and are answered as lost. */
    const denied: string[] = [];
    const acting = { ...variant, desks: store.desks, acts, now, tries };
    const requests = messages.map((words, at) => ({ message_id: `m-${at + 1}`, message: WORDS[words][at] ?? '' }));
    await prepare(store, variant, requests);
    const watch = new DeskWatch(store, await store.desks.get(aRequest()));

    const executing = (me: string, request: { readonly message_id: string; readonly message: string }): Executing => ({
      ...{ store, desks: store.desks, now, me, tries, request, asks: request.message === REQUEST },
      ...(variant.makeLoad && { makeLoad: variant.makeLoad }),
      ...(variant.makeHold && { makeHold: variant.makeHold }),
      tellsFirst: variant.tellsFirst ?? false,
    });
    for (const [at, request] of requests.entries()) {
      const me = `message ${at + 1}`;
      stage.enter(me, async (around) => {
        // Only the key of its turn depends on the history that it reads: the table has it, once the turn is stored.
        const reading = variant.readsEarly ? around : { ...around, learns: () => {} };
        const its = replacing(
          scheduledStore(store, variant.readsEarly ? ['putTurn', 'complete'] : ['complete'], around),
          scheduledHistory(store, reading),
        );
        const result = execution({ ...executing(me, request), store: its, desks: scheduledDesks(store, around) });
        await result.then(
          (all) => void told.push(all),
          () => {},
        );
      });
    }

    const progress: Progress[] = [];
    const person = (actor: Actor, script: readonly ActionName[]) => {
      const its: Progress = { at: 0, again: 0, act: null };
      progress.push(its);
      const choose = async (action: ActionName, around: Surroundings): Promise<DeskAct> => {
        const names = actor.kind === 'staff' && NAMES_VERSION.includes(action) ? (variant.names ?? 'seen') : null;
        let version = names === 'answered' ? (answers.at(-1)?.result.desk.version ?? 0) : null;
        if (names === 'seen') version = await open(store, around, actor.id, watch, variant.looksBackwards);
        if (names === 'none') ({ version } = await store.desks.get(aRequest()));
        return { action, actor, message_id: `a-${its.at}-${its.again}`, version };
      };
      const anew = () => {
        its.again += 1;
        its.act = null;
      };
      const work = async (around: Surroundings): Promise<void> => {
        const desks = scheduledDesks(store, around);
        for (let action = script[its.at]; action; action = script[its.at]) {
          around.forgets();
          // A repeat asks for the same.
          const act = its.act ?? (await choose(action, around));
          its.act = act;
          const result: ActOutcome | null = await deskAct(act, { ...acting, desks }).catch(() => null);
          if (result === null) {
            if (variant.renames) anew();
            continue;
          }
          answers.push({ act, result });
          if (result.outcome === 'done') await watch.answered();
          if (result.outcome === 'lost' && result.desk.move?.id === actId(act)) denied.push(actId(act));
          // Another act came first: they look again, unless nothing is left to do.
          if (result.outcome === 'lost' && act.version !== null && isOpenTo(action, result.desk.state) && its.again < 4)
            anew();
          else Object.assign(its, { at: its.at + 1, again: 0, act: null });
        }
      };
      const enter = (name: string): void =>
        stage.enter(name, work, undefined, () => {
          if (variant.renames) anew();
          enter(`${name} again`);
        });
      enter(actor.id);
    };
    for (const [at, script] of staff.entries()) person(STAFF[at] as Actor, script);
    if (customer) person(CUSTOMER, [customer]);

    let visited = 0;
    const visit = async (around: Surroundings): Promise<void> => {
      const { clock = [], visits = {} } = variant;
      for (let rule = clock[visited]; rule; rule = clock[visited]) {
        around.forgets();
        const isDone = await clockVisit(rule, store, scheduledDesks(store, around), around, watch, visits).then(
          () => true,
          () => false,
        );
        if (isDone) visited += 1;
      }
    };
    const wind = (name: string): void => stage.enter(name, visit, undefined, () => wind(`${name} again`));
    if (variant.clock) wind('clock');

    const look = async () => {
      await watch.look();
      assert.deepEqual(denied, [], 'a move that was made is answered as lost');
    };
    await stage.play(schedule, look, {
      state: () => [
        progress,
        variant.clock && [visited, [...store.posts.keys()].toSorted()],
        [...store.turns.values()].map(({ message_id, key, ...turn }) => [
          message_id,
          key,
          turn.status,
          answerOf({ message_id, key, ...turn }),
        ]),
        [...store.desks.desks.values()],
        [...acts]
          .map(([name, { outcome, desk }]) => [name, outcome, variant.names === 'answered' && desk.version])
          .toSorted(),
        watch.state,
        told.map(({ message, outcome }) => [message, outcome?.outcome]).toSorted(),
      ],
    });
    await finish();

    async function finish() {
      const before = await store.desks.get(aRequest());
      for (const { act, result } of answers) {
        const repeated = await deskAct(act, acting);
        assert.deepEqual(repeated, result, `the repeat of ${actId(act)} has another answer`);
      }
      assert.deepEqual(await store.desks.get(aRequest()), before, 'a repeated act has moved the desk');

      for (const [at, request] of requests.entries()) {
        stage.now += LEASE_MS + 1;
        told.push(await execution({ ...executing(`repeat ${at + 1}`, request), tries: 2 }));
        await watch.look();
        const { outcome } = told.at(-1) as Told;
        assert(outcome?.turn, `${request.message_id} is ${outcome?.outcome}`);
        const isMoved = watch.made.has(`turn#${outcome.turn.key}`);
        assert(!isMoved || isTold(outcome.turn) || outcome.desk, 'nobody can know of the hand-off');
      }
      const turns = store.turnsOf(aRequest());
      const open = turns.filter(({ status }) => status === 'pending');
      assert.deepEqual(open, [], 'left pending');
      assert.equal(new Set(turns.map(({ key }) => key)).size, turns.length, 'keys');
      for (const { message, outcome } of told) {
        if (!outcome?.turn) continue;
        const turn = turns.find((its) => its.message === message);
        assert(turn, 'lost');
        assert.deepEqual([outcome.turn.key, answerOf(outcome.turn)], [turn.key, answerOf(turn)], 'told');
      }

      const desk = await store.desks.get(aRequest());
      let accepted: Adds<'LoadHistory'> | null = null;
      const onRun = (its: Adds<'LoadHistory'>) => {
        accepted = its;
      };
      const { outcome } = await execution({ ...executing('later', LATER), onRun });
      await watch.look();
      const isHeld = desk.state === 'waiting' || desk.state === 'human';
      assert.equal(outcome?.outcome, isHeld ? 'held' : 'completed', 'the later message');
      const context = (accepted as Adds<'LoadHistory'> | null)?.history?.turns ?? [];
      const old = context.filter(({ key }) => desk.closed_key !== null && key < desk.closed_key);
      assert.deepEqual(old, [], 'the context has a closed episode');
    }
  };

const DESK_OPERATIONS = ['get', 'move', 'hold', 'pendingTurns', 'holdTurn'] as const;

const scheduledDesks = ({ desks }: MemoryConversations, around: Surroundings) =>
  replacing(desks, scheduled(desks, DESK_OPERATIONS, around));

/** What a person sees of the conversation, and its version. The desk is read first: what comes later raises the version. */
const open = async (
  store: MemoryConversations,
  around: Surroundings,
  person: string,
  watch: DeskWatch,
  backwards = false,
): Promise<number> => {
  const reads = {
    transcript: async () => watch.saw(person, store.turnsOf(aRequest())),
    desk: () => store.desks.get(aRequest()),
  };
  const { transcript, desk } = scheduled(reads, ['transcript', 'desk'], around);
  for (;;) {
    try {
      if (backwards) await transcript();
      const { version } = await desk();
      if (!backwards) await transcript();
      return version;
    } catch {}
  }
};

const isOpenTo = (action: ActionName, state: string): boolean =>
  action === 'reopen'
    ? state === 'closed'
    : action === 'give_back'
      ? state !== 'bot' && state !== 'closed'
      : state !== 'closed';

const ANSWERED = completeTurn(
  aCompletionInput({ turn: { key: `${START}-a`, message_id: 'm-0', message: 'Hello.', started_at: START } }),
);

/** The conversation as it is when the walk begins: an answered turn, and what the variant says. */
const prepare = async (
  store: MemoryConversations,
  { begins, gaveUp, readsEarly }: DeskVariant,
  [first]: readonly { readonly message_id: string; readonly message: string }[],
): Promise<void> => {
  const id = aRequest();
  store.turns.set(keyOf({ ...id, message_id: 'm-0' }), ANSWERED);
  if (gaveUp && first) {
    const turn = {
      ...first,
      key: `${START + 1}-b`,
      started_at: START,
      status: 'pending',
      owner: 'dead',
      lease: 0,
    } as const;
    await store.putTurn(id, turn);
  }
  if (!begins) return;
  const key = `${START + (readsEarly ? 2000 : 2)}-c`;
  const closed = {
    episode: 1,
    from: null,
    to: key,
    closed_at: START + 2,
    by: STAFF[0] as Actor,
    resolution: 'solved',
  } as const;
  const set = {
    waiting: { waiting_since: START + 2 },
    human: { assignee: { id: 'ana', name: 'Ana' } },
    closed: { closed_key: key, closed: [closed] },
  }[begins];
  const { version } = NO_DESK;
  await store.desks.move(id, { id: 'before', key, from: 'bot', version, to: begins, set });
};
