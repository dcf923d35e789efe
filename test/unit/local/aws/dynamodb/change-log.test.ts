import { describe, expect, it } from 'vitest';
import { ChangeLog } from '../../../../../local/aws/dynamodb/change-log.ts';
import { memoryStore, type Store } from '../../../../../local/aws/dynamodb/store.ts';

const put = async (store: Store, log: ChangeLog, n: number): Promise<string> => {
  const writes = log.writesOf(['pk'], undefined, { pk: { S: String(n) } });
  await store.batch(writes);
  return writes[0]?.key.split('~').at(-1) ?? '';
};

describe('ChangeLog', () => {
  it('uses no number twice, whether the records are still there or were acknowledged', async () => {
    const store = memoryStore();
    const numbers: string[] = [];
    for (let n = 0; n < 4; n++) {
      const log = await ChangeLog.open(store);
      numbers.push(await put(store, log, n));
      if (n % 2 === 1) await log.acknowledge(numbers.at(-1) ?? '');
    }
    expect(numbers.map(Number)).toEqual([1, 2, 3, 4]);
  });

  it('deletes only records that it has handed out, whatever is acknowledged', async () => {
    const store = memoryStore();
    const log = await ChangeLog.open(store);
    for (const strange of ['9'.repeat(21), '', '-1']) await log.acknowledge(strange);
    await put(store, log, 1);
    expect(JSON.parse(await log.read())).toHaveLength(1);
  });

  it('takes an item for the same whatever the order of its attributes and the kind of its objects', async () => {
    const log = await ChangeLog.open(memoryStore());
    const item = { pk: { S: 'a' }, map: { M: { one: { N: '1' }, two: { N: '2' } } } };
    const same = Object.assign(Object.create(null), {
      map: { M: { two: { N: '2' }, one: { N: '1' } } },
      pk: { S: 'a' },
    });
    expect(log.writesOf(['pk'], item, same)).toEqual([]);
    expect(log.writesOf(['pk'], item, { ...item, more: { S: '' } })).toHaveLength(1);
  });
});
