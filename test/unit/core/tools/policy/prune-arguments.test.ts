import { describe, expect, it } from 'vitest';
import { pruneArguments } from '../../../../../core/tools/policy/prune-arguments.ts';

const object = (properties: object, over: object = {}) => ({ type: 'object', properties, ...over });
const query = { query: { type: 'string' } };
const BOB = { query: 'shoes', on_behalf_of: 'bob' };
const SHOES = { query: 'shoes' };
const list = { type: 'array', items: object(query) };

/** Prunes `value` as an argument of a tool. */
const pruned = (schema: object, value: unknown) =>
  (pruneArguments(object({ filter: schema }), { filter: value, on_behalf_of: 'bob' }) as { filter: unknown }).filter;

describe('pruneArguments', () => {
  it('removes undeclared arguments', () => {
    expect(pruneArguments(object(query), BOB)).toEqual(SHOES);
    expect(pruneArguments(object({}), { constructor: 1, ['__proto__']: 2 })).toEqual({});
  });

  it.each<[string, object, unknown, unknown]>([
    ['an object', object(query), BOB, SHOES],
    ['an object in an object', object({ deep: object(query) }), { deep: BOB, by: 'bob' }, { deep: SHOES }],
    ['a list', list, [BOB, 'x', BOB], [SHOES, 'x', SHOES]],
    ['a list of lists', { type: 'array', items: list }, [[BOB]], [[SHOES]]],
    ['a map', { type: 'object', additionalProperties: object(query) }, { a: BOB }, { a: SHOES }],
    ['a closed object', { type: 'object', additionalProperties: false }, BOB, {}],
    ['an object or nothing', { anyOf: [object(query), { type: 'null' }] }, BOB, SHOES],
    ['an object or a word', { oneOf: [object(query), { enum: ['all'] }, { const: 'none' }] }, BOB, SHOES],
    ['an object or a list', { anyOf: [object(query), list] }, [BOB], [SHOES]],
    ['all parts of a schema', { allOf: [object(query), { type: 'object', required: ['query'] }] }, BOB, SHOES],
    ['an object beside a branch that describes no field', { anyOf: [object(query), { type: 'object' }] }, BOB, SHOES],
    ['an object with conditions', object(query, { anyOf: [{ required: ['query'] }, { type: 'object' }] }), BOB, SHOES],
    [
      'a field that several branches declare',
      { anyOf: [object({ by: object(query) }), object({ by: { type: 'string' } })] },
      { by: BOB },
      { by: SHOES },
    ],
  ])('removes undeclared fields in %s', (_, schema, value, kept) => {
    expect(pruned(schema, value)).toEqual(kept);
  });

  it.each<[string, object, unknown]>([
    ['an empty schema', {}, BOB],
    ['no properties', { type: 'object' }, BOB],
    ['open additional properties', object(query, { additionalProperties: {} }), BOB],
    ['additional properties of a type', object(query, { additionalProperties: { type: 'string' } }), BOB],
    ['a list of any items', { type: 'array' }, [BOB]],
    ['one branch each', { anyOf: [object(query), object({ on_behalf_of: {} })] }, BOB],
    ['a nested branch', { allOf: [object(query), { oneOf: [object({ on_behalf_of: {} }), {}] }] }, BOB],
    ['the schema of a string', { type: 'string' }, 'bob'],
  ])('keeps the fields that match %s', (_, schema, value) => {
    expect(pruned(schema, value)).toEqual(value);
  });
});
