import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoCursorKey } from '../../../../adapters/dynamodb/cursor-key.ts';
import { dynamoCustomerItems } from '../../../../adapters/dynamodb/customer-items.ts';
import { dynamoDiscardedRecords } from '../../../../adapters/dynamodb/discarded-records.ts';
import { dynamoEndpoints } from '../../../../adapters/dynamodb/endpoints.ts';
import { dynamoLeases } from '../../../../adapters/dynamodb/leases.ts';
import { dynamoUsedIdentities } from '../../../../adapters/dynamodb/used-identities.ts';
import { dynamoVisitorBudget } from '../../../../adapters/dynamodb/visitor-budget.ts';
import { dynamoVisitors } from '../../../../adapters/dynamodb/visitors.ts';
import * as keys from '../../../../core/config/keys.ts';
import { RETENTION_DAYS, storesOf } from './a-customer.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile();
const { clock } = stored;

/** The first table of docs/privacy.md: how many days an item is kept at most, by the beginning of its key. */
const KEPT = new Map(
  [...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\| `([#~A-Z_]+#?)` \| [^|]+ \| ([^|]+) \|/gm)].map(
    ([, key = '', kept = '']) => [key, daysOf(kept)],
  ),
);
function daysOf(kept: string): number {
  if (kept === '`retentionDays`') return RETENTION_DAYS;
  return kept === 'no expiry' ? Number.POSITIVE_INFINITY : Number.parseInt(kept, 10);
}
/** What the customer's data is, by sort key, and everything else, by partition key. */
const keyOf = ({ pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string | undefined => {
  const key = String(pk).startsWith('#') ? String(pk) : String(sk);
  return [...KEPT.keys()].filter((each) => key.startsWith(each)).toSorted((a, b) => b.length - a.length)[0];
};

/** An item of every writer. */
const writeAll = async () => {
  const client = stored.client();
  const stores = storesOf(client, clock);
  await stores.everything({ customer: 'ada', conversation: 'c-1', message_id: 'm-1' });
  await stores.accept({ customer: 'ada', conversation: 'c-2', message_id: 'm-2' });
  const budget = dynamoVisitorBudget(client, table, {
    turns: 9,
    turns_per_network: 9,
    requests: 9,
    new_per_network: 9,
  });
  await budget.take('203.0.113.0/24', START);
  const visitors = dynamoVisitors(client, table, 9, clock);
  await visitors.admit('203.0.113.0/24', START);
  await visitors.add('credential', 'visitor:1');
  await visitors.find('credential');
  await dynamoUsedIdentities(client, table, clock).use('https://shop.example', 'j-1', START / 1000 + 300);
  await dynamoLeases(client, table, clock).take('webhook#crm', 'me', START + 125_000);
  await dynamoDiscardedRecords(client, table, clock).keep({ id: '1', pk: 'ada#c-1', record: {}, error: 'It broke.' });
  await dynamoEndpoints(client, table, clock).switchOff('crm', { off_since: START, why: 'HTTP 410' });
  await dynamoCursorKey(client, table)();
  await stores.erasures.begin('eve', START, 'staff:ana', 'm-1');
  await dynamoCustomerItems(client, table, [], clock).remember('eve', 'eve#c-1');
  const { jobs } = stores;
  for (const [n, status] of (['done', 'dead', 'dropped'] as const).entries()) {
    await jobs.add([
      { ...stores.delivery({ customer: 'ada', conversation: 'c', message_id: status }), target: `webhook#${status}` },
    ]);
    const [job] = await jobs.dueOf(`webhook#${status}`, START + n, 1);
    const claimed = job && (await jobs.claim(job, START + 1000));
    if (claimed) await jobs.settle(claimed, { status, try: null });
  }
};

describe('every item', () => {
  beforeAll(writeAll);

  it('is in docs/privacy.md, and there is one of each kind in this test', async () => {
    const found = new Set((await stored.all()).map(keyOf));
    expect(found).not.toContain(undefined);
    expect([...KEPT.keys()].filter((key) => !found.has(key))).toEqual([]);
  });

  it('expires within its documented time, but for what names nobody', async () => {
    for (const item of await stored.all()) {
      const kept = KEPT.get(keyOf(item) ?? '') ?? 0;
      const label = `${item.pk} ${item.sk}`;
      if (kept === Number.POSITIVE_INFINITY) expect(item, label).not.toHaveProperty('expires_at');
      else {
        expect(item.expires_at, label).toBeGreaterThanOrEqual(START / 1000);
        expect(item.expires_at, label).toBeLessThanOrEqual((START + kept * DAY_MS) / 1000);
      }
    }
    const endless = [...KEPT].filter(([, days]) => days === Number.POSITIVE_INFINITY).map(([key]) => key);
    expect(endless).toEqual(['#ENDPOINT#', '#SECRETS']);
  });

  it('whose partition has a name of its own is in the table of docs/privacy.md', () => {
    const prefixes = Object.entries(keys).filter(([name]) => /_PREFIX$|^SECRETS_KEY$/.test(name));
    expect(prefixes.length).toBeGreaterThan(8);
    for (const [, prefix] of prefixes) expect([...KEPT.keys()]).toContain(prefix);
  });
});
