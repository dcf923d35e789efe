import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoVisitorBudget } from '../../../../adapters/dynamodb/visitor-budget.ts';
import type { VisitorBudgetLimits } from '../../../../core/access/visitor-budget.ts';
import { START, table, tableOfFile } from './dynamo.ts';

const HOUR_MS = 3_600_000;
const stored = tableOfFile();
let hours = 0;

/** A budget in an hour of the test's own, as is the next one. */
const aBudget = (over: Partial<VisitorBudgetLimits> = {}) => {
  const limits = { turns: 100, turns_per_network: 100, requests: 100, new_per_network: 100, ...over };
  hours += 2;
  return { budget: dynamoVisitorBudget(stored.client(), table, limits), at: START + hours * HOUR_MS };
};

const [NEAR, FAR] = ['203.0.113.0/24', '2001:db8:1:2::/64'];

describe('the budget of visitors', () => {
  it('ends with the turns of a network, which do not count for another', async () => {
    const { budget, at } = aBudget({ turns_per_network: 2 });
    const take = (network: string | null) => budget.take(network, at);
    expect([await take(NEAR), await take(NEAR), await take(NEAR)]).toEqual([true, true, false]);
    expect([await take(FAR), await take(null)]).toEqual([true, true]);
    expect(await budget.take(NEAR, at + HOUR_MS)).toBe(true);
  });

  it('ends with the turns of all, and a network is not charged for what is refused', async () => {
    const { budget, at } = aBudget({ turns: 2, turns_per_network: 2 });
    expect([await budget.take(FAR, at), await budget.take(null, at), await budget.take(NEAR, at)]).toEqual([
      ...[true, true, false],
    ]);
    await budget.giveBack(null, at);
    await budget.giveBack(FAR, at);
    expect([await budget.take(NEAR, at), await budget.take(NEAR, at), await budget.take(NEAR, at)]).toEqual([
      ...[true, true, false],
    ]);
  });

  it('gives a count back to both', async () => {
    const { budget, at } = aBudget({ turns: 1, turns_per_network: 1 });
    for (let n = 0; n < 3; n++) {
      expect(await budget.take(NEAR, at)).toBe(true);
      await budget.giveBack(NEAR, at);
    }
    expect([await budget.take(NEAR, at), await budget.take(NEAR, at)]).toEqual([true, false]);
  });

  it('allows five of twenty concurrent turns', async () => {
    const { budget, at } = aBudget({ turns: 5 });
    const taken = await Promise.all(Array.from({ length: 20 }, () => budget.take(NEAR, at)));
    expect(taken.filter(Boolean)).toHaveLength(5);
  });

  it('ends with its hand-offs, and has none where the limit is zero', async () => {
    const { budget, at } = aBudget({ requests: 2 });
    const asks = () => budget.takeHandOff(null, at);
    expect([await asks(), await asks(), await asks(), await budget.take(NEAR, at)]).toEqual([true, true, false, true]);
    const none = aBudget({ requests: 0, turns: 0 });
    expect([await none.budget.takeHandOff(FAR, none.at), await none.budget.take(null, none.at)]).toEqual([
      false,
      false,
    ]);
  });

  it('gives one network a quarter of the hand-offs, and charges it for none that is refused', async () => {
    const { budget, at } = aBudget({ requests: 5 });
    const ask = (network: string | null) => budget.takeHandOff(network, at);
    expect([await ask(NEAR), await ask(NEAR), await ask(NEAR), await ask(FAR)]).toEqual([true, true, false, true]);
    expect([await ask(null), await ask(null), await ask(FAR), await ask(null)]).toEqual([true, true, false, false]);
    expect(await budget.take(NEAR, at)).toBe(true);
  });
});

describe('its items', () => {
  beforeAll(async () => {
    const { budget, at } = aBudget();
    await budget.take(FAR, at);
  });

  it('are outside the partitions of conversations, and expire an hour after their own', async () => {
    const items = await stored.all();
    expect(new Set(items.map(({ pk }) => pk))).toEqual(
      new Set(['#BUDGET#all', `#BUDGET#${encodeURIComponent(NEAR)}`, `#BUDGET#${encodeURIComponent(FAR)}`]),
    );
    for (const { sk, expires_at } of items)
      expect(Number(expires_at) * 1000).toBe(Date.parse(`${String(sk).slice(5)}:00Z`) + 2 * HOUR_MS);
  });
});
