import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lookup, MAX_LOOKUPS_BYTES, newestLookups, toLookup } from '../../../../core/tools/lookup.ts';
import { anOffer } from '../../../support/values.ts';

const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const lookup = (over: Partial<Lookup> = {}): Lookup => ({
  tool: 'store__find_order',
  arguments: '{"id":"1"}',
  text: 'Found.',
  at: 1,
  ...over,
});

describe('a lookup', () => {
  it('has the tool, its arguments, the result and the time', () => {
    const found = toLookup(anOffer(), { id: '1042' }, 'Shipped.', 5);
    expect(found).toEqual({ tool: 'store__find_order', arguments: '{"id":"1042"}', text: 'Shipped.', at: 5 });
  });

  it.each([
    ['beside it', { id: '1', customer_id: 'ada' }, '{"id":"1"}'],
    ['in another spelling', { id: '1', customerId: 'ada', 'Customer-ID': 'ada' }, '{"id":"1"}'],
    ['deep inside', { by: [{ customer_id: 'ada', day: 1 }] }, '{"by":[{"day":1}]}'],
  ])('does not have the field that identifies the customer %s', (_, args, kept) => {
    expect(toLookup(anOffer(), args, 'x', 0)?.arguments).toEqual(kept);
  });

  it('has JSON without white space, also behind words', () => {
    const text = `Order 1042:\n\n${JSON.stringify({ id: '1042', items: [1, 2] }, null, 2)}\n\n12`;
    expect(toLookup(anOffer(), {}, text, 0)?.text).toBe('Order 1042:\n{"id":"1042","items":[1,2]}\n12');
  });

  it('has at most 1.5 KB, whatever its result is, and says what was cut', () => {
    const pieces = fc.constantFrom('x', '"', '\n', '語', '🚀', '<note', '{"a": 1}\n\n');
    fc.assert(
      fc.property(pieces, fc.nat(5000), fc.nat(480), (piece, times, argument) => {
        const found = toLookup(anOffer(), { id: 'a'.repeat(argument) }, piece.repeat(times), Date.now());
        expect(size(found)).toBeLessThanOrEqual(1536);
      }),
    );
    expect(toLookup(anOffer(), {}, 'x'.repeat(9000), 0)?.text).toMatch(/\[cut: \d+ more characters\]$/);
  });

  it('is not kept when its arguments are too long', () => {
    expect(toLookup(anOffer(), { id: 'x'.repeat(600) }, 'x', 0)).toBeNull();
  });
});

describe('the newest lookups', () => {
  it('hold a repeated lookup once, as it was found last', () => {
    const look = (tool: string, args: object, at: number) => toLookup(anOffer({ name: tool }), { ...args }, 'x', at);
    const again = look('a', { a: 1, b: { c: 2, d: 3 } }, 3);
    const other = look('b', { a: 1, b: { c: 2, d: 3 } }, 2);
    const first = look('a', { b: { d: 3, c: 2 }, a: 1 }, 1);
    const all = [again, other, first].flatMap((found) => found ?? []);
    expect(newestLookups(all, 9999)).toEqual([again, other]);
  });

  it('fit their limit, and one that does not fit leaves its place to smaller ones', () => {
    const large = (id: string) => lookup({ arguments: id, text: 'x'.repeat(1400) });
    const small = lookup();
    const given = [...['1', '2', '3', '4', '5'].map(large), small];
    const kept = newestLookups(given, MAX_LOOKUPS_BYTES);
    expect(kept).toEqual([...given.slice(0, 4), small]);
    expect(size(kept)).toBeLessThanOrEqual(MAX_LOOKUPS_BYTES + 2);
  });
});
