import { describe, expect, it } from 'vitest';
import type { CustomerExport } from '../../../../../core/privacy/customer-export.ts';
import { ANA, aTestDesk, NOW } from '../the-desk.ts';

const iso = (ms: number) => new Date(ms).toISOString();
const turn = (n: number) => ({ kind: 'turn', conversation_id: 'c-1', data: { message: `m-${n}` } });

/** Three items, one a page. */
const threePages: CustomerExport = {
  page: async (_, after) => {
    const n = Number(after ?? 0) + 1;
    return { items: [turn(n)], position: n < 3 ? String(n) : null };
  },
};

describe('export_customer', () => {
  it('goes on behind its cursor, to the end', async () => {
    const { call } = aTestDesk({ personalData: threePages });
    const items: unknown[] = [];
    let cursor: string | undefined;
    for (let pages = 1; ; pages++) {
      const { data } = await call('export_customer', { customer: 'ada', cursor });
      expect(data).toMatchObject({ customer: 'ada', erased_at: null });
      items.push(...data.items);
      cursor = data.next_cursor;
      if (data.next_cursor === null) break;
      expect(pages).toBeLessThan(3);
    }
    expect(items).toEqual([turn(1), turn(2), turn(3)]);
  });

  it('takes no cursor of another customer, person or listing', async () => {
    const { call } = aTestDesk({ personalData: threePages });
    const { data } = await call('export_customer', { customer: 'ada' });
    const cursor = data.next_cursor;
    const bo = { ...ANA, actor: { ...ANA.actor, id: 'bo' } };
    for (const made of [
      call('export_customer', { customer: 'eve', cursor }),
      call('export_customer', { customer: 'ada', cursor }, bo),
      call('open_case', { customer: 'ada', conversation_id: 'c-1', cursor }),
    ])
      expect(await made).toMatchObject({ isError: true, data: { code: 'INVALID' } });
  });

  it('of a customer of whom nothing is stored is empty, and tells when they were erased', async () => {
    const erasures = { begin: async () => NOW, erasedAt: async () => NOW - 1 };
    const { isError, data } = await aTestDesk({ erasures }).call('export_customer', { customer: 'nobody' });
    expect([isError, data]).toEqual([
      false,
      { customer: 'nobody', erased_at: iso(NOW - 1), items: [], next_cursor: null },
    ]);
  });
});

describe('erase_customer', () => {
  it('says at once what is erased, and when it is done', async () => {
    const begun: unknown[] = [];
    const erasures = {
      begin: async (...all: readonly unknown[]) => {
        begun.push(all);
        return NOW - 5;
      },
      erasedAt: async () => null,
    };
    const { data, text } = await aTestDesk({ erasures }).call('erase_customer', { customer: 'ada', message_id: 'm-1' });
    expect(begun).toEqual([['ada', NOW, 'staff:ana', 'm-1']]);
    // The date is that of the tombstone, which a repeat finds.
    const done_by = iso(NOW - 5 + 190_000);
    expect(data).toEqual({ customer: 'ada', message_id: 'm-1', erased_at: iso(NOW - 5), done_by });
    expect(text).toContain(iso(NOW - 5));
    expect(text).toContain(done_by);
  });
});
