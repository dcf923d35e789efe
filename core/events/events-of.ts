import { conversationOf, ERASED_PREFIX, keyTime } from '../config/keys.ts';
import type { StoredEvent } from './catalogue.ts';
import type { Change } from './change.ts';
import type { Endpoint } from './endpoint.ts';
import { conversationEvents } from './from-conversation.ts';
import { erasureEvents, erasureJobs } from './from-erasure.ts';
import { feedbackEvents } from './from-feedback.ts';
import { postEvents } from './from-post.ts';
import { summaryEvents } from './from-summary.ts';
import { summaryOfWindow, turnEvents } from './from-turn.ts';
import { liveChange, soon } from './images.ts';
import type { JobSeed } from './job.ts';

interface Derived {
  readonly events: readonly StoredEvent[];
  readonly jobs: readonly JobSeed[];
}

const NOTHING: Derived = { events: [], jobs: [] };

/**
 * Every event and every job that follow from a change of the table. The same change always gives the same ones, with the same ids, so that a change
 * may be read any number of times. Throws for an item that does not have the shape of its kind.
 */
export const eventsOf = (change: Change, endpoints: readonly Endpoint[]): Derived => {
  const { events, jobs } = derive(liveChange(change));
  return { events, jobs: [...jobs, ...events.flatMap((event) => deliveries(event, change, endpoints))] };
};

const derive = (change: Change): Derived => {
  if (change.pk.startsWith(ERASED_PREFIX)) return { events: erasureEvents(change), jobs: erasureJobs(change) };
  if (!conversationOf(change.pk)) return NOTHING;
  const { sk } = change;
  if (sk === '~CONVERSATION') {
    const events = conversationEvents(change);
    return { events, jobs: events.flatMap((event) => summaryAtHandOff(event, change)) };
  }
  if (sk.startsWith('TURN#')) return { events: turnEvents(change), jobs: summaryOfWindow(change) };
  if (/^(POST|NOTICE)#/.test(sk)) return { events: postEvents(change), jobs: [] };
  if (sk === '~SUMMARY#HANDED_OFF') return { events: summaryEvents(change), jobs: [] };
  if (sk.startsWith('FEEDBACK#')) return { events: feedbackEvents(change), jobs: [] };
  return NOTHING;
};

/** For the person who will read the case. */
const summaryAtHandOff = (event: StoredEvent, change: Change): readonly JobSeed[] => {
  if (event.type !== 'conversation.handed_off') return [];
  const { customer, conversation } = event.data;
  const at = Date.parse(event.timestamp);
  return [
    {
      ...{ kind: 'summary', why: 'handed_off', up_to: null, customer, conversation, target: `summary#${change.pk}` },
      ...{ id: `${keyTime(at)}-handed_off-${event.sequence}`, due_at: soon(change, at) },
    },
  ];
};

/** One job for each endpoint that wants the event. Its id begins with the time of the event, so that deliveries are listed in their order. */
const deliveries = (event: StoredEvent, change: Change, endpoints: readonly Endpoint[]): readonly JobSeed[] => {
  const at = Date.parse(event.timestamp);
  return endpoints
    .filter(({ events }) => events.includes(event.type))
    .map(({ name }) => ({
      ...{ kind: 'webhook', target: `webhook#${name}`, id: `${keyTime(at)}-${event.id}` },
      ...{ customer: event.data.customer, due_at: soon(change, at), event },
    }));
};
