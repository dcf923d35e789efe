import { describe, expect, it } from 'vitest';
import { itemBytes } from '../../bench/cost/item-size.ts';

describe('the size of an item', () => {
  it.each([
    ['a text, in UTF-8', { S: 'Grüße' }, 7],
    ['an empty text', { S: '' }, 0],
    ['a number, by two significant digits', { N: '1234' }, 3],
    ['a number without the zeros around it', { N: '-0.00120' }, 2],
    ['zero', { N: '0' }, 1],
    ['bytes', { B: 'AAECAw==' }, 4],
    ['a boolean', { BOOL: true }, 1],
    ['null', { NULL: true }, 1],
    ['a set', { SS: ['ab', 'c'] }, 3],
    ['a list, with a byte for each element', { L: [{ S: 'ab' }, { N: '1' }] }, 3 + 3 + 3],
    ['a map, with its names and a byte for each', { M: { ab: { S: 'c' }, d: { M: {} } } }, 3 + 4 + 5],
  ])('counts %s', (_, value, bytes) => {
    expect(itemBytes({ name: value })).toBe('name'.length + bytes);
  });

  it('knows every type, or throws', () => {
    expect(() => itemBytes({ name: { X: 1 } })).toThrow('the type "X"');
  });
});
