import { timeOfKey } from '../config/keys.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Desk } from './desk.ts';
import { afterBusinessMinutes } from './hours.ts';

/** Business minutes after which a conversation leaves a person who does not reply. */
const SILENT_PERSON_MINUTES = 15;
const HOUR_MS = 3_600_000;
/** How long a customer may be silent, after a person's reply and after the assistant's answer. */
const SILENT_CUSTOMER_MS = 72 * HOUR_MS;
export const IDLE_MS = 24 * HOUR_MS;
/** For a playbook without opening hours in the next year: looks again, because they may change. */
const LATER_MS = 24 * HOUR_MS;

/** How many of a conversation's newest turns `dueNow` needs: as many as an impatient customer writes while a person is silent. */
const TURNS_SEEN: Readonly<Record<Desk['state'], number>> = { bot: 1, waiting: 0, human: 50, closed: 0 };
export const turnsSeen = ({ state }: Desk): number => TURNS_SEEN[state];

/** What is read of a turn. */
export interface TurnSeen {
  readonly key: string;
  readonly status: 'pending' | 'answered' | 'failed' | 'held';
  readonly knowledge_gap?: boolean;
  readonly sentiment?: { readonly label: string };
  readonly handoff?: { readonly requested: boolean };
}

type Guide = Pick<Playbook, 'hours' | 'first_reply_minutes'>;

/** `wait`: nothing happens before that time, in epoch milliseconds. `since`: when the customer began to wait. */
export type DueNow =
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'requeue'; readonly since: number }
  | { readonly kind: 'close'; readonly resolution: 'no_reply' | 'assumed' | 'abandoned' };

/** What is due for a conversation at `now` (epoch ms). `turns` are its newest, newest first. */
export const dueNow = (desk: Desk, turns: readonly TurnSeen[], guide: Guide, now: number): DueNow => {
  switch (desk.state) {
    case 'waiting':
      return whileWaiting(desk, guide, now);
    case 'human':
      return withPerson(desk, turns, guide, now);
    case 'bot':
      return withAssistant(desk, turns, now);
    case 'closed':
      return { kind: 'nothing' };
  }
};

/** The customer is told once that it takes longer. */
const whileWaiting = ({ waiting_since, overdue_since }: Desk, guide: Guide, now: number): DueNow =>
  overdue_since !== null
    ? { kind: 'nothing' }
    : from(afterBusinessMinutes(guide.hours, waiting_since ?? now, guide.first_reply_minutes), now, {
        kind: 'overdue',
      });

/** A held message does not change the index, so the desk is read again when the silence after a message that comes now would be due. */
const withPerson = (desk: Desk, turns: readonly TurnSeen[], { hours }: Guide, now: number): DueNow => {
  const since = waitsSince(desk, turns);
  if (since !== null)
    return from(afterBusinessMinutes(hours, since, SILENT_PERSON_MINUTES), now, { kind: 'requeue', since });
  const closes = Math.max(...[desk.last_post, desk.move?.key].map(timeOf)) + SILENT_CUSTOMER_MS;
  if (closes <= now) return { kind: 'close', resolution: 'no_reply' };
  return { kind: 'wait', until: Math.min(closes, afterBusinessMinutes(hours, now, SILENT_PERSON_MINUTES) ?? closes) };
};

/**
 * Since when the customer waits for a reply of the person who has the conversation, at the earliest since that person took it; null if they do not wait.
 * If the person took a conversation of the assistant without being asked, an answered message needs no reply.
 */
const waitsSince = ({ last_key, last_post, move, reason }: Desk, turns: readonly TurnSeen[]): number | null => {
  const isAsked = reason !== null && last_key !== null && isAfter(last_key, last_post);
  const waiting = turns.filter(({ key, status }) => isAfter(key, last_post) && (isAsked || status !== 'answered'));
  if (waiting.length === 0 && !isAsked) return null;
  return Math.max(timeOf(waiting.at(-1)?.key ?? last_key), timeOf(move?.key));
};

const withAssistant = (desk: Desk, turns: readonly TurnSeen[], now: number): DueNow => {
  const [last] = turns;
  const until = Math.max(...[last?.key, desk.last_key, desk.last_post, desk.move?.key].map(timeOf)) + IDLE_MS;
  if (now < until) return { kind: 'wait', until };
  return { kind: 'close', resolution: last && hasHelped(last, desk) ? 'assumed' : 'abandoned' };
};

/** Whether the customer is assumed to be satisfied with the last answer, of the assistant or of a person. */
const hasHelped = (turn: TurnSeen, { last_post }: Desk): boolean =>
  turn.status === 'answered'
    ? !turn.knowledge_gap && turn.sentiment?.label !== 'negative' && !turn.handoff?.requested
    : turn.status === 'held' && last_post !== null && isAfter(last_post, turn.key);

const from = (at: number | null, now: number, due: DueNow): DueNow => {
  if (at === null) return { kind: 'wait', until: now + LATER_MS };
  return at <= now ? due : { kind: 'wait', until: at };
};

const isAfter = (key: string, other: string | null): boolean => other === null || key > other;
const timeOf = (key: string | null | undefined): number => (key ? timeOfKey(key) : 0);
