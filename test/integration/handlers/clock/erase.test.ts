import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoCustomerItems } from '../../../../adapters/dynamodb/customer-items.ts';
import { dueKeys } from '../../../../adapters/dynamodb/due-index.ts';
import { erasedKey, partitionKey } from '../../../../core/config/keys.ts';
import { SECOND_PASS_MS } from '../../../../core/events/from-erasure.ts';
import type { JobOf } from '../../../../core/events/job.ts';
import { erase } from '../../../../handlers/clock/erase.ts';
import { handOff, storesOf, takeOver } from '../../adapters/dynamodb/a-customer.ts';
import { table, tableOfFile } from '../../adapters/dynamodb/dynamo.ts';

const stored = tableOfFile();
const { clock } = stored;
let stores: ReturnType<typeof storesOf>;
let run: ReturnType<typeof erase>;
beforeAll(() => {
  const client = stored.client();
  stores = storesOf(client, clock);
  run = erase({
    ...{ erasures: stores.erasures, clock },
    items: dynamoCustomerItems(client, table, ['crm', 'erp'], clock),
  });
});

const job = (customer: string, erased_at: number, pass: 1 | 2): JobOf<'erasure'> => ({
  ...{
    kind: 'erasure',
    target: `erasure#${erasedKey(customer)}`,
    id: `${erased_at}-${pass}`,
    customer: erasedKey(customer),
  },
  ...{ pass, erased_at, due_at: erased_at, status: 'due', tries: [], created_at: erased_at },
});
const pass = (customer: string, erasedAt: number, which: 1 | 2, remainingMs = () => 100_000) =>
  run(job(customer, erasedAt, which), remainingMs);
/** Stored items with the customer's id, or with their words: in these tests, those of messages named after them. */
const traces = async (customer: string) => {
  const theirs = new RegExp(`(["#]|%3A)${customer}(["#\\\\]|$)|secret-${customer}`);
  const asText = (value: unknown) => JSON.stringify(value, (_, inner) => (inner instanceof Set ? [...inner] : inner));
  // The audit tells what the team did, for 400 days.
  return (await stored.all()).filter((item) => !String(item.pk).startsWith('#AUDIT#') && theirs.test(asText(item)));
};
const at = (customer: string, conversation: string, message_id: string) => ({ customer, conversation, message_id });
const begin = (customer: string) => stores.erasures.begin(customer, clock.now(), 'staff:ana', `erase-${customer}`);

const keysOf = (items: readonly { readonly sk?: unknown }[]) => items.map(({ sk }) => String(sk)).toSorted();
/** What a first pass leaves: conversations for the second, and the tombstone. */
const remembered = async (customer: string) =>
  (await traces(customer)).map(({ of, sk }) => String(of ?? sk)).toSorted();
const erased = async (customer: string) => {
  const erasedAt = await begin(customer);
  await pass(customer, erasedAt, 1);
  return erasedAt;
};
/** The second pass, when no execution that began before can be alive. */
const end = async (customer: string, erasedAt: number) => {
  stored.pass(erasedAt + SECOND_PASS_MS - clock.now());
  expect(await pass(customer, erasedAt, 2)).toEqual({ status: 'done', try: null });
};

