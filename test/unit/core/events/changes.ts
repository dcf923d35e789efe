import { type ConversationId, partitionKey } from '../../../../core/config/keys.ts';
import { AT_REST, type Desk, NO_DESK } from '../../../../core/desk/desk.ts';
import type { Change, Image } from '../../../../core/events/change.ts';
import { eventsOf } from '../../../../core/events/events-of.ts';

export const AT = 1_700_000_000_000;
export const ID: ConversationId = { customer: 'ada', conversation: 'c-1' };
export const iso = (ms: number): string => new Date(AT + ms).toISOString();
export const key = (ms: number, random = 'a'): string => `${AT + ms}-${random}`;

export const aChange = (sk: string, old: Image | null, now: Image | null, over: Partial<Change> = {}): Change => ({
  ...{ pk: partitionKey(ID), sk, old, new: now, at: AT + 5000 },
  ...over,
});
export const eventsIn = (change: Change) => eventsOf(change, []).events;
export const jobsIn = (change: Change) => eventsOf(change, []).jobs;

const person = { id: 'ana', name: 'Ana' };

/** A desk in each of its states. */
export const DESKS: Readonly<Record<Desk['state'], Desk>> = {
  bot: { ...NO_DESK, version: 4, move: { id: 'open#1', key: key(-100) } },
  waiting: {
    ...{ ...NO_DESK, state: 'waiting', version: 4, move: { id: 'turn#1', key: key(-100) }, waiting_since: AT - 90 },
    ...{ reason: 'asked_for_human', team: 'support', language: 'de', risk: { score: 40, reasons: [] } },
  },
  human: {
    ...{ ...NO_DESK, state: 'human', version: 4, move: { id: 'staff:ana#0', key: key(-100) }, assignee: person },
    ...{ reason: 'asked_for_human', team: 'support' },
  },
  closed: {
    ...{ ...NO_DESK, ...AT_REST, state: 'closed', version: 4, move: { id: 'staff:ana#0', key: key(-100) } },
    closed_key: key(-100),
    closed: [
      {
        ...{ episode: 1, from: key(-900), to: key(-100), closed_at: AT - 100, resolution: 'solved' },
        by: { kind: 'staff', ...person },
      },
    ],
  },
};

/** A desk's item. */
export const imageOf = (desk: Desk): Image => ({ ...desk, ...ID, created_at: AT - 1000, title: 'Where is it?' });
