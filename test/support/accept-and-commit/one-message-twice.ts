import assert from 'node:assert/strict';
import type { DailyQuota } from '../../../core/access/quota.ts';
import { nextTurnKey } from '../../../core/config/keys.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import type { PendingTurn, Turn } from '../../../core/turn/turn.ts';
import type { loadHistory } from '../../../handlers/turn/load-history.ts';
import { aRequest } from '../values.ts';
import {
  LEASE_MS,
  replacing,
  Stage,
  type Surroundings,
  scheduledHistory,
  scheduledQuota,
  scheduledStore,
} from './actor.ts';
import { answerOf, execution, OPERATIONS, type Told } from './execution.ts';
import type { Schedule } from './explore.ts';
import { MemoryConversations } from './memory-conversations.ts';

export interface Variant {
  /** Whether the first execution finds no answer. */
  readonly fails?: boolean;
  readonly tries?: 1 | 2;
  /** Whether an earlier execution of the message gave up. */
  readonly released?: boolean;
  /** Whether the second execution has other words under the same message_id. */
  readonly reused?: boolean;
  /** The turns that are left of the day; by default nothing is counted. */
  readonly quota?: number;
  readonly makeStore?: () => MemoryConversations;
  /** Replaces the step that accepts the message. */
  readonly makeLoad?: typeof loadHistory;
}

const OTHER_WORDS = 'Cancel my order.';

class Counter implements DailyQuota {
  taken = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async take(): Promise<boolean> {
    if (this.taken >= this.#limit) return false;
    this.taken += 1;
    return true;
  }

  async giveBack(): Promise<void> {
    this.taken -= 1;
  }

  async spend(): Promise<void> {}
}

/** Leaves the message as an execution does that accepted it and failed. */
const giveUp = async (store: Conversations, now: number): Promise<void> => {
  const { message, message_id, started_at } = aRequest();
  const key = nextTurnKey(now, null, 'dead');
  const lease = now + LEASE_MS;
  await store.putTurn(aRequest(), { key, message, message_id, started_at, status: 'pending', owner: 'dead', lease });
  await store.release(aRequest(), 'dead');
};

/** Whether an execution that is answering the turn within its lease has lost it. */
const isTakenFrom = (answering: ReadonlyMap<string, number>, { owner, lease }: PendingTurn, stage: Stage): boolean =>
  [...answering].some(
    ([actor, until]) => stage.alive.has(actor) && until > stage.now && (owner !== actor || lease <= stage.now),
  );

/**
 * Two executions of one message in every interleaving with every fault, and then the client's repeats: at once if both executions have come to
 * their end, and after all leases have expired if one died or could not release its turn.
 */
export const world =
  ({ quota: left, reused = false, makeStore = () => new MemoryConversations(), ...variant }: Variant = {}) =>
  async (schedule: Schedule) => {
    const { fails = false, released = false } = variant;
    const store = makeStore();
    const stage = new Stage(1_700_000_000_000);
    const quota = left === undefined ? null : new Counter(left);
    const now = () => stage.now;
    if (released) await giveUp(store, stage.now);
    const seen: Turn[] = [...store.turns.values()];
    const told: Told[] = [];
    /** The lease of each execution that is answering the turn, as it was when it began. */
    const answering = new Map<string, number>();
    let mustWait = false;

    const words = [aRequest().message, reused ? OTHER_WORDS : aRequest().message];
    for (const [at, me] of ['first', 'second'].entries()) {
      const onRun = () => {
        for (const turn of store.turns.values()) if (turn.status === 'pending') answering.set(me, turn.lease);
      };
      // An execution that releases the turn answers it no longer.
      const performs = (name: string) => {
        if (name === 'release') answering.delete(me);
      };
      const act = (around: Surroundings) =>
        execution({
          ...{
            ...variant,
            now,
            me,
            onRun,
            desks: store.desks,
            fails: fails && at === 0,
            request: { message: words[at] ?? '' },
          },
          // Beside a quota, the history is read in an instant: its order is walked without one.
          store: replacing(scheduledStore(store, OPERATIONS, around), quota ? {} : scheduledHistory(store, around)),
          quota: quota && scheduledQuota(quota, around),
        })
          .then((its) => void told.push(its))
          .catch(() => {
            mustWait = true;
          });
      stage.enter(me, act, performs);
    }
    const look = () => {
      assert(store.turns.size >= Math.min(1, seen.length), 'a stored message is gone');
      for (const turn of store.turns.values()) {
        seen.push(turn);
        if (turn.status !== 'pending') continue;
        assert(!isTakenFrom(answering, turn, stage), 'it is answered elsewhere');
      }
    };
    // Of two equal executions, it does not matter which begins.
    await stage.play(schedule, look, { begins: fails || reused ? null : 'first' });

    if (mustWait || stage.died) stage.now += LEASE_MS + 1;
    const [stored] = store.turns.values();
    const taken = quota?.taken ?? 0;
    for (const message of new Set(words)) {
      const me = `repeat ${told.length}`;
      told.push(
        await execution({ ...variant, store, desks: store.desks, quota, now, me, fails: false, request: { message } }),
      );
      assert(told.at(-1)?.outcome?.outcome !== 'in_progress', 'a repeat has to wait');
    }

    const outcomes = told.map(({ outcome }) => outcome?.outcome);
    if (left === 0) {
      assert.equal(store.turns.size + seen.length, 0, 'stored over the quota');
      assert.equal(outcomes.at(-1), 'quota', 'over the quota');
      return;
    }
    assert(!outcomes.includes('quota'), 'within the quota');
    if (quota) {
      const faults = schedule.story.filter((event) => !event.endsWith(': done')).length;
      assert(quota.taken >= 1 && quota.taken <= 1 + faults, `counted ${quota.taken} times`);
      assert.equal(quota.taken, stored ? taken : taken + 1, 'a repeat that is answered is not counted');
    }
    const [turn, ...others] = store.turns.values();
    assert(others.length === 0 && turn && turn.status !== 'pending' && !('lease' in turn), 'no answer');
    for (const { key, message, ...earlier } of seen) {
      assert.deepEqual([key, message], [turn.key, turn.message], 'stored as another turn');
      if ('answer' in earlier) assert.equal(earlier.answer, answerOf(turn), 'stored');
    }
    for (const { message, outcome } of told) {
      if (outcome === null) continue;
      const isReused: boolean = message !== turn.message;
      assert.equal(outcome.outcome === 'key_reused', isReused, `${message} is ${outcome.outcome}`);
      if (outcome.turn === null) continue;
      assert.deepEqual([outcome.turn.key, answerOf(outcome.turn)], [turn.key, answerOf(turn)], 'told');
    }
    const answered = told.slice(-new Set(words).size).filter(({ outcome }) => outcome?.turn);
    assert.equal(answered.length, 1, 'the repeat of the message is told its answer');
  };
