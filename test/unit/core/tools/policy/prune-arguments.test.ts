import { describe, expect, it } from 'vitest';
import { pruneArguments } from '../../../../../core/tools/policy/prune-arguments.ts';

const object = (properties: object, over: object = {}) => ({ type: 'object', properties, ...over });
const query = { query: { type: 'string' } };
const BOB = { query: 'shoes', on_behalf_of: 'bob' };
const SHOES = { query: 'shoes' };
const list = { type: 'array', items: object(query) };

/** As the argument of a tool. */
const pruned = (schema: object, value: unknown) =>
  (pruneArguments(object({ filter: schema }), { filter: value, on_behalf_of: 'bob' }) as { filter: unknown }).filter;

describe('pruneArguments', () => {
  it('leaves out what is not declared at the top', () => {
    expect(pruneArguments(object(query), BOB)).toEqual(SHOES);
    expect(pruneArguments(object({}), { constructor: 1, ['__proto__']: 2 })).toEqual({});
  });

  it.each<[string, object, unknown, unknown]>([
    ['an object', object(query), BOB, SHOES],
    ['an object in an object', object({ deep: object(query) }), { deep: BOB, by: 'bob' }, { deep: SHOES }],
    ['a list', list, [BOB, 'x', BOB], [SHOES, 'x', SHOES]],
    ['a list of lists', { type: 'array', items: list }, [[BOB]], [[SHOES]]],
    ['a map', { type: 'object', additionalProperties: object(query) }, { a: BOB }, { a: SHOES }],
    ['an object that is closed', { type: 'object', additionalProperties: false }, BOB, {}],
    ['an object or nothing', { anyOf: [object(query), { type: 'null' }] }, BOB, SHOES],
    ['an object or a word', { oneOf: [object(query), { enum: ['all'] }, { const: 'none' }] }, BOB, SHOES],
    ['an object or a list', { anyOf: [object(query), list] }, [BOB], [SHOES]],
    ['parts', { allOf: [object(query), { type: 'object', required: ['query'] }] }, BOB, SHOES],
    ['an object beside a branch that describes no field', { anyOf: [object(query), { type: 'object' }] }, BOB, SHOES],
    ['conditions', object(query, { anyOf: [{ required: ['query'] }, { type: 'object' }] }), BOB, SHOES],
    [
      'what branches say of one field',
      { anyOf: [object({ by: object(query) }), object({ by: { type: 'string' } })] },
      { by: BOB },
      { by: SHOES },
    ],
  ])('leaves out what is not declared in %s', (_, schema, value, kept) => {
    expect(pruned(schema, value)).toEqual(kept);
  });

  it.each<[string, object, unknown]>([
    ['no schema at all', {}, BOB],
    ['no properties', { type: 'object' }, BOB],
    ['anything beside them', object(query, { additionalProperties: {} }), BOB],
    ['others of a kind', object(query, { additionalProperties: { type: 'string' } }), BOB],
    ['items that may be anything', { type: 'array' }, [BOB]],
    ['a branch each', { anyOf: [object(query), object({ on_behalf_of: {} })] }, BOB],
    ['a branch within a part', { allOf: [object(query), { oneOf: [object({ on_behalf_of: {} }), {}] }] }, BOB],
    ['nothing that is an object', { type: 'string' }, 'bob'],
  ])('keeps what is declared by %s', (_, schema, value) => {
    expect(pruned(schema, value)).toEqual(value);
  });
});
