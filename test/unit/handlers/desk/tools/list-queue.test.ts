import { describe, expect, it } from 'vitest';
import { aPlaybook } from '../../../../support/values.ts';
import { ANA, aRow, aTestDesk, MINUTE, NOW, type Row } from '../the-desk.ts';

const BEN = { id: 'ben', name: 'Ben' };
const me = { id: 'ana', name: 'Ana' };
const ids = (data: { rows: { conversation_id: string }[] }) => data.rows.map(({ conversation_id }) => conversation_id);
const waiting = (name: string, minutes: number, over: Partial<Row['desk']> = {}) =>
  aRow(name, { waiting_since: NOW - minutes * MINUTE, ...over });
const many = (count: number, row: (at: number) => Row) => Array.from({ length: count }, (_, at) => row(at));
const padded = (at: number) => String(at).padStart(4, '0');

/** Every page of a view. */
const allPages = async (desk: ReturnType<typeof aTestDesk>, args: object, caller = ANA) => {
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data } = await desk.call('list_queue', { ...args, ...(cursor !== '' && { cursor }) }, caller);
    pages.push(ids(data));
    cursor = data.next_cursor;
  }
  return pages;
};

describe('the queue', () => {
  it('ranks those that wait: overdue, then risk, then waiting time', async () => {
    const risk = { score: 80, reasons: ['upset'] };
    const rows = [
      waiting('overdue', 90),
      waiting('long', 30),
      waiting('risky', 5, { risk }),
      waiting('overdue and risky', 70, { risk }),
    ];
    const { data, text } = await aTestDesk({ rows: { waiting: rows } }).call('list_queue', {
      view: 'waiting',
    });
    expect(ids(data)).toEqual(['overdue and risky', 'overdue', 'risky', 'long']);
    expect(data.rows[0]).toMatchObject({
      ...{
        customer: 'ada',
        title: 'About overdue and risky',
        state: 'waiting',
        team: 'support',
        overdue: true,
      },
      ...{ waiting_minutes: 70, waiting_since: new Date(NOW - 70 * MINUTE).toISOString(), assignee: null, risk },
    });
    expect(data.rows[3]).toMatchObject({ overdue: false, waiting_minutes: 30 });
    expect(text.split('\n')[0]).toContain('overdue, waits 70 min, team support, risk 80');
  });

  it('shows as overdue what it ranks as overdue, to the second', async () => {
    const rows = [waiting('over', 60.5), waiting('not yet', 60)];
    const { data } = await aTestDesk({ rows: { waiting: rows } }).call('list_queue', { view: 'waiting' });
    expect(data.rows).toMatchObject([
      { conversation_id: 'over', overdue: true, waiting_minutes: 60 },
      { conversation_id: 'not yet', overdue: false, waiting_minutes: 60 },
    ]);
  });

  it('has all teams in one order, without losing or repeating one between pages', async () => {
    const guide = { teams: [team('support'), team('billing')] };
    const rows = {
      waiting: [
        ...many(70, (at) => waiting(`s${padded(at)}`, 1000 - at)),
        ...many(45, (at) => waiting(`b${padded(at)}`, 1000.5 - at, { team: 'billing' })),
      ],
    };
    const desk = aTestDesk({ rows, playbook: () => aPlaybook(guide) });
    const pages = await allPages(desk, { view: 'waiting' });
    expect(pages.map((page) => page.length)).toEqual([50, 50, 15]);
    expect(new Set(pages.flat()).size).toBe(115);
    expect(await allPages(desk, { view: 'waiting', team: 'billing' })).toHaveLength(1);
    expect(await allPages(desk, { view: 'waiting' }, { ...ANA, teams: ['billing'] })).toHaveLength(1);
  });

  it('shows only the teams of the caller, who cannot ask for another', async () => {
    const guide = { teams: [team('support'), team('billing')] };
    const rows = {
      waiting: [waiting('s', 5), waiting('b', 5, { team: 'billing' }), waiting('gone', 5, { team: 'old' })],
      human: [
        aRow('h', { state: 'human', team: 'support', assignee: BEN }),
        aRow('own', { state: 'human', team: null }),
      ],
    };
    const desk = aTestDesk({ rows, playbook: () => aPlaybook(guide) });
    const billing = { ...ANA, teams: ['billing'] };
    expect(ids((await desk.call('list_queue', { view: 'waiting' }, billing)).data)).toEqual(['b']);
    expect(ids((await desk.call('list_queue', { view: 'human' }, billing)).data)).toEqual(['own']);
    // A team that has left the playbook leaves its conversations to the first.
    const support = { ...ANA, teams: ['support'] };
    expect(ids((await desk.call('list_queue', { view: 'waiting' }, support)).data)).toEqual(['gone', 's']);
    const { isError, data } = await desk.call('list_queue', { view: 'waiting', team: 'support' }, billing);
    expect([isError, data.code]).toEqual([true, 'FORBIDDEN']);
  });

  it('has visitors behind every named customer, whatever their risk, and goes on with them page by page', async () => {
    const visiting = (at: number): Row => ({
      ...waiting(`v${padded(at)}`, 5000 - at, { risk: { score: 100, reasons: [] } }),
      customer: `visitor:${at}`,
    });
    const rows = { waiting: many(70, (at) => waiting(`n${padded(at)}`, 70 - at)), visitors: many(70, visiting) };
    const desk = aTestDesk({ rows });
    const pages = await allPages(desk, { view: 'waiting' });
    expect(pages.map((page) => page.length)).toEqual([50, 50, 40]);
    const [, between = []] = pages;
    expect([between[19], between[20]]).toEqual(['n0069', 'v0000']);
    expect(new Set(pages.flat()).size).toBe(140);
    const { data, text } = await aTestDesk({ rows: { visitors: [visiting(1)] } }).call('list_queue', {
      view: 'waiting',
    });
    expect([data.rows[0].visitor, text]).toEqual([true, expect.stringContaining('(visitor, overdue, waits')]);
  });

  it('finds one’s own behind many of others, in more than one call if there are very many', async () => {
    const others = many(700, (at) => ({ ...aRow(`o${at}`, { state: 'human', assignee: BEN }), position: padded(at) }));
    const own = { ...aRow('own', { state: 'human', assignee: me }), position: padded(9000) };
    const desk = aTestDesk({ rows: { human: [...others, own] } });
    const first = await desk.call('list_queue', { view: 'mine' });
    expect([ids(first.data), first.data.next_cursor]).toEqual([[], expect.any(String)]);
    expect((await allPages(desk, { view: 'mine' })).flat()).toEqual(['own']);
  });

  it('lists closed ones of the last seven days, newest first', async () => {
    const day = (back: number) => new Date(NOW - back * 86_400_000).toISOString().slice(0, 10);
    const closed = (name: string, position: string) => ({ ...aRow(name, { state: 'closed' }), position });
    const rows = {
      [`closed#${day(0)}`]: [closed('morning', '1'), closed('noon', '2')],
      [`closed#${day(3)}`]: many(60, (at) => closed(`d${padded(at)}`, padded(at))),
      [`closed#${day(6)}`]: [closed('oldest', '1')],
      [`closed#${day(7)}`]: [closed('too old', '1')],
    };
    const pages = await allPages(aTestDesk({ rows }), { view: 'closed' });
    expect(pages.flat().slice(0, 3)).toEqual(['noon', 'morning', 'd0059']);
    expect(pages.flat()).toHaveLength(63);
    expect(pages.flat().at(-1)).toBe('oldest');
    expect(new Set(pages.flat()).size).toBe(63);
  });

  it('says that nobody waits', async () => {
    const { data, text } = await aTestDesk().call('list_queue', { view: 'waiting' });
    expect([data, text]).toEqual([{ view: 'waiting', rows: [], next_cursor: null }, 'No conversation waits.']);
  });
});

describe('a cursor of the queue', () => {
  const rows = { waiting: many(60, (at) => waiting(`s${at}`, 100 - at)), human: [] };

  it.each([
    ['another operator', { view: 'waiting' }, { ...ANA, actor: { ...ANA.actor, id: 'ben' } }],
    ['a program with the same id', { view: 'waiting' }, { ...ANA, actor: { ...ANA.actor, kind: 'machine' as const } }],
    ['another view', { view: 'human' }, ANA],
    ['another team', { view: 'waiting', team: 'support' }, ANA],
  ])('is not valid for %s', async (_, args, caller) => {
    const desk = aTestDesk({ rows });
    const { next_cursor: cursor } = (await desk.call('list_queue', { view: 'waiting' })).data;
    expect((await desk.call('list_queue', { view: 'waiting', cursor })).isError).toBe(false);
    expect((await desk.call('list_queue', { ...args, cursor }, caller)).data).toMatchObject({ code: 'INVALID' });
  });
});

function team(name: string) {
  return { name, title: {}, topics: [] };
}
