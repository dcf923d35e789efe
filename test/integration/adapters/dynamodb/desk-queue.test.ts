import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoDeskQueue } from '../../../../adapters/dynamodb/desk-queue.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import type { Desk } from '../../../../core/desk/desk.ts';
import type { DeskQueue, Desks } from '../../../../core/desk/desks.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile();
const { clock, newId } = stored;
let desks: Desks;
let queue: DeskQueue;
beforeAll(() => {
  desks = dynamoDesks(stored.client(), { table, retentionDays: 1, clock });
  queue = dynamoDeskQueue(stored.client(), table, clock);
});

type Id = ReturnType<typeof newId>;
let moves = 0;
const move = (id: Id, from: Desk['state'], to: Desk['state'], set: Partial<Desk> = {}) =>
  desks.move(id, { id: `m-${moves++}`, key: `${START}-a`, from, version: null, to, set });
const waits = async (team: string, since: number) => {
  const id = newId();
  await move(id, 'bot', 'waiting', { team, waiting_since: START + since });
  return id;
};
const all = async (of: Parameters<DeskQueue['page']>[0], limit = 100, after: string | null = null) => {
  const { rows, more } = await queue.page(of, limit, after);
  return { ids: rows.map(({ customer, conversation }) => ({ customer, conversation })), rows, more };
};

describe('the queue', () => {
  it('has the waiting conversations of every team, those that wait longest first, page by page', async () => {
    const [third, first, second] = [await waits('a', 30), await waits('a', 10), await waits('a', 20)];
    const other = await waits('b', 15);
    const page = await all({ state: 'waiting' }, 2);
    expect([page.ids, page.more]).toEqual([[first, other], true]);
    const rest = await all({ state: 'waiting' }, 2, page.rows[1]?.position);
    expect([rest.ids, rest.more]).toEqual([[second, third], false]);
  });

  it('has every conversation of those that began to wait at the same time', async () => {
    const ids = [await waits('a', 1001), await waits('a', 1001), await waits('b', 1001)];
    const first = await all({ state: 'waiting' }, 1, String(START + 1000));
    const rest = await all({ state: 'waiting' }, 2, first.rows[0]?.position);
    const found = [...first.ids, ...rest.ids].map(({ conversation }) => conversation);
    expect(found.toSorted()).toEqual(ids.map(({ conversation }) => conversation).toSorted());
  });

  it('says of each conversation what its desk and its title are', async () => {
    const id = await waits('rows', 2001);
    const rows = async () => (await all({ state: 'waiting' }, 1, String(START + 2000))).rows;
    expect(await rows()).toEqual([
      { ...id, title: '', desk: await desks.get(id), position: expect.stringMatching(/^1700000002001-[0-9a-f]{16}$/) },
    ]);
    await desks.hold(id, `${START + 1}-a`, 'en', 'Where is it?');
    expect(await rows()).toMatchObject([{ title: 'Where is it?', desk: { version: 2 } }]);
  });

  it('follows each move', async () => {
    const id = await waits('moves', 3001);
    const day = '2023-11-14';
    const places = async () => {
      const pages = [
        await all({ state: 'waiting' }, 9, String(START + 3000)),
        await all({ state: 'human' }),
        await all({ state: 'closed', day }),
      ];
      return pages.map(({ ids }) => ids.length);
    };
    expect(await places()).toEqual([1, 0, 0]);
    await move(id, 'waiting', 'human');
    expect(await places()).toEqual([0, 1, 0]);
    stored.pass(1000);
    await move(id, 'human', 'closed');
    expect(await places()).toEqual([0, 0, 1]);
    expect((await all({ state: 'closed', day })).rows).toMatchObject([
      { position: expect.stringMatching(/^1700000001000-/) },
    ]);
    await move(id, 'closed', 'bot');
    expect(await places()).toEqual([0, 0, 0]);
  });

  it('has what was closed on a day, newest first, page by page', async () => {
    stored.pass(DAY_MS);
    const closed = { state: 'closed', day: '2023-11-15' } as const;
    const ids: Id[] = [];
    for (let n = 0; n < 3; n++) {
      const id = newId();
      stored.pass(1);
      await move(id, 'bot', 'closed');
      ids.unshift(id);
    }
    const page = await all(closed, 2);
    expect([page.ids, page.more]).toEqual([ids.slice(0, 2), true]);
    const rest = await all(closed, 2, page.rows[1]?.position);
    expect([rest.ids, rest.more]).toEqual([ids.slice(2), false]);
  });

  it('has the visitors who wait in a list of their own, and finds them with the others once people have them', async () => {
    const id = { ...newId(), customer: 'visitor:1' };
    await move(id, 'bot', 'waiting', { team: 'v', waiting_since: START + 4001 });
    const places = async () => {
      const named = await all({ state: 'waiting' }, 9, String(START + 4000));
      const visitors = await all({ state: 'waiting', visitors: true });
      return [named.ids, visitors.ids];
    };
    expect(await places()).toEqual([[], [id]]);
    await move(id, 'waiting', 'human');
    expect(await places()).toEqual([[], []]);
    expect((await all({ state: 'human' })).ids).toEqual([id]);
  });

  it('skips conversations that have expired', async () => {
    await waits('old', 1);
    await waits('old', 2);
    stored.pass(DAY_MS);
    const live = await waits('old', 3);
    const page = await all({ state: 'waiting' }, 1);
    expect([page.ids, page.more]).toEqual([[live], false]);
  });
});
