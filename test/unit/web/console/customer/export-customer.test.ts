import { describe, expect, it } from 'vitest';
import { exportCustomer, fileNameOf } from '../../../../../web/console/customer/export-customer.ts';
import { OFFLINE, scripted } from '../a-case.ts';

const NOW = new Date('2026-11-26T14:02:00Z');
const page = (items: readonly object[], next_cursor: string | null) => ({ erased_at: null, items, next_cursor });

describe('an export', () => {
  it('is one file of all pages', async () => {
    const { call, calls } = scripted({ export_customer: [page([{ a: 1 }, { a: 2 }], 'next'), page([{ a: 3 }], null)] });
    const counts: number[] = [];
    const text = await exportCustomer(call, 'alice', NOW, (count) => counts.push(count));
    expect(JSON.parse(text)).toEqual({
      ...{ customer: 'alice', exported_at: NOW.toISOString(), erased_at: null },
      items: [{ a: 1 }, { a: 2 }, { a: 3 }],
    });
    expect(counts).toEqual([2, 3]);
    expect(calls.map(({ args }) => args)).toEqual([{ customer: 'alice' }, { customer: 'alice', cursor: 'next' }]);
  });

  it('that breaks off is no file', async () => {
    const { call } = scripted({ export_customer: [page([{ a: 1 }], 'next'), OFFLINE] });
    await expect(exportCustomer(call, 'alice', NOW, () => {})).rejects.toBe(OFFLINE);
  });
});

it.each([
  ['alice', 'frontdesk-alice-2026-11-26.json'],
  ['a/b\\c: "x"', 'frontdesk-a_b_c_x_-2026-11-26.json'],
  ['ليلى', 'frontdesk-_-2026-11-26.json'],
])('the file of %s is %s', (customer, name) => {
  expect(fileNameOf(customer, NOW)).toBe(name);
});
