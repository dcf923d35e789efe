import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoUsedIdentities } from '../../../../adapters/dynamodb/used-identities.ts';
import { dynamoVisitors } from '../../../../adapters/dynamodb/visitors.ts';
import type { UsedIdentities } from '../../../../core/access/identity.ts';
import type { Visitors } from '../../../../core/access/visitors.ts';
import { DAY_MS, table, tableOfFile } from './dynamo.ts';

const MINUTE_MS = 60_000;
const start = Date.parse('2026-11-23T13:59:00Z');
const stored = tableOfFile(start);
const { clock } = stored;
let visitors: Visitors;
let used: UsedIdentities;
beforeAll(() => {
  visitors = dynamoVisitors(stored.client(), table, 5, clock);
  used = dynamoUsedIdentities(stored.client(), table, clock);
});

describe('a visitor', () => {
  it('is found by the credential, and by no other', async () => {
    await visitors.add('one', 'visitor:1');
    await visitors.add('two', 'visitor:2');
    expect(await Promise.all(['one', 'two', 'three'].map(visitors.find))).toEqual(['visitor:1', 'visitor:2', null]);
  });

  it('is stored without the credential, outside the partitions of conversations', async () => {
    await visitors.add('secret-words', 'visitor:3');
    const items = (await stored.all()).filter(({ sk }) => sk === 'VISITOR');
    expect(items.length).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toContain('secret-words');
    for (const { pk } of items) expect(pk).toMatch(/^#VISITOR#[0-9a-f]{64}$/);
  });

  it('is kept for 30 days from the last use', async () => {
    await visitors.add('four', 'visitor:4');
    stored.pass(29 * DAY_MS);
    expect(await visitors.find('four')).toBe('visitor:4');
    stored.pass(29 * DAY_MS);
    expect(await visitors.find('four')).toBe('visitor:4');
    stored.pass(31 * DAY_MS);
    expect(await visitors.find('four')).toBeNull();
    expect(await visitors.find('four')).toBeNull();
  });

  it('whose credential is revoked does not come back, also by a use at the same time', async () => {
    for (let n = 0; n < 10; n++) {
      await visitors.add(`five-${n}`, 'visitor:5');
      await Promise.all([visitors.find(`five-${n}`), visitors.remove(`five-${n}`), visitors.find(`five-${n}`)]);
      expect(await visitors.find(`five-${n}`)).toBeNull();
    }
    await visitors.remove('never');
  });
});

describe('new visitors of a network', () => {
  it('are five of twenty at the same time, and others in the next hour', async () => {
    const admit = () => visitors.admit('203.0.113.0/24', clock.now());
    const admitted = await Promise.all(Array.from({ length: 20 }, admit));
    expect(admitted.filter(Boolean)).toHaveLength(5);
    expect(await visitors.admit('2001:db8:0:0::/64', clock.now())).toBe(true);
    stored.pass(MINUTE_MS);
    expect(await admit()).toBe(true);
    const counts = (await stored.all()).filter(({ sk }) => String(sk).startsWith('HOUR#'));
    expect(counts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ pk: '#NEW_VISITORS#203.0.113.0%2F24', sk: 'HOUR#2026-11-23T13', visitors: 5 },
          expires_at: Date.parse('2026-11-23T14:00:00Z') / 1000,
        }),
      ]),
    );
  });
});

describe('a JWT', () => {
  const until = start / 1000 + 60;

  it('is used once, whoever comes first', async () => {
    const uses = await Promise.all(Array.from({ length: 10 }, () => used.use('https://shop.example', 'j-1', until)));
    expect(uses.filter(Boolean)).toHaveLength(1);
  });

  it('is another one with the same id of another issuer, and when ids and issuers join to the same text', async () => {
    const uses = [
      ['https://a.example', 'b/j-2'],
      ['https://a.example/b', 'j-2'],
      ['https://a.example', 'j-2'],
    ] as const;
    for (const [issuer, id] of uses) expect(await used.use(issuer, id, until)).toBe(true);
  });

  it('is forgotten only when no clock accepts it any more', async () => {
    expect(await used.use('https://shop.example', 'j-3', until)).toBe(true);
    stored.pass(MINUTE_MS - 1000);
    expect(await used.use('https://shop.example', 'j-3', until)).toBe(false);
    stored.pass(1000);
    expect(await used.use('https://shop.example', 'j-3', until)).toBe(true);
  });
});