describe('an erasure', () => {
  it('leaves nothing of the customer, and everything of others', async () => {
    await stores.everything(at('cleo', 'c-1', 'secret-cleo-1'));
    await stores.everything(at('cleo', 'c-2', 'secret-cleo-2'));
    await stores.everything(at('cleo x', 'c-1', 'm-1'));
    await stored.put({ pk: '#DISCARDED#2023-11-14', sk: '1', of: 'cleo#c-1', record: 'x' });
    await stored.put({ pk: '#DISCARDED#2023-11-14', sk: '2', of: 'cleo%20x#c-1', record: 'x' });
    expect(await traces('cleo')).toHaveLength(28);
    const others = (await traces('cleo(%20| )x')).length;
    stored.pass(1000);
    const erasedAt = await begin('cleo');
    expect(await pass('cleo', erasedAt, 1)).toEqual({ status: 'done', try: null });
    // What the second pass needs.
    expect(await remembered('cleo')).toEqual(['ERASED', 'cleo#c-1', 'cleo#c-2']);
    await end('cleo', erasedAt);
    expect(await traces('cleo')).toEqual([]);
    expect(await traces('cleo(%20| )x')).toHaveLength(others);
    expect(others).toBeGreaterThan(12);
    expect(await stored.item(erasedKey('cleo'), 'ERASED')).toEqual({
      ...{ pk: erasedKey('cleo'), sk: 'ERASED', erased_at: erasedAt, by: 'staff:ana', act: 'staff:ana#erase-cleo' },
      ...{ finished_at: clock.now(), expires_at: Math.floor(erasedAt / 1000) + 400 * 86_400 },
    });
    expect(await stores.erasures.erasedAt('cleo')).toBe(erasedAt);
    expect(await pass('cleo', erasedAt, 2)).toEqual({ status: 'done', try: null });
  });

  it('refuses the answer of a message that was on its way, and deletes what its execution still writes', async () => {
    const [listed, first] = [at('dora', 'c-1', 'secret-dora-2'), at('dora', 'c-2', 'secret-dora-1')];
    await stores.everything(at('dora', 'c-1', 'secret-dora-0'));
    const [one, two] = [await stores.accept(listed), await stores.accept(first)];
    // A pending turn is due when its lease is over.
    const key = { pk: partitionKey(first), sk: 'TURN#secret-dora-1' };
    await stored.put({ ...(await stored.item(key.pk, key.sk)), ...key, ...dueKeys(key.pk, clock.now() + 185_000) });
    stored.pass(500);
    const erasedAt = await erased('dora');
    expect(await remembered('dora')).toEqual(['ERASED', 'dora#c-1', 'dora#c-2']);

    stored.pass(20_000);
    for (const [id, turn] of [
      [listed, one],
      [first, two],
    ] as const) {
      expect(await stores.commit(id, turn)).toBe(false);
      await stores.desks.move(id, handOff(turn.key));
      await stores.feedback.put(id, { turn: turn.key }, { score: 1, comment: 'secret-dora', at: turn.started_at });
      const post = { key: `${clock.now()}-p`, kind: 'reply', author: null, text: 'secret-dora', move: null } as const;
      await stores.desks.post(id, { actor: 'staff:ana', message_id: 'late' }, post);
      await stored.put({ pk: partitionKey(id), sk: '~SUMMARY', text: 'secret-dora' });
      await stores.jobs.add([stores.delivery(id, erasedAt - 1)]);
    }
    // A step that runs again may store the message once more, also in a conversation of its own.
    await stores.conversations.putTurn(at('dora', 'c-1', 'secret-dora-3'), { ...one, message_id: 'secret-dora-3' });
    expect((await traces('dora')).length).toBeGreaterThan(10);
    await end('dora', erasedAt);
    expect(await traces('dora')).toEqual([]);
  });

  it('keeps what the customer writes since, in new conversations and in old ones, without what was there before', async () => {
    const [old, later] = [at('eve', 'c-1', 'secret-eve-1'), at('eve', 'c-1', 'm-2')];
    await stores.everything(old);
    const late = await stores.accept(at('eve', 'c-1', 'secret-eve-late'));
    stored.pass(500);
    const erasedAt = await begin('eve');
    stored.pass(300);
    // Before the first pass, between the two, and while an older execution is still on its way.
    const kept = await stores.accept(later);
    await stores.desks.hold(later, kept.key, 'en', kept.message);
    await stores.commit(at('eve', 'c-new', 'm-3'), await stores.accept(at('eve', 'c-new', 'm-3')));
    await pass('eve', erasedAt, 1);
    expect(await stores.commit(at('eve', 'c-1', 'secret-eve-late'), late)).toBe(false);
    stored.pass(1000);
    await stores.commit(later, kept);
    const asked = `${clock.now()}-b`;
    await stores.desks.move(at('eve', 'c-asked', ''), { ...handOff(asked), id: 'customer:eve#ask' });
    await end('eve', erasedAt);

    expect(await traces('nobody')).toEqual([]);
    const left = await traces('eve');
    expect(keysOf(left.filter(({ pk }) => String(pk).startsWith('eve#')))).toEqual([
      'TURN#m-2',
      'TURN#m-3',
      '~CONVERSATION',
      '~CONVERSATION',
      '~CONVERSATION',
    ]);
    const desk = await stored.desk(later);
    expect(desk).toMatchObject({ state: 'human', title: 'words of m-2', last_key: kept.key, created_at: erasedAt });
    for (const name of ['words', 'contact', 'risk', 'sentiment', 'language', 'closed'])
      expect(desk).not.toHaveProperty(name);
    expect(await stored.desk(at('eve', 'c-new', ''))).toMatchObject({ title: 'words of m-3' });
    expect(await stored.desk(at('eve', 'c-asked', ''))).toMatchObject({ state: 'waiting', contact: 'ada@example.com' });
  });

  it('ends also for ids that are as long as they may be', async () => {
    const [customer, conversation] = ['kim'.repeat(42), '\u65e5'.repeat(111)];
    const id = at(customer, conversation, 'secret-kim');
    await stores.everything(id);
    stored.pass(500);
    const erasedAt = await erased(customer);
    await stored.put({ pk: partitionKey(id), sk: '~SUMMARY', text: 'late' });
    await end(customer, erasedAt);
    expect(await traces(customer)).toEqual([]);
    expect((await stored.all()).filter(({ pk }) => pk === partitionKey(id))).toEqual([]);
  });

  it('takes a conversation with it that only the team has touched since', async () => {
    const id = at('flo', 'c-1', 'secret-flo-1');
    await stores.everything(id);
    stored.pass(500);
    const erasedAt = await begin('flo');
    stored.pass(500);
    const post = { key: `${clock.now()}-p`, kind: 'reply', author: null, text: 'secret-flo', move: null } as const;
    await stores.desks.post(id, { actor: 'staff:ana', message_id: 'late' }, post);
    await stores.desks.move(id, { ...takeOver('back', `${clock.now()}-q`), from: 'human', to: 'waiting' });
    await pass('flo', erasedAt, 1);
    await end('flo', erasedAt);
    expect(await traces('flo')).toEqual([]);
  });

  it('that is cut off again and again goes on, and is told by its tries', async () => {
    for (const n of [1, 2, 3]) await stores.everything(at('gil', `c-${n}`, `secret-gil-${n}`));
    stored.pass(500);
    const erasedAt = await begin('gil');
    const sizes: number[] = [];
    for (let runs = 0; ; runs++) {
      expect(runs).toBeLessThan(20);
      let asked = 0;
      const result = await pass('gil', erasedAt, 1, () => (asked++ < 4 + runs * 3 ? 100_000 : 9000));
      sizes.push((await traces('gil')).length);
      if (result.status === 'done') break;
      expect(result).toMatchObject({ status: 'retry', at: clock.now(), try: { error: 'more to erase', status: null } });
    }
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.at(-1)).toBe(4);
    await end('gil', erasedAt);
    expect(await traces('gil')).toEqual([]);
  });

  it('that is dated anew leaves the rest to the passes of the new date, and a repeat dates nothing', async () => {
    await stores.everything(at('hal', 'c-1', 'secret-hal-1'));
    stored.pass(500);
    const first = await begin('hal');
    stored.pass(500);
    expect(await begin('hal')).toBe(first);
    const second = await stores.erasures.begin('hal', clock.now(), 'staff:ana', 'again');
    expect(second).toBe(first + 500);
    expect(await pass('hal', first, 1)).toEqual({ status: 'dropped', try: null });
    expect(await pass('hal', first, 2)).toEqual({ status: 'dropped', try: null });
    expect((await traces('hal')).length).toBeGreaterThan(5);
    await pass('hal', second, 1);
    await end('hal', second);
    expect(await traces('hal')).toEqual([]);
    stored.pass(1000);
    // And so does one that begins when an earlier one has ended.
    await stores.everything(at('hal', 'c-2', 'secret-hal-2'));
    stored.pass(1);
    const third = await stores.erasures.begin('hal', clock.now(), 'staff:ana', 'third');
    await pass('hal', third, 1);
    await end('hal', third);
    expect(await traces('hal')).toEqual([]);
  });

  it('keeps the delivery that tells of an earlier one', async () => {
    const told = {
      ...stores.delivery(at('ida', 'c', 'm')),
      event: { type: 'customer.erased', id: 'evt_2', timestamp: '', sequence: null, data: { customer: 'ida' } },
    } as const;
    await stores.jobs.add([told]);
    stored.pass(10);
    const erasedAt = await erased('ida');
    await end('ida', erasedAt);
    expect(await traces('ida')).toHaveLength(1);
  });
});
