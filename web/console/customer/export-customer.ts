import type { ExportPage } from '../results.ts';
import type { Call } from '../shell/connection.ts';

/** Everything that is stored about a customer, as the text of a file. Throws `CallError`. `onItems` is told how many items have come. */
export const exportCustomer = async (
  call: Call,
  customer: string,
  exportedAt: Date,
  onItems: (count: number) => void,
): Promise<string> => {
  const items: unknown[] = [];
  let erased_at: string | null = null;
  let cursor: string | null = null;
  do {
    const page: ExportPage = await call<ExportPage>('export_customer', {
      customer,
      ...(cursor !== null && { cursor }),
    });
    items.push(...page.items);
    onItems(items.length);
    erased_at = page.erased_at;
    cursor = page.next_cursor;
  } while (cursor !== null);
  return JSON.stringify({ customer, exported_at: exportedAt.toISOString(), erased_at, items }, null, 2);
};

/** A name that every file system takes. */
export const fileNameOf = (customer: string, at: Date): string =>
  `frontdesk-${customer.replace(/[^\w.-]+/g, '_').slice(0, 80)}-${at.toISOString().slice(0, 10)}.json`;
