import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partitionKey } from '../../../../core/config/keys.ts';
import { EventType, type StoredEvent, sentEvent } from '../../../../core/events/catalogue.ts';
import type { Change } from '../../../../core/events/change.ts';
import type { Endpoint } from '../../../../core/events/endpoint.ts';
import { eventsOf } from '../../../../core/events/events-of.ts';
import { table, tableOfFile } from '../../adapters/dynamodb/dynamo.ts';
import { logChanges } from './change-log.ts';
import { conversationLife, EVENTS_OF_LIFE, type EventOfLife } from './life.ts';

const stored = tableOfFile();
let changes: ReturnType<typeof logChanges>;
beforeAll(() => {
  changes = logChanges(stored.client(), stored.url(), table, stored.clock);
});
afterAll(() => changes.close());

const crm: Endpoint = {
  ...{ name: 'crm', url: 'https://crm.example', secret: 'env:A', include: null, events: [...EventType.options] },
};

/** What customers are told of a move, by its event. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'conversation.handed_off': ['handed_off'],
  'conversation.taken_over': ['taken_over'],
  'conversation.transferred': ['transferred', 'requeued'],
  'conversation.overdue': ['overdue'],
  'conversation.returned': ['returned', 'given_back'],
  'conversation.closed': ['closed'],
  'conversation.reopened': ['reopened'],
};

type Step = readonly [what: EventOfLife, n: number];
const byKey = (one: readonly string[], other: readonly string[]) => (String(one) < String(other) ? -1 : 1);

const live = async (steps: readonly Step[]) => {
  const id = stored.newId();
  const pk = partitionKey(id);
  changes.log.length = 0;
  const life = conversationLife(stored.client(), table, id, { now: stored.clock.now, pass: stored.pass });
  for (const [what, n] of steps) await life.happen[what](n);
  const log = changes.log.filter((change) => change.pk === pk);
  const items = await stored.partition(pk);
  return { pk, log, items, ...life };
};

const derive = (log: readonly Change[]) => log.map((change) => ({ change, ...eventsOf(change, [crm]) }));
const ownEvents = (pk: string, items: readonly Record<string, unknown>[]): readonly StoredEvent[] =>
  items.flatMap(
    (item) => eventsOf({ pk, sk: String(item.sk), old: null, new: item, at: stored.clock.now() }, []).events,
  );

const check = async (steps: readonly Step[]): Promise<readonly StoredEvent[]> => {
  const { pk, log, items, untold, handedOver } = await live(steps);
  const derived = derive(log);
  const events = derived.flatMap((each) => each.events);

  expect(derive(log), 'the same change has the same events and jobs').toEqual(derived);
  expect(new Set(events.map(({ id }) => id)).size, 'no two events have one id').toBe(events.length);
  const moves = derived.flatMap(({ change, events: [first] }) =>
    change.sk === '~CONVERSATION' && first ? [[first.type, (change.new as { move: { key: string } }).move.key]] : [],
  );
  const notices = items.filter(({ kind }) => kind === 'notice');
  const told = [...notices.map(({ move, sk }) => [String(move), String(sk).slice('NOTICE#'.length)]), ...untold];
  const eventOf = (move: string) => Object.keys(TOLD).find((type) => TOLD[type]?.includes(move)) ?? move;
  expect(moves.toSorted(byKey), 'each move that customers are told of has one event, and no other has').toEqual(
    told.map(([move = '', key = '']) => [eventOf(handedOver.has(key) ? 'handed_off' : move), key]).toSorted(byKey),
  );

  const ordered = events.filter(({ sequence }) => sequence !== null);
  const place = ({ sequence, timestamp }: StoredEvent) => [String(sequence).padStart(6, '0'), timestamp];
  expect(
    ordered.toReversed().toSorted((one, other) => byKey(place(one), place(other))),
    'the sequence, and in it the time, restores the order',
  ).toEqual(ordered);

  const deliveries = derived.flatMap(({ jobs }) => jobs.filter(({ kind }) => kind === 'webhook'));
  expect(new Set(deliveries.map(({ id }) => id)).size, 'one delivery for each event').toBe(events.length);

  const isMove = ({ type }: StoredEvent) => type in TOLD;
  const latest = new Map(events.filter((each) => !isMove(each)).map((each) => [subjectOf(each), each]));
  expect(
    ownEvents(
      pk,
      items.filter(({ sk }) => sk !== '~CONVERSATION'),
    )
      .map((each) => [each.id, each])
      .toSorted(byId),
    'what the table has at the end has the events of the log',
  ).toEqual([...latest.values()].map((each) => [each.id, each]).toSorted(byId));

  for (const event of events) {
    const filled = event.type === 'customer.erased' ? {} : { episode: 1, ticket: null, contact: null };
    expect(() => sentEvent(event.type).parse({ ...event, data: { ...event.data, ...filled } })).not.toThrow();
  }
  return events;
};
const byId = (one: readonly unknown[], other: readonly unknown[]) => (String(one[0]) < String(other[0]) ? -1 : 1);
/** A later rating of the same replaces the earlier one. */
const subjectOf = ({ type, id, data }: StoredEvent): string =>
  type === 'feedback.given' && 'scale' in data ? `rated ${data.turn ?? data.rated_episode}` : id;

