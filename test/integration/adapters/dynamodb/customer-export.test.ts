import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoCustomerExport } from '../../../../adapters/dynamodb/customer-export.ts';
import type { CustomerExport, ExportedItem } from '../../../../core/privacy/customer-export.ts';
import { storesOf } from './a-customer.ts';
import { DAY_MS, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile();
const { clock } = stored;
let stores: ReturnType<typeof storesOf>;
let personalData: CustomerExport;
beforeAll(() => {
  stores = storesOf(stored.client(), clock);
  personalData = dynamoCustomerExport(stored.client(), table, ['crm', 'erp'], clock);
});

const at = (customer: string, conversation: string, message_id: string) => ({ customer, conversation, message_id });
const everyPage = async (customer: string, maxBytes: number, between: () => Promise<void> = async () => {}) => {
  const pages: (readonly ExportedItem[])[] = [];
  for (let after: string | null = null; ; ) {
    const page = await personalData.page(customer, after, maxBytes);
    pages.push(page.items);
    after = page.position;
    if (after === null) return pages;
    expect(pages.length).toBeLessThan(200);
    await between();
  }
};
const countsOf = (items: readonly ExportedItem[]) => {
  const counts: Record<string, number> = {};
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

describe('an export', () => {
  it('has everything of the customer as it is stored, and nothing of others', async () => {
    await stores.everything(at('ada', 'c-1', 'm-1'));
    stored.pass(10);
    await stores.everything(at('ada', 'c-2', 'm-2'));
    await stores.everything(at('ada#', 'c-1', 'm-1'));
    const [items = [], ...more] = await everyPage('ada', 1e6);
    expect(more).toEqual([]);
    const perConversation = { turn: 2, post: 4, notice: 2, feedback: 4, conversation: 2, summary: 4 };
    expect(countsOf(items)).toEqual({ ...perConversation, quota: 1, act: 2, delivery: 2 });
    expect(
      items
        .filter(({ conversation_id }) => conversation_id === null)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['act', 'act', 'delivery', 'delivery', 'quota']);
    const turn = items.find(({ kind }) => kind === 'turn');
    expect(turn).toMatchObject({ conversation_id: 'c-1', data: { message: 'words of m-1', answer: 'answer to m-1' } });
    expect(items.find(({ kind }) => kind === 'quota')?.data.requests).toHaveLength(2);
    expect(items.filter(({ data }) => data.kind === 'note')).toHaveLength(2);
    const names = new Set(items.flatMap(({ data }) => Object.keys(data)));
    for (const name of ['pk', 'sk', 'due_shard', 'stamp']) expect(names).not.toContain(name);
    expect(JSON.parse(JSON.stringify(items))).toEqual(items);
  });

  it.each([1, 500, 3000])('in pages of %i bytes has every item once, in the same order', async (maxBytes) => {
    const [whole = []] = await everyPage('ada', 1e6);
    const pages = await everyPage('ada', maxBytes);
    expect(pages.flat()).toEqual(whole);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.length === 1 || JSON.stringify(page).length < maxBytes * 1.1).toBe(true);
  });

  it('ends a page behind a partition when it takes long, and goes on with the next one', async () => {
    const [whole = []] = await everyPage('ada', 1e6);
    let now = clock.now();
    const slow = dynamoCustomerExport(stored.client(), table, ['crm', 'erp'], { now: () => (now += 2000) });
    const found: ExportedItem[] = [];
    const sizes: number[] = [];
    for (let after: string | null = null, isLast = false; !isLast; isLast = after === null) {
      const page = await slow.page('ada', after, 1e6);
      found.push(...page.items);
      sizes.push(page.items.length);
      after = page.position;
    }
    expect(found).toEqual(whole);
    expect(sizes).toContain(0);
  });

  it('misses nothing of a conversation that is written to meanwhile', async () => {
    let written = 0;
    const items = (
      await everyPage('ada', 1, async () => {
        stored.pass(5);
        if (written < 3)
          await stores.commit(
            at('ada', 'c-1', `new-${written}`),
            await stores.accept(at('ada', 'c-1', `new-${written++}`)),
          );
      })
    ).flat();
    const messages = new Set(items.map(({ data }) => data.message).filter((message) => message !== undefined));
    expect([...messages].toSorted()).toEqual([
      'words of m-1',
      'words of m-2',
      ...[0, 1, 2].map((n) => `words of new-${n}`),
    ]);
  });

  it('of nobody is empty, and has no item that has expired', async () => {
    expect(await everyPage('nobody', 1e6)).toEqual([[]]);
    stored.pass(1000 * DAY_MS);
    expect(await everyPage('ada', 1e6)).toEqual([[]]);
  });
});
