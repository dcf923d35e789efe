import { expect } from 'vitest';
import type { DailyQuota } from '../../../core/access/quota.ts';
import { Fault } from '../../../core/errors/faults.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import { acceptTurn } from '../../../handlers/turn/accept-turn.ts';
import { persistTurn } from '../../../handlers/turn/persist-turn.ts';
import {
  aContext,
  aDraft,
  aHistory,
  aKnowledge,
  aPlaybook,
  aRequest,
  aRoute,
  aTriage,
  noTools,
  quietLog,
} from '../values.ts';
import { scheduledQuota, scheduledStore } from './actor.ts';
import type { Schedule, Waiting } from './explore.ts';
import { MemoryConversations } from './memory-conversations.ts';

const LEASE_MS = 125_000;

/** One execution: accept, write an answer unique to it, commit. Each step is tried twice, as the state machine does. */
const execution = async (
  store: Conversations,
  quota: DailyQuota | null,
  now: () => number,
  me: string,
  fails: boolean,
): Promise<string | null> => {
  const clock = { now };
  const request = aRequest();
  const accept = acceptTurn(
    store,
    quota,
    () => aPlaybook(),
    clock,
    () => me,
  );
  const turn = { ...(await twice(() => accept({ request, history: aHistory() }, { execution: me }))), spans: [] };
  if (turn.disposition !== 'run') return turn.outcome?.turn?.answer ?? null;
  const draft = { ...aDraft({ text: `answer of ${me}` }), spans: [] };
  const route = aRoute({ failed: fails });
  const state = {
    request,
    history: aHistory(),
    turn,
    knowledge: aKnowledge(),
    tools: noTools,
    claim: null,
    context: aContext(),
    route,
    triage: aTriage(),
    draft,
    fault: null,
  };
  const persist = persistTurn(store, quota, clock, quietLog);
  const result = await twice(() => persist(state, { execution: me }));
  return result.turn?.answer ?? null;
};

const twice = async <T>(step: () => Promise<T>): Promise<T> =>
  step().catch((error) => {
    if (error instanceof Fault && error.name === 'StoreBusy') return step();
    throw error;
  });

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Two executions of one message in every interleaving with every fault, and then the client's repeat after all leases have expired. */
export const world =
  (fails: boolean, makeStore = () => new MemoryConversations(), quota: DailyQuota | null = null) =>
  async (schedule: Schedule) => {
    const store = makeStore();
    const waiting = new Set<Waiting>();
    let now = 1_700_000_000_000;
    const reported: string[] = [];
    const stored: string[] = [];
    let alive = 2;

    for (const actor of ['first', 'second']) {
      const around = {
        actor,
        waiting,
        died: () => alive--,
        timePasses: () => {
          now += LEASE_MS + 1;
        },
      };
      const mine = quota && scheduledQuota(quota, around);
      execution(scheduledStore(store, around), mine, () => now, actor, fails && actor === 'first')
        .then((answer) => answer !== null && reported.push(answer))
        .catch(() => {})
        .finally(() => alive--);
    }
    while (alive > 0) {
      while (waiting.size < alive) await settle();
      await schedule.next([...waiting]);
      await settle();
      for (const turn of store.turns.values()) if (turn.status !== 'pending') stored.push(turn.answer);
    }

    now += LEASE_MS + 1;
    const last = await execution(store, quota, () => now, 'repeat', false);
    const story = schedule.story.join(', ');
    const turns = [...store.turns.values()];
    expect(turns, story).toHaveLength(1);
    expect(turns[0]?.status, story).not.toBe('pending');
    const answer = turns[0]?.status === 'pending' ? null : turns[0]?.answer;
    expect(last, story).toBe(answer);
    expect(
      [...new Set([...stored, ...reported])].filter((told) => told !== answer),
      story,
    ).toEqual([]);
  };
