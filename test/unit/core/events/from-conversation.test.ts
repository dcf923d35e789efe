import { describe, expect, it } from 'vitest';
import { actId } from '../../../../core/desk/act.ts';
import type { Actor, Desk } from '../../../../core/desk/desk.ts';
import type { Move } from '../../../../core/desk/desks.ts';
import { type ActionName, CUSTOMER_MOVES, decideMove, STAFF_MOVES } from '../../../../core/desk/moves.ts';
import { AT, aChange, DESKS, eventsIn, ID, imageOf, iso, key } from './changes.ts';

const STATES = Object.keys(DESKS) as Desk['state'][];
const ana: Actor = { kind: 'staff', id: 'ana', name: 'Ana' };
const ben: Actor = { kind: 'staff', id: 'ben', name: 'Ben' };
const ada: Actor = { kind: 'customer', id: 'ada', name: '' };
const crm: Actor = { kind: 'machine', id: 'a b#c', name: 'CRM' };
const clock: Actor = { kind: 'clock', id: 'clock', name: '' };

const moved = (desk: Desk, { id, key: at, to, set }: Pick<Move, 'id' | 'key' | 'to' | 'set'>): Desk => ({
  ...{ ...desk, ...set, state: to, version: desk.version + 1, move: { id, key: at } },
});
const change = (old: Desk | null, now: Desk) => aChange('~CONVERSATION', old && imageOf(old), imageOf(now));
/** What follows from an act, or null if it does not move. */
const following = (
  desk: Desk,
  action: ActionName,
  actor: Actor,
  over: Partial<Parameters<typeof decideMove>[1]> = {},
) => {
  const act = { action, actor, id: actId(actor, 'm-1'), key: key(7), version: desk.version, team: 'billing', now: AT };
  const decision = decideMove(desk, { ...act, resolution: null, ...over });
  return decision.kind === 'move' ? eventsIn(change(desk, moved(desk, decision.move))) : null;
};
const typesOf = (desk: Desk, action: ActionName, actor: Actor) =>
  following(desk, action, actor)?.map(({ type }) => type.replace('conversation.', '')) ?? null;

