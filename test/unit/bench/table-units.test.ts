import { describe, expect, it } from 'vitest';
import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import type { Item } from '../../bench/cost/item-size.ts';
import { tableUnits } from '../../bench/cost/table-units.ts';

const units = tableUnits(CONVERSATIONS);
const text = (length: number) => ({ S: 'x'.repeat(length) });
const none = { 'by-order': 0, 'by-customer': 0, 'by-desk': 0, 'by-due': 0 };

const TURN: Item = { pk: { S: 'p' }, sk: { S: 'TURN#m' }, at: { S: '1' }, message: text(100), owner: text(100) };
const NOTE: Item = { pk: { S: 'p' }, sk: { S: '~CONVERSATION' }, customer: { S: 'c' }, last_key: { S: '1' } };
const { message: _, ...SILENT } = TURN;

describe('the write units of the table', () => {
  it.each([
    ['a new item', null, { ...NOTE, title: text(1500) }, 2],
    ['the larger of both items', { ...NOTE, title: text(3000) }, NOTE, 3],
    ['a deleted item', { ...NOTE, title: text(1500) }, null, 2],
    ['a write of nothing', null, null, 1],
  ])('are those of %s', (_, old, item, expected) => {
    expect(units.written(old, item).table).toBe(expected);
  });

  it('are those of the stored item where the condition did not hold, and no index is written', () => {
    expect(units.rejected({ ...TURN, answer: text(1500) })).toEqual({ table: 2, indexes: none });
    expect(units.rejected(null)).toEqual({ table: 1, indexes: none });
  });
});

describe('the write units of the index by order', () => {
  it.each([
    ['a new turn is put', null, TURN, 1],
    ['a new turn above 1 KB is put', null, { ...TURN, message: text(2000) }, 2],
    ['what the index does not project costs it nothing, in size either', null, { ...TURN, receipt: text(5000) }, 1],
    ['a projected attribute changes', TURN, { ...TURN, answer: text(1500) }, 2],
    ['a projected attribute is removed', { ...TURN, answer: text(1500) }, TURN, 2],
    ['only other attributes change', TURN, { ...TURN, owner: text(3000) }, 0],
    ['the key changes: delete and put', TURN, { ...TURN, at: { S: '2' }, answer: text(1500) }, 1 + 2],
    ['the key is removed', { ...TURN, answer: text(1500) }, { pk: TURN.pk, sk: TURN.sk } as Item, 2],
    ['the key is added', { pk: TURN.pk, sk: TURN.sk } as Item, TURN, 1],
    ['the turn is deleted', TURN, null, 1],
    ['an item has no key of the index', null, NOTE, 0],
  ])('%s', (_, old, item, expected) => {
    expect(units.written(old, item).indexes['by-order']).toBe(expected);
  });
});

describe('the write units of the other indexes', () => {
  it('are those of the whole item where the index has all attributes, twice where its key changes', () => {
    expect(units.written(null, { ...NOTE, title: text(1500) }).indexes).toEqual({ ...none, 'by-customer': 2 });
    expect(units.written(NOTE, { ...NOTE, last_key: { S: '2' } }).indexes).toEqual({ ...none, 'by-customer': 2 });
  });

  it('are none while no item has both keys, and those of the keys where the index has only these', () => {
    expect(units.written(null, { ...NOTE, desk: { S: 'open' } }).indexes['by-desk']).toBe(0);
    expect(units.written(null, { ...NOTE, desk: { S: 'open' }, desk_at: { S: '1' } }).indexes['by-desk']).toBe(1);
    const due: Item = { ...NOTE, due_shard: { S: '0' }, due_at: { N: '1' }, title: text(3000) };
    expect(units.written(null, due).indexes['by-due']).toBe(1);
    expect(units.written(due, { ...due, title: text(10) }).indexes['by-due']).toBe(0);
  });
});

describe('the read units', () => {
  it('are rounded up over all that a query passes, and for each item that it fetches', () => {
    const items = [1, 2, 3].map(() => ({ ...TURN, receipt: text(1000) }));
    expect(units.read(items, [], true)).toBe(1);
    expect(units.read(items, [], false)).toBe(0.5);
    expect(units.read(items, items, true)).toBe(1 + 3);
    expect(units.read([], [], true)).toBe(1);
  });

  it('are those of fetches only for attributes that the index does not have', () => {
    expect(units.fetches('by-order', 'all')).toBe(true);
    expect(units.fetches('by-order', ['pk', 'sk', 'at', 'message'])).toBe(false);
    expect(units.fetches('by-order', ['message', 'owner'])).toBe(true);
    expect(units.fetches('by-customer', 'all')).toBe(false);
    expect(() => units.fetches('by-name', 'all')).toThrow('no index by-name');
  });
});

describe('the stored bytes', () => {
  const overhead = 100;
  it('are those of the table and of each index that has the item', () => {
    expect(units.stored(null)).toBe(0);
    const note = 'pk'.length + 1 + 'sk~CONVERSATION'.length + 'customer'.length + 1 + 'last_key'.length + 1;
    expect(units.stored(NOTE)).toBe(2 * (note + overhead));
    const projected = 'pk'.length + 1 + 'skTURN#m'.length + 'at'.length + 1;
    const [message, owner] = ['message'.length + 100, 'owner'.length + 100];
    expect(units.stored(TURN)).toBe(2 * (projected + message + overhead) + owner);
    expect(units.stored(SILENT)).toBe(2 * (projected + overhead) + owner);
  });
});
