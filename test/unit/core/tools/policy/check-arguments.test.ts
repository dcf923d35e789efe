import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../../../../core/tools/policy/check-arguments.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    pieces: { type: 'integer' },
    kind: { enum: ['return', 'repair'] },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    items: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] } },
    either: { type: ['string', 'number'] },
    version: { const: 2 },
    all: { allOf: [{ type: 'object' }, { required: ['a'] }] },
  },
  required: ['id'],
};

describe('checkArguments', () => {
  it.each([
    [{ id: '1' }],
    [{ id: '1', pieces: 2, kind: 'repair', note: null, items: [{ sku: 'P-1' }], either: 7, version: 2, all: { a: 1 } }],
    [{ id: '1', unknown: [] }],
  ])('finds nothing wrong with %j', (args) => {
    expect(checkArguments(SCHEMA, args)).toBeNull();
  });

  it.each([
    [{}, 'id is missing.'],
    [{ id: 1042 }, 'id must be of type string.'],
    [{ id: null }, 'id must be of type string.'],
    [{ id: '1', pieces: 1.5 }, 'pieces must be of type integer.'],
    [{ id: '1', kind: 'refund' }, 'kind must be one of ["return","repair"].'],
    [{ id: '1', note: 7 }, 'note must be of type string.'],
    [{ id: '1', items: {} }, 'items must be of type array.'],
    [{ id: '1', items: [{ sku: 'P-1' }, {}] }, 'items[1].sku is missing.'],
    [{ id: '1', either: true }, 'either must be of type string or number.'],
    [{ id: '1', version: 3 }, 'version must be 2.'],
    [{ id: '1', all: {} }, 'all.a is missing.'],
    [[], 'The input must be of type object.'],
  ])('names the argument that is wrong in %j', (args, mistake) => {
    expect(checkArguments(SCHEMA, args)).toBe(mistake);
  });

  it('does not take what every object inherits for an argument', () => {
    const schema = { type: 'object', properties: {}, required: ['constructor'] };
    expect(checkArguments(schema, {})).toBe('constructor is missing.');
  });
});
