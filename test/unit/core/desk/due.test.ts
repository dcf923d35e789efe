import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Desk, NO_DESK } from '../../../../core/desk/desk.ts';
import { dueNow, type TurnSeen } from '../../../../core/desk/due.ts';
import { businessMinutes } from '../../../../core/desk/hours.ts';
import type { Hours } from '../../../../core/playbook/playbook.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-26T10:00:00Z');
const ALWAYS = { hours: null, first_reply_minutes: 60 };
const key = (at: number) => `${String(at).padStart(13, '0')}-a`;
const moved = (at: number) => ({ id: 'staff:ana#m-1', key: key(at) });
const aDesk = (over: Partial<Desk>): Desk => ({ ...NO_DESK, version: 3, ...over });
const aTurn = (at: number, over: Partial<TurnSeen> = {}): TurnSeen => ({ key: key(at), status: 'answered', ...over });

const WORKDAY = ['09:00-12:30', '13:30-18:00'];
const WEEK = {
  mon: WORKDAY,
  tue: WORKDAY,
  wed: WORKDAY,
  thu: WORKDAY,
  fri: ['09:00-15:00'],
  sat: [],
  sun: ['02:00-04:00'],
};
const holidays = ['2026-12-25', '2026-03-30'];
const ZONES = ['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
const someHours = fc.constantFrom<Hours | null>(null, ...ZONES.map((timezone) => ({ timezone, week: WEEK, holidays })));
/** A minute of 2026, with its changes of the clocks. */
const aTime = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z') / MINUTE, max: Date.parse('2026-12-31T00:00:00Z') / MINUTE })
  .map((minute) => minute * MINUTE);

describe('dueNow', () => {
  const waiting = aDesk({ state: 'waiting', waiting_since: START });
  const human = aDesk({ state: 'human', move: moved(START) });
  const bot = aDesk({ state: 'bot', move: null });

  it('tells a customer who waits for too long, once', () => {
    const until = START + HOUR;
    expect(dueNow(waiting, [], ALWAYS, START)).toEqual({ kind: 'wait', until });
    expect(dueNow(waiting, [], ALWAYS, until)).toEqual({ kind: 'overdue' });
    expect(dueNow({ ...waiting, overdue_since: until }, [], ALWAYS, until + 72 * HOUR)).toEqual({ kind: 'nothing' });
  });

  it.each([
    [
      'asked before the person came, since the person has it',
      { reason: 'asked_for_human', last_key: key(START - 9) },
      [aTurn(START - 9)],
      0,
    ],
    ['has written since', {}, [aTurn(START + MINUTE, { status: 'held' })], 1],
    [
      'goes on writing, since the first message',
      {},
      [14, 10, 2].map((n) => aTurn(START + n * MINUTE, { status: 'held' })),
      2,
    ],
    [
      'writes after a reply',
      { last_post: key(START + 5 * MINUTE) },
      [aTurn(START + 9 * MINUTE, { status: 'held' }), aTurn(START + MINUTE, { status: 'held' })],
      9,
    ],
  ] as const)('takes a conversation from a silent person when the customer %s', (_, over, turns, minutes) => {
    const since = START + minutes * MINUTE;
    const desk = { ...human, last_key: turns[0].key, ...over };
    expect(dueNow(desk, turns, ALWAYS, START)).toEqual({ kind: 'wait', until: since + 15 * MINUTE });
    expect(dueNow(desk, turns, ALWAYS, since + 15 * MINUTE)).toEqual({ kind: 'requeue', since });
  });

  it.each([
    ['was answered by the assistant, and the person came unasked', { last_key: key(START - 9) }, [aTurn(START - 9)]],
    [
      'was answered',
      { last_key: key(START + 1), last_post: key(START + 2), reason: 'asked_for_human' },
      [aTurn(START + 1, { status: 'held' })],
    ],
  ] as const)(
    'lets a person be silent when the customer %s, and looks again when that may change',
    (_, over, turns) => {
      const desk = { ...human, ...over };
      const now = START + HOUR;
      expect(dueNow(desk, turns, ALWAYS, now)).toEqual({ kind: 'wait', until: now + 15 * MINUTE });
    },
  );

  it('closes 72 hours after a reply that gets no answer', () => {
    const desk = { ...human, last_key: key(START + 1), last_post: key(START + 2) };
    const closes = START + 2 + 72 * HOUR;
    expect(dueNow(desk, [], ALWAYS, closes - MINUTE)).toEqual({ kind: 'wait', until: closes });
    expect(dueNow(desk, [], ALWAYS, closes)).toEqual({ kind: 'close', resolution: 'no_reply' });
  });

  it.each([
    ['assumed', 'answered', [aTurn(START)]],
    ['abandoned', 'answered with a gap', [aTurn(START, { knowledge_gap: true })]],
    ['abandoned', 'answered in anger', [aTurn(START, { sentiment: { label: 'negative' } })]],
    ['abandoned', 'asking for a person', [aTurn(START, { handoff: { requested: true } })]],
    ['abandoned', 'a failure', [aTurn(START, { status: 'failed' })]],
    ['abandoned', 'never answered', [aTurn(START, { status: 'pending' })]],
    ['abandoned', 'held, and given back', [aTurn(START, { status: 'held' })]],
    ['abandoned', 'none', []],
  ] as const)('ends an episode of the assistant after a day as %s when the last turn is %s', (resolution, _, turns) => {
    const desk = { ...bot, last_key: key(START) };
    expect(dueNow(desk, turns, ALWAYS, START + HOUR)).toEqual({ kind: 'wait', until: START + 24 * HOUR });
    expect(dueNow(desk, turns, ALWAYS, START + 24 * HOUR)).toEqual({ kind: 'close', resolution });
  });

  it('takes a customer whom a person answered last for satisfied', () => {
    const turns = [aTurn(START, { status: 'held' })];
    const desk = { ...bot, last_key: key(START), last_post: key(START + 1), move: moved(START + 2) };
    expect(dueNow(desk, turns, ALWAYS, START + 25 * HOUR)).toEqual({ kind: 'close', resolution: 'assumed' });
  });

  it('leaves a closed conversation', () => {
    expect(dueNow(aDesk({ state: 'closed' }), [], ALWAYS, START)).toEqual({ kind: 'nothing' });
  });

  it('looks again after a day when the hours have no opening', () => {
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const never = { ...ALWAYS, hours: { timezone: 'UTC', week, holidays: [] } };
    expect(dueNow(waiting, [], never, START + HOUR)).toEqual({ kind: 'wait', until: START + 25 * HOUR });
    const held = [aTurn(START, { status: 'held' })];
    expect(dueNow(human, held, never, START + HOUR)).toEqual({ kind: 'wait', until: START + 25 * HOUR });
  });

  const minutesOf = fc.integer({ min: 1, max: 2000 });

  it('is overdue at the first moment at which so many open minutes have passed, in every zone', () => {
    fc.assert(
      fc.property(someHours, aTime, minutesOf, (hours, since, first_reply_minutes) => {
        const guide = { hours, first_reply_minutes };
        const desk = { ...waiting, waiting_since: since };
        const due = dueNow(desk, [], guide, since);
        if (due.kind !== 'wait') return false;
        const passed = (at: number) => businessMinutes(hours, since, at);
        expect(passed(due.until)).toBe(first_reply_minutes);
        expect(passed(due.until - 1)).toBeLessThan(first_reply_minutes);
        expect(dueNow(desk, [], guide, due.until)).toEqual({ kind: 'overdue' });
        return dueNow(desk, [], guide, due.until - 1).kind === 'wait';
      }),
      { numRuns: 200 },
    );
  });

  it('never looks at a person too late, whenever the customer writes', () => {
    fc.assert(
      fc.property(someHours, aTime, fc.integer({ min: 1, max: 90 }), (hours, start, later) => {
        const guide = { hours, first_reply_minutes: 60 };
        const wrote = start + later * MINUTE;
        const quiet = { ...human, move: moved(start), last_post: key(start) };
        const turns = [aTurn(wrote, { status: 'held' })];
        let now = start;
        for (;;) {
          const due = dueNow(quiet, now >= wrote ? turns : [], guide, now);
          if (due.kind === 'requeue') break;
          if (due.kind !== 'wait' || due.until <= now) return false;
          now = due.until;
        }
        expect(businessMinutes(hours, wrote, now)).toBe(15);
        return businessMinutes(hours, wrote, now - 1) < 15;
      }),
      { numRuns: 200 },
    );
  });
});