const story = (...steps: (EventOfLife | Step)[]): Step[] =>
  steps.map((step): Step => (typeof step === 'string' ? [step, 0] : step));
const typesOf = (events: readonly StoredEvent[]) => events.map(({ type }) => type.replace('conversation.', ''));

describe('the life of a conversation', () => {
  it('has an event for each move, message, rating and action', async () => {
    const events = await check(
      story(
        ...(['message', 'hand_off', 'message', 'overdue', 'take_over', 'reply', 'note', ['transfer', 1]] as const),
        ...([
          'take_next',
          'requeue',
          ['take_over', 1],
          ['take_over', 0],
          'give_back',
          ['message', 1],
          'close',
        ] as const),
        ...(['rate_episode', ['rate_episode', 3], 'rate_answer', 'reopen', 'close', 'message'] as const),
      ),
    );
    expect(typesOf(events)).toEqual([
      ...[
        'turn.settled',
        'handed_off',
        'turn.settled',
        'message.held',
        'overdue',
        'taken_over',
        'message.posted',
        'transferred',
      ],
      ...['taken_over', 'transferred', 'taken_over', 'taken_over', 'returned', 'turn.settled', 'action.completed'],
      ...['action.completed', 'closed', 'feedback.given', 'feedback.given', 'feedback.given', 'reopened', 'closed'],
      'turn.settled',
    ]);
  });

  it('has none for an address that is left, an episode that begins, and a repeat', async () => {
    const events = await check(
      story(
        ...([
          'ask_for_person',
          ['ask_for_person', 1],
          ['ask_for_person', 3],
          'message',
          'repeat',
          'take_over',
        ] as const),
        ...(['repeat', ['ask_for_person', 5], 'message', 'close_conversation', 'repeat', 'left_pending'] as const),
      ),
    );
    expect(typesOf(events)).toEqual(['handed_off', 'message.held', 'taken_over', 'message.held', 'closed']);
  });

  it('has the outcome of an action that was carried out while a person took the conversation', async () => {
    const events = await check(story('message', ['acting', 1]));
    expect(typesOf(events)).toEqual([
      'turn.settled',
      'taken_over',
      'message.held',
      'action.completed',
      'action.completed',
    ]);
  });

  it('has its moves by those who moved', async () => {
    const events = await check(
      story(
        'hand_off',
        'back_by_message',
        'ask_for_person',
        ['take_over', 1],
        'requeue',
        ['close', 2],
        'message',
        'close_silent',
      ),
    );
    expect(events.flatMap(({ data }) => ('by' in data ? [data.by] : []))).toEqual([
      { kind: 'assistant', id: null },
      { kind: 'customer', id: 'ada' },
      { kind: 'customer', id: 'ada' },
      { kind: 'staff', id: 'ben#1 %' },
      { kind: 'clock', id: null },
      { kind: 'machine', id: 'crm' },
      { kind: 'clock', id: null },
    ]);
  });

  it('keeps its promises whatever happens in it', { timeout: 60_000 }, async () => {
    const step = fc.tuple(fc.constantFrom(...EVENTS_OF_LIFE), fc.nat(30));
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 45 }), async (steps) => {
        for (const { type } of await check(steps)) seen.add(type);
      }),
      { numRuns: 5, endOnFailure: true },
    );
    expect(seen.size).toBeGreaterThan(7);
  });
});
