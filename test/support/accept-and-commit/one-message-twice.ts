import assert from 'node:assert/strict';
import type { DailyQuota } from '../../../core/access/quota.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import { nextTurnKey } from '../../../core/turn/keys.ts';
import type { PendingTurn } from '../../../core/turn/turn.ts';
import { loadHistory } from '../../../handlers/turn/load-history.ts';
import { persistTurn } from '../../../handlers/turn/persist-turn.ts';
import { releaseTurn } from '../../../handlers/turn/release-turn.ts';
import { aContext, aDraft, aHistory, aPlaybook, aRequest, aRoute, aTriage, noTools, quietLog } from '../values.ts';
import { LEASE_MS, scheduledQuota, scheduledStore, settle, twice } from './actor.ts';
import type { Schedule, Waiting } from './explore.ts';
import { MemoryConversations } from './memory-conversations.ts';

export interface Variant {
  /** Whether the first execution finds no answer. */
  readonly fails?: boolean;
  /** How often each step is tried. With one try, a lost reply fails the execution, which then releases its turn. */
  readonly tries?: 1 | 2;
  /** Whether an earlier execution of the message gave up. */
  readonly released?: boolean;
  readonly makeStore?: () => MemoryConversations;
  readonly quota?: DailyQuota | null;
}

interface Executing {
  readonly store: Conversations;
  readonly quota: DailyQuota | null;
  readonly now: () => number;
  readonly me: string;
  readonly fails: boolean;
  readonly tries: 1 | 2;
  /** Called when the execution begins to answer the turn. */
  readonly onRun: () => void;
}

/** One execution: accept, write an answer unique to it, commit; when a step fails, release. Throws when the release fails, too. */
const execution = async ({ store, quota, now, me, fails, tries, onRun }: Executing): Promise<string | null> => {
  const clock = { now };
  const request = aRequest();
  const run = { execution: me };
  const attempt = <T>(step: () => Promise<T>) => (tries === 1 ? step() : twice(step));
  const load = loadHistory(
    store,
    quota,
    12_000,
    () => aPlaybook(),
    clock,
    () => me,
  );
  const persist = persistTurn(store, quota, () => aPlaybook(), clock, quietLog);
  try {
    const turn = { ...(await attempt(() => load({ request }, run))), spans: [] as [] };
    if (turn.disposition !== 'run') return turn.outcome?.turn?.answer ?? null;
    onRun();
    const draft = { ...aDraft({ text: `answer of ${me}` }), spans: [] };
    const route = aRoute({ failed: fails });
    const state = {
      ...{ request, turn, tools: noTools, claim: null, context: aContext({ route }) },
      ...{ triage: aTriage(), draft, fault: null },
    };
    const result = await attempt(() => persist(state, run));
    return result.turn?.answer ?? null;
  } catch {
    await attempt(() => releaseTurn(store)({ request }, run));
    return null;
  }
};

/** Leaves the message as an execution does that accepted it and failed. */
const giveUp = async (store: Conversations, now: number): Promise<void> => {
  const { message, message_id, started_at } = aRequest();
  const key = nextTurnKey(now, null, 'dead');
  const lease = now + LEASE_MS;
  await store.putTurn(aRequest(), { key, message, message_id, started_at, status: 'pending', owner: 'dead', lease });
  await store.release(aRequest(), 'dead');
};

/** Whether an execution that is answering the turn within its lease has lost it. */
const isTakenFrom = (answering: ReadonlyMap<string, number>, { owner, lease }: PendingTurn, now: number): boolean =>
  [...answering].some(([actor, until]) => until > now && (owner !== actor || lease <= now));

/**
 * Two executions of one message in every interleaving with every fault, and then the client's repeat: at once if both executions have come to
 * their end, and after all leases have expired if one died or could not release its turn.
 */
export const world =
  ({
    fails = false,
    tries = 2,
    released = false,
    makeStore = () => new MemoryConversations(),
    quota = null,
  }: Variant = {}) =>
  async (schedule: Schedule) => {
    const store = makeStore();
    const waiting = new Set<Waiting>();
    let now = 1_700_000_000_000;
    if (released) await giveUp(store, now);
    let size = store.turns.size;
    const reported: string[] = [];
    const stored: string[] = [];
    /** The lease of each execution that is answering the turn, as it was when it began. */
    const answering = new Map<string, number>();
    let alive = 2;
    let mustWait = false;

    for (const actor of ['first', 'second']) {
      const end = () => {
        answering.delete(actor);
        alive--;
      };
      const around = {
        actor,
        waiting,
        died: () => {
          mustWait = true;
          end();
        },
        timePasses: () => {
          now += LEASE_MS + 1;
        },
      };
      execution({
        store: scheduledStore(store, around),
        quota: quota && scheduledQuota(quota, around),
        now: () => now,
        me: actor,
        fails: fails && actor === 'first',
        tries,
        onRun: () => {
          for (const turn of store.turns.values()) if (turn.status === 'pending') answering.set(actor, turn.lease);
        },
      })
        .then((answer) => answer !== null && reported.push(answer))
        .catch(() => {
          mustWait = true;
        })
        .finally(end);
    }
    while (alive > 0) {
      while (waiting.size < alive) await settle();
      // Two equal executions: it does not matter which of them begins.
      const begins = schedule.taken.length === 0 && !fails;
      await schedule.next([...waiting].slice(0, begins ? 1 : 2));
      await settle();
      const { story } = schedule;
      if (store.turns.size < size) throw new Error(`${story.join(', ')}: a stored message is gone.`);
      size = store.turns.size;
      for (const turn of store.turns.values()) {
        if (turn.status !== 'pending') stored.push(turn.answer);
        else if (isTakenFrom(answering, turn, now)) throw new Error(`${story.join(', ')}: it is answered elsewhere.`);
      }
    }

    if (mustWait) now += LEASE_MS + 1;
    const onRun = () => {};
    const last = await execution({ store, quota, now: () => now, me: 'repeat', fails: false, tries, onRun });
    const story = schedule.story.join(', ');
    const turns = [...store.turns.values()];
    const [turn] = turns;
    assert(turns.length === 1 && turn && turn.status !== 'pending' && !('lease' in turn), `${story}: no answer`);
    const told = new Set([last, ...stored, ...reported]);
    assert.deepEqual([...told], [turn.answer], `${story}: told`);
  };
