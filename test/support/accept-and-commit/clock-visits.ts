import type { Desk } from '../../../core/desk/desk.ts';
import type { DueNow } from '../../../core/desk/due.ts';
import { moveByClock } from '../../../handlers/clock/move-by-clock.ts';
import { visitTurn } from '../../../handlers/clock/visit-turn.ts';
import type { Visiting } from '../../../handlers/clock/visiting.ts';
import { aPlaybook, aRequest, endless, noMetrics } from '../values.ts';
import { LEASE_MS, replacing, type Surroundings, scheduled } from './actor.ts';
import type { DeskWatch } from './desk-watch.ts';
import type { MemoryConversations } from './memory-conversations.ts';

/** What a visit of the clock finds due, whatever the time is, if the state is that of the rule; `lost` visits the first message. */
export type ClockVisit = 'overdue' | 'requeue' | 'no_reply' | 'idle' | 'lost';

const RULES: Readonly<
  Record<Exclude<ClockVisit, 'lost'>, readonly [Desk['state'], Parameters<typeof moveByClock>[3]]>
> = {
  overdue: ['waiting', { kind: 'overdue' }],
  requeue: ['human', { kind: 'requeue', since: 1 }],
  no_reply: ['human', { kind: 'close', resolution: 'no_reply' }],
  idle: ['bot', { kind: 'close', resolution: 'abandoned' }],
} satisfies Record<string, [Desk['state'], DueNow]>;

export interface Visits {
  /** Replaces the visit of a turn. */
  readonly visitTurn?: typeof visitTurn;
  /** Changes the desk's operations: a mistake. */
  readonly onDesks?: (desks: Visiting['desks']) => Visiting['desks'];
}

/** One visit. Throws if the table did not answer: the next sweep repeats it. */
export const clockVisit = async (
  rule: ClockVisit,
  store: MemoryConversations,
  desks: Visiting['desks'],
  around: Surroundings,
  watch: DeskWatch,
  { visitTurn: visits = visitTurn, onDesks = (its) => its }: Visits,
): Promise<void> => {
  const turns = async () => store.turnsOf(aRequest()).toSorted((a, b) => (a.key < b.key ? 1 : -1));
  const ports: Visiting = {
    ...{ desks: onDesks(desks), conversations: replacing(store, scheduled(store, ['getTurn'], around)) },
    transcripts: scheduled(
      { turns: async () => (await turns()).map((turn) => ({ ...turn, execution: null })) },
      ['turns'],
      around,
    ),
    schedule: { reschedule: async () => true },
    tombstones: { erasedAt: async () => null },
    ...{ budget: endless, playbook: () => aPlaybook(), metrics: noMetrics, random: () => 'clock' },
    // Every lease is over.
    clock: { now: () => store.now() + LEASE_MS + 1 },
  };
  const id = aRequest();
  if (rule === 'lost') return visits(ports)({ pk: '', sk: '', due_at: 0 }, { ...id, message_id: 'm-1' });
  const desk = await desks.get(id);
  watch.clockSaw(desk, await turns());
  const [state, due] = RULES[rule];
  if (desk.state === state && (rule !== 'overdue' || desk.overdue_since === null))
    await moveByClock(ports, id, desk, due);
};
