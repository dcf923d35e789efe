import { describe, expect, it } from 'vitest';
import { isOverdue, rank } from '../../../../core/desk/rank.ts';
import { takeNext, type Wanted } from '../../../../core/desk/take-next.ts';
import { aPlaybook } from '../../../support/values.ts';
import { anIntent, aRow, FakeDesk, fakeActions, fakeDesks, fakeQueue, NOW } from './fake-desks.ts';

const MINUTE = 60_000;
const team = (name: string) => ({ name, title: {}, topics: [] });
const guide = aPlaybook({ first_reply_minutes: 60, teams: [team('support'), team('trust')] });
const KEY = { actor: 'staff:ana', message_id: 'm-1' };
const ANY: Wanted = { team: null, teams: null, languages: [] };
const waits = () => new FakeDesk({ state: 'waiting', version: 1, waiting_since: NOW - MINUTE });
const taken = () => new FakeDesk({ state: 'human', version: 2, assignee: { id: 'ben', name: 'Ben' } });

describe('rank', () => {
  it('puts overdue conversations first, then risk, then those that wait longest', () => {
    const rows = [
      aRow('young', { waiting_since: NOW - MINUTE }),
      aRow('older', { waiting_since: NOW - 2 * MINUTE }),
      aRow('risky', { waiting_since: NOW - MINUTE, risk: { score: 40, reasons: [] } }),
      aRow('overdue', { waiting_since: NOW - 61 * MINUTE }),
      aRow('overdue and risky', { waiting_since: NOW - 61 * MINUTE, risk: { score: 10, reasons: [] } }),
    ];
    const order = rank(rows, guide, NOW).map(({ conversation }) => conversation);
    expect(order).toEqual(['overdue and risky', 'overdue', 'risky', 'older', 'young']);
  });

  it('puts visitors behind named customers, and in the same order among themselves', () => {
    const visiting = (name: string, desk = {}) => ({ ...aRow(name, desk), customer: `visitor:${name}` });
    const rows = [
      visiting('young visitor', { waiting_since: NOW - MINUTE }),
      visiting('overdue visitor', { waiting_since: NOW - 90 * MINUTE, risk: { score: 100, reasons: [] } }),
      aRow('named', { waiting_since: NOW }),
    ];
    const order = rank(rows, guide, NOW).map(({ conversation }) => conversation);
    expect(order).toEqual(['named', 'overdue visitor', 'young visitor']);
  });

  it('counts business minutes only', () => {
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const closed = { hours: { timezone: 'UTC', week, holidays: [] }, first_reply_minutes: 60 };
    const { desk } = aRow('c', { waiting_since: NOW - 600 * MINUTE });
    expect([isOverdue(desk, guide, NOW), isOverdue(desk, closed, NOW)]).toEqual([true, false]);
    expect(isOverdue({ ...desk, waiting_since: null }, guide, NOW)).toBe(false);
  });
});

describe('takeNext', () => {
  const take = (
    desks: Readonly<Record<string, FakeDesk>>,
    rows: Parameters<typeof fakeQueue>[0],
    wanted: Partial<Wanted> = {},
    { actions } = fakeActions(),
  ) =>
    takeNext(
      { desks: fakeDesks(desks), queue: fakeQueue(rows), actions },
      ...([KEY, 'h', anIntent({ action: 'take_next' }), { ...ANY, ...wanted }, guide] as const),
    );

  it('passes over what somebody else has taken since', async () => {
    const rows = [[aRow('a'), aRow('b')]];
    expect(await take({ a: taken(), b: waits() }, rows)).toMatchObject({
      outcome: 'done',
      conversation: { customer: 'ada', conversation: 'b' },
    });
    expect(await take({ a: taken(), b: taken() }, rows)).toMatchObject({ outcome: 'empty', conversation: null });
  });

  it('tries the conversation first that an earlier attempt aimed at, and takes no second', async () => {
    const target = { customer: 'ada', conversation: 'b' };
    const b = new FakeDesk({ state: 'human', version: 2, move: { id: anIntent().id, key: 'k' } });
    const rows = [[aRow('a')]];
    expect(await take({ a: waits(), b }, rows, {}, fakeActions({ target }))).toMatchObject({ conversation: target });
    expect(await take({ a: waits(), b: taken() }, rows, {}, fakeActions({ target }))).toMatchObject({
      conversation: { conversation: 'a' },
    });
  });

  it('follows another execution of the act that is further', async () => {
    const { act, actions } = fakeActions();
    const other = { customer: 'ada', conversation: 'b' };
    const aim = async () => {
      act.target = other;
      return false;
    };
    const late = { ...actions, begin: async () => ({ ...act }), aim };
    const rows = [[aRow('a'), aRow('b')]];
    const [a, b] = [waits(), waits()];
    expect(await take({ a, b }, rows, {}, { act, actions: late })).toMatchObject({ conversation: other });
    expect([a.desk.state, b.desk.state]).toEqual(['waiting', 'human']);
  });

  it.each<[string, Partial<Wanted>, string | null]>([
    ['all teams', {}, 'gone'],
    ['one team', { team: 'trust' }, 'b'],
    ['the first team, with what waits for a team that the playbook no longer has', { team: 'support' }, 'gone'],
    ["the first team, if it is the actor's", { teams: ['support'] }, 'gone'],
    ["one of the actor's teams", { team: 'trust', teams: ['trust', 'support'] }, 'b'],
    ["the actor's teams", { teams: ['trust'] }, 'b'],
    ["a team that is none of the actor's", { team: 'trust', teams: ['support'] }, null],
    ['no team', { teams: [] }, null],
  ])('takes from %s', async (_, wanted, conversation) => {
    const rows = [[aRow('gone', { team: 'old' }), aRow('a', { team: 'support' })], [aRow('b', { team: 'trust' })]];
    const moved = await take({ gone: waits(), a: waits(), b: waits() }, rows, wanted);
    expect(moved.conversation?.conversation ?? null).toBe(conversation);
  });

  it('finds a named customer behind any number of visitors who wait for longer, and then the visitors', async () => {
    const visitors = Array.from({ length: 25 }, (_, page) => {
      const { position, ...row } = aRow(`v${page}`, { waiting_since: NOW - 900 * MINUTE });
      return [{ ...row, customer: `visitor:${page}`, position }];
    });
    const queue = fakeQueue([[aRow('named', { waiting_since: NOW })]], visitors);
    const desks = { named: waits(), v0: waits() };
    const next = () =>
      takeNext(
        { desks: fakeDesks(desks), queue, actions: fakeActions().actions },
        ...([KEY, 'h', anIntent({ action: 'take_next', id: `act-${desks.named.desk.state}` }), ANY, guide] as const),
      );
    expect(await next()).toMatchObject({ conversation: { conversation: 'named' } });
    // The index may still have the one that was taken.
    expect(await next()).toMatchObject({ conversation: { customer: 'visitor:0', conversation: 'v0' } });
  });

  it('reads on for a language, and takes one that nobody knows', async () => {
    const pages = [
      [aRow('a', { language: 'de' })],
      [aRow('b', { language: 'fr-CA' })],
      [aRow('c', { language: 'und' })],
    ];
    const desks = () => ({ a: waits(), b: waits(), c: waits() });
    for (const [languages, conversation] of [
      [['fr'], 'b'],
      [['es'], 'c'],
      [[], 'a'],
    ] as const)
      expect(await take(desks(), pages, { languages })).toMatchObject({ conversation: { conversation } });
  });
});
