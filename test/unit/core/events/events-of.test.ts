import { describe, expect, it } from 'vitest';
import type { EventType } from '../../../../core/events/catalogue.ts';
import type { Endpoint } from '../../../../core/events/endpoint.ts';
import { eventsOf } from '../../../../core/events/events-of.ts';
import { AT, aChange, DESKS, eventsIn, ID, imageOf, iso, jobsIn, key } from './changes.ts';

const BOT = imageOf(DESKS.bot);
const WAITS = imageOf({ ...DESKS.waiting, version: 5, move: { id: 'turn#2', key: key(3) } });
const handedOff = aChange('~CONVERSATION', BOT, WAITS);
const endpoint = (name: string, ...events: EventType[]): Endpoint => ({
  ...{ name, url: 'https://a.example', secret: 'env:A', include: null, events },
});

describe('eventsOf', () => {
  it('has a delivery of each event for each endpoint that wants it', () => {
    const crm = endpoint('crm', 'conversation.closed', 'conversation.handed_off');
    const all = [crm, endpoint('bi', 'turn.settled'), endpoint('hr', 'conversation.handed_off')];
    const { events, jobs } = eventsOf(handedOff, all);
    const [event] = events;
    const deliveries = jobs.filter(({ kind }) => kind === 'webhook');
    expect(deliveries).toEqual(
      ['crm', 'hr'].map((name) => ({
        ...{ kind: 'webhook', target: `webhook#${name}`, id: `${AT + 3}-${event?.id}`, customer: 'ada' },
        ...{ due_at: AT + 3, event },
      })),
    );
    expect(eventsOf(aChange('~CONVERSATION', WAITS, WAITS), all)).toEqual({ events: [], jobs: [] });
  });

  it('has the summary of a case for the person who will read it', () => {
    expect(jobsIn(handedOff)).toEqual([
      {
        ...{ kind: 'summary', why: 'handed_off', up_to: null, ...ID, target: 'summary#ada#c-1' },
        ...{ id: `${AT + 3}-handed_off-10`, due_at: AT + 3 },
      },
    ]);
    const back = imageOf({ ...DESKS.bot, version: 6, move: { id: 'back#1', key: key(4) } });
    expect(jobsIn(aChange('~CONVERSATION', WAITS, back))).toEqual([]);
  });

  it('has jobs that are due when the change was written, where the keys of a conversation are ahead of the clock', () => {
    const { events, jobs } = eventsOf({ ...handedOff, at: AT }, [endpoint('crm', 'conversation.handed_off')]);
    expect(events[0]?.timestamp).toBe(iso(3));
    expect(jobs.map(({ due_at }) => due_at)).toEqual([AT, AT]);
  });

  it('has nothing for other items', () => {
    const partitions = ['#JOB#webhook#crm', '#QUOTA#ada', '#AUDIT#2026-01-01', '#ACTION#staff:ana', 'ada', 'a#b#c', ''];
    for (const pk of partitions) {
      expect(eventsOf({ ...handedOff, pk }, [endpoint('crm', 'conversation.handed_off')])).toEqual({
        events: [],
        jobs: [],
      });
    }
    for (const sk of ['~SUMMARY', 'ACT#x', 'FACT#1', 'XTURN#1', '', 'TURN', 'A POST#1'])
      expect(eventsOf({ ...handedOff, sk, new: { ...WAITS, at: key(9) } }, []), sk).toEqual({ events: [], jobs: [] });
  });

  it('throws for an item of ours that cannot be read', () => {
    expect(() => eventsIn({ ...handedOff, pk: 'a%zz#c' })).toThrow();
    expect(() => eventsIn({ ...handedOff, new: { ...WAITS, state: 'elsewhere' } })).toThrow();
    expect(() => eventsIn({ ...handedOff, new: { ...WAITS, move: { id: 'm', key: 'soon' } } })).toThrow();
  });
});

describe('the id of an event', () => {
  const idOf = (change: typeof handedOff) => eventsIn(change)[0]?.id;

  it('is the same for every derivation, whatever the stream says of the time', () => {
    expect(idOf(handedOff)).toMatch(/^evt_[0-9a-f]{32}$/);
    expect(idOf(structuredClone({ ...handedOff, at: AT + 99_999 }))).toBe(idOf(handedOff));
  });

  it('differs by conversation, by version, and for a conversation that was made anew', () => {
    const ids = [
      handedOff,
      { ...handedOff, pk: 'ada#c-2' },
      { ...handedOff, pk: 'bob#c-1' },
      { ...handedOff, new: { ...WAITS, version: 7 } },
      { ...handedOff, old: null, new: { ...WAITS, created_at: AT } },
    ].map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('an item that has expired', () => {
  const expired = { ...imageOf(DESKS.waiting), version: 9, expires_at: (AT - 1000) / 1000 };
  const anew = { ...WAITS, version: 1, created_at: AT, expires_at: AT / 1000 + 90 };

  it('counts as absent before the change', () => {
    const now = { ...anew, created_at: AT - 1000 };
    expect(eventsIn(aChange('~CONVERSATION', expired, now))).toMatchObject([
      { type: 'conversation.handed_off', sequence: 2 },
    ]);
    expect(eventsIn(aChange('~CONVERSATION', { ...expired, expires_at: AT / 1000 + 6 }, now))).toMatchObject([
      { type: 'conversation.transferred' },
    ]);
    const atIt = { ...expired, expires_at: AT / 1000 + 5 };
    expect(eventsIn(aChange('~CONVERSATION', atIt, now))).toMatchObject([{ type: 'conversation.handed_off' }]);
  });

  it('counts as absent behind the change', () => {
    expect(eventsIn({ ...handedOff, new: { ...WAITS, expires_at: (AT - 1000) / 1000 } })).toEqual([]);
  });

  it('counts as absent on a clock that is behind, because the item was made anew', () => {
    const change = aChange('~CONVERSATION', expired, anew, { at: AT - 2000 });
    expect(eventsIn(change)).toMatchObject([{ type: 'conversation.handed_off', sequence: 2 }]);
  });
});
