import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoDeskActions } from '../../../../adapters/dynamodb/desk-actions.ts';
import { dynamoDailyQuota } from '../../../../adapters/dynamodb/quota.ts';
import { actionKey, hashOf } from '../../../../core/config/keys.ts';
import type { DeskActions } from '../../../../core/desk/desks.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile();
let actions: DeskActions;
beforeAll(() => {
  actions = dynamoDeskActions(stored.client(), table, stored.clock);
});

let acts = 0;
const newAct = () => ({ actor: 'staff:ana', message_id: `act-${acts++}` });
const X = { customer: 'ada', conversation: 'x' };
const Y = { customer: 'ada', conversation: 'y' };
const Z = { customer: 'ada', conversation: 'z' };

describe('an act', () => {
  it('is stored once, by actor and message_id, and a repeat finds the first', async () => {
    const act = newAct();
    const first = { hash: 'h-1', target: null, result: null };
    expect(await actions.begin(act, 'h-1')).toEqual(first);
    expect(await actions.begin(act, 'h-2')).toEqual(first);
    expect(await actions.begin({ ...act, actor: 'customer:ana' }, 'h-2')).toEqual({ ...first, hash: 'h-2' });
    expect(await actions.begin({ ...act, message_id: 'other' }, 'h-3')).toEqual({ ...first, hash: 'h-3' });
  });

  it('has the first result', async () => {
    const act = newAct();
    await actions.begin(act, 'h');
    expect(await actions.finish(act, '{"a":1}')).toBe('{"a":1}');
    expect(await actions.finish(act, '{"a":2}')).toBe('{"a":1}');
    expect(await actions.begin(act, 'h')).toEqual({ hash: 'h', target: null, result: '{"a":1}' });
  });

  it('that was never stored has no result and no target', async () => {
    const act = newAct();
    await expect(actions.finish(act, '{}')).rejects.toMatchObject({ name: 'StoreBusy' });
    expect(await actions.aim(act, X, null)).toBe(false);
    expect(await stored.item(actionKey(act.actor), `ACT#${hashOf(act.message_id)}`)).toBeUndefined();
  });

  it('aims at one conversation at a time, and no longer once it has a result', async () => {
    const act = newAct();
    await actions.begin(act, 'h');
    expect(await actions.aim(act, X, null)).toBe(true);
    expect(await actions.aim(act, X, null)).toBe(true);
    expect(await actions.aim(act, Y, null)).toBe(false);
    expect(await actions.begin(act, 'h')).toMatchObject({ target: X });
    expect(await actions.aim(act, Y, X)).toBe(true);
    expect(await actions.aim(act, Z, X)).toBe(false);
    await actions.finish(act, '{}');
    expect(await actions.aim(act, Z, Y)).toBe(false);
    expect(await actions.begin(act, 'h')).toEqual({ hash: 'h', target: Y, result: '{}' });
  });

  it('aims at one of ten conversations that ten executions of it choose at once', async () => {
    const act = newAct();
    await actions.begin(act, 'h');
    const choices = Array.from({ length: 10 }, (_, n) => ({ customer: 'ada', conversation: `c-${n}` }));
    const aimed = await Promise.all(choices.map((choice) => actions.aim(act, choice, null)));
    expect(aimed.filter(Boolean)).toHaveLength(1);
  });

  it('expires after seven days, and then counts as absent', async () => {
    const act = newAct();
    await actions.begin(act, 'h-1');
    await actions.aim(act, X, null);
    await actions.finish(act, '{}');
    stored.pass(7 * DAY_MS - 1000);
    expect(await actions.begin(act, 'h-2')).toEqual({ hash: 'h-1', target: X, result: '{}' });
    stored.pass(1000);
    expect(await actions.begin(act, 'h-2')).toEqual({ hash: 'h-2', target: null, result: null });
  });

  it.each(['😀'.repeat(64), '#', 'ACT#1', '語'.repeat(100)])('may have the ids %j', async (id) => {
    const act = { actor: `staff:${id}`, message_id: id };
    await actions.begin(act, 'h');
    expect(await actions.finish(act, '{}')).toBe('{}');
    expect(await actions.begin({ ...act, message_id: `${id}x` }, 'h')).toMatchObject({ result: null });
  });
});

describe("a customer's requests for a person", () => {
  const ask = (customer: string, n: number, most = 2, at = START) => actions.takeRequest(customer, at, most, `m-${n}`);

  it('are counted up to the limit of a day, each message_id once', async () => {
    expect([await ask('bo', 1), await ask('bo', 1), await ask('bo', 2), await ask('bo', 3)]).toEqual([
      ...[true, true, true, false],
    ]);
    expect(await ask('bo', 2)).toBe(true);
    expect(await ask('cy', 3)).toBe(true);
    expect(await ask('bo', 3, 2, START + DAY_MS)).toBe(true);
  });

  it('are counted up to the limit when they come at once', async () => {
    const taken = await Promise.all(Array.from({ length: 12 }, (_, n) => ask('di', n, 5)));
    expect(taken.filter(Boolean)).toHaveLength(5);
  });

  it('leave the daily quota of turns as it is, and the other way round', async () => {
    const quota = dynamoDailyQuota(stored.client(), table, { turns: 1, tokens: 1000 }, stored.clock);
    expect(await ask('ed', 1)).toBe(true);
    expect([await quota.take('ed', START), await quota.take('ed', START)]).toEqual([true, false]);
    expect([await ask('ed', 2), await ask('ed', 3)]).toEqual([true, false]);
  });
});
