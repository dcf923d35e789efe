import assert from 'node:assert/strict';
import { loadHistory } from '../../../handlers/turn/load-history.ts';
import type { Adds } from '../../../statemachines/contract.ts';
import { LEASE_MS, replacing, Stage, scheduledHistory, scheduledStore } from './actor.ts';
import { answerOf, type Executing, execution, OPERATIONS, type Told } from './execution.ts';
import type { Schedule } from './explore.ts';
import { MemoryConversations } from './memory-conversations.ts';

export interface TwoMessages {
  readonly tries?: 1 | 2;
  readonly makeStore?: () => MemoryConversations;
  /** Replaces the step that accepts a message. */
  readonly makeLoad?: typeof loadHistory;
}

/** How far a sandbox's clock is behind the others'. */
const SKEW_MS = 1000;

/** The later a message, the earlier its id sorts. */
const MESSAGES = {
  first: { message_id: 'm-9', message: 'Where is my order?' },
  second: { message_id: 'm-5', message: 'And my other order?' },
  later: { message_id: 'm-1', message: 'Thank you.' },
};

/**
 * Two messages of one conversation in every order with every fault, the second on a clock that is behind; then the repeats of both after all
 * leases, and a later message. Each is answered once, under a key of its own. A step that begins when a message is stored has it in its
 * history, and its own key sorts behind it.
 */
export const twoMessages =
  ({ makeStore = () => new MemoryConversations(), makeLoad = loadHistory, tries = 2 }: TwoMessages = {}) =>
  async (schedule: Schedule): Promise<void> => {
    const store = makeStore();
    const stage = new Stage(1_700_000_000_000);
    const keys = () => [...store.turns.values()].map(({ key }) => key);
    const told: Told[] = [];
    /** The keys of the turns that were stored when an execution's last try began to accept its message. */
    const before = new Map<string, readonly string[]>();
    const beginning = new Set<string>();
    /** Keys that are missing in the history of an execution that began behind them. */
    const unread: string[] = [];
    const performs = (me: string) => {
      if (beginning.delete(me)) before.set(me, keys());
    };
    const answering = (me: string, { key, history }: Adds<'LoadHistory'>) => {
      const read = [key, ...(history?.turns ?? []).map((turn) => turn.key)];
      unread.push(...(before.get(me) ?? []).filter((other) => !read.includes(other)));
    };
    const executing = (me: string, name: keyof typeof MESSAGES): Executing => ({
      ...{ store, desks: store.desks, me, tries, request: MESSAGES[name] },
      now: () => stage.now - (name === 'first' ? 0 : SKEW_MS),
      makeLoad: (...ports) => {
        const load = makeLoad(...ports);
        return (state, run) => {
          beginning.add(me);
          return load(state, run);
        };
      },
      onRun: (accepted) => answering(me, accepted),
    });

    for (const me of ['first', 'second'] as const) {
      stage.enter(
        me,
        (around) => {
          const its = replacing(scheduledStore(store, OPERATIONS, around), scheduledHistory(store, around));
          return execution({ ...executing(me, me), store: its }).then(
            (all) => void told.push(all),
            () => {},
          );
        },
        () => performs(me),
      );
    }
    const stored = new Set<string>();
    const look = (me: string) => {
      const turn = [...store.turns.values()].find((its) => !stored.has(its.message_id));
      if (!turn) return;
      stored.add(turn.message_id);
      for (const key of before.get(me) ?? []) {
        assert(key < turn.key, `${turn.key} was accepted after ${key}`);
      }
    };
    await stage.play(schedule, (actor) => look(actor));

    stage.now += LEASE_MS + 1;
    for (const name of ['first', 'second', 'later'] as const) {
      const me = `repeat of ${name}`;
      before.set(me, keys());
      told.push(await execution(executing(me, name)));
      look(me);
      assert(told.at(-1)?.outcome?.turn, `${name} is not answered`);
    }
    assert.deepEqual(unread, [], 'not in the history');
    const turns = [...store.turns.values()];
    assert.equal(turns.length, 3, 'each message once');
    assert.equal(new Set(keys()).size, 3, 'keys');
    for (const { message, outcome } of told) {
      if (!outcome?.turn) continue;
      const turn = turns.find((its) => its.message === message);
      assert(turn?.status === 'answered', 'answered');
      assert.deepEqual([outcome.turn.key, answerOf(outcome.turn)], [turn.key, turn.answer], 'told');
    }
  };