describe('a move of the desk', () => {
  it.each<[ActionName, Actor, Record<Desk['state'], string | null>]>([
    ['take_over', ben, { bot: 'taken_over', waiting: 'taken_over', human: 'taken_over', closed: null }],
    ['take_next', ben, { bot: null, waiting: 'taken_over', human: null, closed: null }],
    ['reply', ben, { bot: 'taken_over', waiting: 'taken_over', human: null, closed: null }],
    ['note', ben, { bot: null, waiting: null, human: null, closed: null }],
    ['transfer', ben, { bot: 'handed_off', waiting: 'transferred', human: 'transferred', closed: null }],
    ['give_back', ben, { bot: null, waiting: 'returned', human: 'returned', closed: null }],
    ['close', ben, { bot: 'closed', waiting: 'closed', human: 'closed', closed: null }],
    ['reopen', ben, { bot: null, waiting: null, human: null, closed: 'reopened' }],
    ['return_to_assistant', ada, { bot: null, waiting: 'returned', human: null, closed: null }],
    ['close_conversation', ada, { bot: 'closed', waiting: 'closed', human: 'closed', closed: null }],
  ])('by %s has one event', (action, actor, expected) => {
    for (const state of STATES)
      expect([state, typesOf(DESKS[state], action, actor)]).toEqual([state, expected[state] && [expected[state]]]);
  });

  it('has an event in every state in which a person, or a customer, can make it', () => {
    for (const action of [...STAFF_MOVES, ...CUSTOMER_MOVES])
      for (const state of STATES) {
        const events = following(DESKS[state], action, ben);
        if (events) expect([action, state, events.length]).toEqual([action, state, 1]);
      }
  });

  it('is told with its author, twice the version as sequence, and the time of its key', () => {
    const [event] = following(DESKS.human, 'transfer', crm, { team: 'billing' }) ?? [];
    expect(event).toMatchObject({ timestamp: iso(7), sequence: 10 });
    expect(event?.data).toEqual({
      ...{ ...ID, by: { kind: 'machine', id: 'a b#c' }, team: 'billing', from_team: 'support' },
      ...{ from: { id: 'ana', name: 'Ana' }, waiting_since: iso(0) },
    });
  });

  it.each([
    ['turn#1700000000000-a', { kind: 'assistant', id: null }],
    ['back#1700000000000-a', { kind: 'customer', id: 'ada' }],
    ['staff:a%20b%23c#m-1', { kind: 'staff', id: 'a b#c' }],
    ['customer:ada#m#1', { kind: 'customer', id: 'ada' }],
    ['clock:clock#closed-4', { kind: 'clock', id: null }],
    ['elsewhere:x#1', { kind: 'assistant', id: null }],
  ])('of the name %s is by %j', (id, by) => {
    const now = moved(DESKS.waiting, { id, key: key(1), to: 'bot', set: {} });
    expect(eventsIn(change(DESKS.waiting, now))).toMatchObject([{ type: 'conversation.returned', data: { by } }]);
  });

  it('that asks for a person says why, for whom, and since when', () => {
    const set: Move['set'] = { reason: 'turn_lost', team: 'it', language: 'fr', risk: { score: 61, reasons: [] } };
    const waits = moved(DESKS.bot, { id: 'turn#1', key: key(3), to: 'waiting', set: { ...set, waiting_since: AT } });
    const data = { ...ID, by: { kind: 'assistant', id: null }, reason: 'turn_lost', team: 'it', language: 'fr' };
    const handed = { ...data, priority: 61, waiting_since: iso(0) };
    expect(eventsIn(change(DESKS.bot, waits)).map((event) => event.data)).toEqual([handed]);
    expect(
      eventsIn(change(null, waits)).map((event) => event.data),
      'a conversation that begins with it',
    ).toEqual([handed]);
    expect(eventsIn(change(DESKS.closed, waits))).toMatchObject([{ type: 'conversation.handed_off' }]);
    const bare = { ...waits, waiting_since: null, risk: null };
    expect(eventsIn(change(DESKS.bot, bare))).toMatchObject([{ data: { waiting_since: iso(3), priority: null } }]);
  });

  it('that takes a conversation says from whom', () => {
    const [taken] = following(DESKS.human, 'take_over', ben) ?? [];
    expect(taken?.data).toEqual({
      ...{ ...ID, by: { kind: 'staff', id: 'ben' }, assignee: { id: 'ben', name: 'Ben' } },
      ...{ team: 'support', from: { id: 'ana', name: 'Ana' } },
    });
    expect(following(DESKS.waiting, 'take_over', ben)).toMatchObject([{ data: { from: null } }]);
    expect(following(DESKS.human, 'give_back', ben)?.[0]?.data).toEqual({
      ...{ ...ID, by: { kind: 'staff', id: 'ben' }, from: { id: 'ana', name: 'Ana' } },
    });
    expect(following(DESKS.closed, 'reopen', ben)?.[0]?.data).toEqual({
      ...{ ...ID, by: { kind: 'staff', id: 'ben' }, assignee: { id: 'ben', name: 'Ben' } },
    });
  });

  it.each<[Actor, Desk['closed'][number]['resolution'] | null, string]>([
    [ada, 'solved', 'confirmed'],
    [ada, null, 'confirmed'],
    [ada, 'not_solved', 'not_solved'],
    [ana, 'solved', 'by_person'],
    [crm, 'solved', 'by_person'],
    [ana, 'not_solved', 'not_solved'],
    [ana, 'spam', 'not_solved'],
    [ana, 'no_reply', 'abandoned'],
    [clock, 'assumed', 'assumed'],
    [clock, 'abandoned', 'abandoned'],
  ])('that closes, by %o as %s, has the outcome %s', (actor, resolution, outcome) => {
    const desk = { ...DESKS.human, episode_from: key(-500) };
    expect(following(desk, 'close', actor, { resolution })?.[0]?.data).toMatchObject({
      ...{ resolution: resolution ?? 'solved', outcome, assignee: { id: 'ana', name: 'Ana' } },
      ...{ opened_at: iso(-500), closed_at: iso(0) },
    });
  });

  it('that closes the first episode has its beginning from the item', () => {
    expect(following(DESKS.bot, 'close', ana)).toMatchObject([{ data: { opened_at: iso(-1000), assignee: null } }]);
  });

  it('of the clock has one, too', () => {
    const late = { id: 'clock:clock#overdue-4', key: key(9), to: 'waiting', set: { overdue_since: AT } } as const;
    const overdue = moved(DESKS.waiting, late);
    const told = eventsIn(change(DESKS.waiting, overdue));
    expect(told).toMatchObject([{ type: 'conversation.overdue', sequence: 10, timestamp: iso(9) }]);
    expect(told[0]?.data).toEqual({
      ...{ ...ID, by: { kind: 'clock', id: null }, team: 'support', waiting_since: iso(-90) },
    });
    const set = { assignee: null, waiting_since: AT };
    const silent = moved({ ...DESKS.human, overdue_since: 1 }, { ...late, id: 'clock:clock#requeued-4', set });
    expect(eventsIn(change(DESKS.human, silent))).toMatchObject([
      { type: 'conversation.transferred', data: { team: 'support', from_team: 'support', from: { id: 'ana' } } },
    ]);
    expect(
      eventsIn(change(overdue, moved(overdue, { ...late, id: 'staff:ben#1', set: { team: 'it' } }))),
    ).toMatchObject([{ type: 'conversation.transferred', data: { team: 'it', from_team: 'support', from: null } }]);
  });
});

