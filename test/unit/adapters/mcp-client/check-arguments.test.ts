import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../../../adapters/mcp-client/check-arguments.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    pieces: { type: 'integer', minimum: 1 },
    kind: { enum: ['return', 'repair'] },
    note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    items: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] } },
    either: { type: ['string', 'number'] },
  },
  required: ['id'],
};

describe('checkArguments', () => {
  it.each([
    [{ id: '1' }],
    [{ id: '1', pieces: 2, kind: 'repair', note: null, items: [{ sku: 'P-1' }], either: 7 }],
    [{ id: '1', unknown: [] }],
  ])('accepts %j', (args) => {
    expect(checkArguments(SCHEMA, args)).toBeNull();
  });

  it.each([
    [{}, /required property "id"/],
    [{ id: 1042 }, /#\/id: .*Expected "string"/],
    [{ id: null }, /#\/id: .*Expected "string"/],
    [{ id: '1', pieces: 1.5 }, /#\/pieces: .*Expected "integer"/],
    [{ id: '1', pieces: 0 }, /#\/pieces: 0 is less than 1/],
    [{ id: '1', kind: 'refund' }, /#\/kind: .*\["return","repair"\]/],
    [{ id: '1', note: 7 }, /#\/note: /],
    [{ id: '1', items: {} }, /#\/items: .*Expected "array"/],
    [{ id: '1', items: [{ sku: 'P-1' }, {}] }, /#\/items\/1: .*required property "sku"/],
    [{ id: '1', either: true }, /#\/either: .*Expected "string", "number"/],
    [[], /#: .*Expected "object"/],
    ['', /#: .*Expected "object"/],
  ])('names the argument that is invalid in %j', (args, mistake) => {
    expect(checkArguments(SCHEMA, args)).toMatch(mistake);
  });

  it('takes nothing that an object inherits for an argument', () => {
    const inherited = { type: 'object', properties: { constructor: { type: 'string' } }, required: ['toString'] };
    expect(checkArguments({ type: 'object', properties: { a: inherited, constructor: {} } }, {})).toBeNull();
    expect(checkArguments(inherited, {})).toMatch(/required property "toString"/);
    expect(checkArguments({ ...inherited, required: ['constructor'] }, { constructor: 'Ferrari' })).toBeNull();
  });
});
