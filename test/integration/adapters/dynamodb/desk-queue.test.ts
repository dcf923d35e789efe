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
  it("has a team's waiting conversations, those that wait longest first, page by page", async () => {
    const [third, first, second] = [await waits('a', 30), await waits('a', 10), await waits('a', 20)];
    const other = await waits('b', 5);
    const page = await all({ state: 'waiting', team: 'a' }, 2);
    expect([page.ids, page.more]).toEqual([[first, second], true]);
    const rest = await all({ state: 'waiting', team: 'a' }, 2, page.rows[1]?.position);
    expect([rest.ids, rest.more]).toEqual([[third], false]);
    expect((await all({ state: 'waiting', team: 'b' })).ids).toEqual([other]);
    expect((await all({ state: 'waiting', team: 'c' })).ids).toEqual([]);
  });

  it('has every conversation of those that began to wait at the same time', async () => {
    const ids = [await waits('same', 1), await waits('same', 1), await waits('same', 1)];
    const first = await all({ state: 'waiting', team: 'same' }, 1);
    const rest = await all({ state: 'waiting', team: 'same' }, 2, first.rows[0]?.position);
    const found = [...first.ids, ...rest.ids].map(({ conversation }) => conversation);
    expect(found.toSorted()).toEqual(ids.map(({ conversation }) => conversation).toSorted());
  });

  it('says of each conversation what its desk and its title are', async () => {
    const id = await waits('rows', 1);
    expect((await all({ state: 'waiting', team: 'rows' })).rows).toEqual([
      { ...id, title: '', desk: await desks.get(id), position: expect.stringMatching(/^1700000000001-[0-9a-f]{16}$/) },
    ]);
    await desks.hold(id, `${START + 1}-a`, 'en', 'Where is it?');
    expect((await all({ state: 'waiting', team: 'rows' })).rows).toMatchObject([
      { title: 'Where is it?', desk: { version: 2 } },
    ]);
  });

  it('follows each move', async () => {
    const id = await waits('moves', 1);
    const day = '2023-11-14';
    const places = async () => {
      const pages = [
        await all({ state: 'waiting', team: 'moves' }),
        await all({ state: 'waiting', team: 'other' }),
        await all({ state: 'human' }),
        await all({ state: 'closed', day }),
      ];
      return pages.map(({ ids }) => ids.length);
    };
    expect(await places()).toEqual([1, 0, 0, 0]);
    await move(id, 'waiting', 'waiting', { team: 'other', waiting_since: START });
    expect(await places()).toEqual([0, 1, 0, 0]);
    await move(id, 'waiting', 'human');
    expect(await places()).toEqual([0, 0, 1, 0]);
    stored.pass(1000);
    await move(id, 'human', 'closed');
    expect(await places()).toEqual([0, 0, 0, 1]);
    expect((await all({ state: 'closed', day })).rows).toMatchObject([
      { position: expect.stringMatching(/^1700000001000-/) },
    ]);
    await move(id, 'closed', 'bot');
    expect(await places()).toEqual([0, 0, 0, 0]);
  });

  it('skips conversations that have expired', async () => {
    await waits('old', 1);
    await waits('old', 2);
    stored.pass(DAY_MS);
    const live = await waits('old', 3);
    const page = await all({ state: 'waiting', team: 'old' }, 1);
    expect([page.ids, page.more]).toEqual([[live], false]);
  });
});