describe('no event', () => {
  it.each(['waiting', 'human'] as const)('has a held message (%s)', (state) => {
    const desk = DESKS[state];
    expect(eventsIn(change(desk, { ...desk, version: desk.version + 1, last_key: key(1) }))).toEqual([]);
  });

  it.each(['waiting', 'human'] as const)('has an address that the customer leaves (%s)', (state) => {
    const set = { contact: 'ada@example.com' };
    const noted = moved(DESKS[state], { id: 'customer:ada#m-1#contact', key: key(1), to: state, set });
    expect(eventsIn(change(DESKS[state], noted))).toEqual([]);
  });

  it.each(['closed', 'bot'] as const)('has an episode that begins, or whose beginning moves back (%s)', (state) => {
    const open = moved(DESKS[state], { id: 'open#2', key: key(1), to: 'bot', set: { episode: 2, closed_key: null } });
    expect(eventsIn(change(DESKS[state], open))).toEqual([]);
    expect(eventsIn(change(null, open))).toEqual([]);
  });

  it('has what changes beside the desk, and a conversation that never moved', () => {
    for (const state of STATES)
      expect(eventsIn(change(DESKS[state], { ...DESKS[state], title: 'x' } as Desk))).toEqual([]);
    expect(eventsIn(aChange('~CONVERSATION', null, { ...ID, created_at: AT, title: 'x', last_key: key(0) }))).toEqual(
      [],
    );
  });

  it.each(STATES)('has an item that an erasure made bare (%s)', (state) => {
    const bare = { ...imageOf(DESKS[state]), created_at: AT - 50, title: 'Later.' };
    expect(eventsIn(aChange('~CONVERSATION', imageOf(DESKS[state]), bare))).toEqual([]);
  });

  it('has a conversation that goes away', () => {
    for (const state of STATES) expect(eventsIn(aChange('~CONVERSATION', imageOf(DESKS[state]), null))).toEqual([]);
  });

  it('has a desk that says that it is closed, or taken, and not by whom', () => {
    const bare = moved(DESKS.human, { id: 'staff:ana#1', key: key(1), to: 'closed', set: {} });
    expect(eventsIn(change(DESKS.human, bare))).toEqual([]);
    expect(eventsIn(change(DESKS.closed, { ...bare, ...DESKS.closed, move: bare.move }))).toEqual([]);
    const taken = moved(DESKS.waiting, { id: 'staff:ana#1', key: key(1), to: 'human', set: {} });
    expect(eventsIn(change(DESKS.waiting, taken))).toEqual([]);
  });
});
