import { describe, expect, it } from 'vitest';
import { adaptSchema } from '../../../../core/tools/adapt-schema.ts';

const object = (properties: object, over: object = {}) => ({ type: 'object', properties, ...over });

describe('adaptSchema', () => {
  it('keeps the keywords that every model accepts', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'x',
      title: 'Input',
      type: 'object',
      properties: {
        id: { type: 'string', description: 'The \u0000number.', pattern: '(a+)+$', 'x-mcp-header': 'Id', minLength: 1 },
        page: { type: 'integer', default: null, exclusiveMinimum: true, maximum: 9 },
        kind: { enum: [], const: null },
      },
      required: ['id', 'gone'],
      additionalProperties: false,
    };
    expect(adaptSchema(schema)).toEqual({
      type: 'object',
      properties: {
        id: { type: 'string', description: 'The number.', minLength: 1 },
        page: { type: 'integer', default: null, maximum: 9 },
        kind: { const: null },
      },
      required: ['id'],
    });
  });

  it('inlines references', () => {
    const schema = object(
      { to: { $ref: '#/$defs/Address', description: 'Where to.' } },
      {
        $defs: { Address: object({ city: { $ref: '#/definitions/a~1b' } }) },
        definitions: { 'a/b': { type: 'string' } },
      },
    );
    expect(adaptSchema(schema)).toEqual({
      type: 'object',
      properties: { to: { type: 'object', properties: { city: { type: 'string' } }, description: 'Where to.' } },
      required: [],
    });
  });

  it('keeps choices, lists and maps', () => {
    const inner = {
      a: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      b: { type: 'array', items: { type: ['string', 'number'] } },
      c: { type: 'object', additionalProperties: { type: 'string' } },
    };
    expect(adaptSchema(object(inner))?.properties).toEqual(inner);
  });

  it('keeps open additional properties', () => {
    const open = object({ id: { type: 'string' } }, { additionalProperties: true });
    expect(adaptSchema(object({ open }))?.properties).toEqual({ open: { ...open, additionalProperties: {} } });
  });

  it.each([
    ['a missing schema', undefined],
    ['the schema of a list', { type: 'array' }],
    ['a reference to itself', object({ a: { $ref: '#' } })],
    ['circular references', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }],
    ['an external reference', object({ a: { $ref: 'https://example.com/a.json' } })],
    ['a reference to an inherited property', object({ a: { $ref: '#/constructor' } })],
    ['an argument name that models reject', object({ 'two words': {} })],
    ['such a name in a nested object', object({ a: object({ [`${'x'.repeat(65)}`]: {} }) })],
    ['an argument that allows no value', object({ a: false })],
    ['arguments only in a choice', { type: 'object', oneOf: [object({ a: {} }), object({ b: {} })] }],
    ['arguments only in a choice of a part', { allOf: [{ type: 'object' }, { anyOf: [object({ a: {} })] }] }],
  ])('rejects %s', (_, schema) => {
    expect(adaptSchema(schema)).toBeNull();
  });

  it.each([
    { type: [] },
    { type: ['string', 'string'] },
    { type: ['string', 'any'] },
    { type: 'text' },
    { enum: ['a', 'b', 'a'] },
    { enum: 'a' },
    { anyOf: [] },
    { oneOf: [] },
    { allOf: [] },
    { anyOf: {} },
    { format: 1 },
    { minLength: -1 },
    { maxLength: 1.5 },
    { minItems: '1' },
    { maxItems: -1 },
    { minimum: '0' },
    { maximum: Number.POSITIVE_INFINITY },
    { type: 'object', properties: { a: {}, 1: {} }, required: [1] },
    { type: 'object', properties: { a: {} }, required: ['a', 'a'] },
    { type: 'object', properties: { a: {} }, required: 'a' },
    { type: 'object', additionalProperties: 'a' },
  ])('rejects an argument that breaks the metaschema: %j', (schema) => {
    expect(adaptSchema(object({ a: schema }))).toBeNull();
    expect(adaptSchema(object({ list: { type: 'array', items: { anyOf: [{ type: 'null' }, schema] } } }))).toBeNull();
    expect(adaptSchema(object({ a: { $ref: '#/$defs/A' } }, { $defs: { A: schema } }))).toBeNull();
  });

  it('reads null as an absent keyword, and a type among which is object as object', () => {
    const unused = { description: null, enum: null, required: null, items: null, anyOf: null, const: null };
    const schema = { ...object({ a: { type: 'string', ...unused } }, { required: null }), type: ['object', 'null'] };
    expect(adaptSchema(schema)).toEqual(object({ a: { type: 'string', const: null } }, { required: [] }));
    for (const properties of [null, []]) expect(adaptSchema({ properties })).toEqual(object({}, { required: [] }));
  });

  it('keeps unusual values that the metaschema allows', () => {
    const odd = { enum: [1, '1', null, [1], ['1'], {}], default: [], minLength: 0, maxItems: 2, minimum: -1.5 };
    expect(adaptSchema(object({ odd }, { required: ['odd'] }))).toEqual(object({ odd }, { required: ['odd'] }));
  });

  it('rejects references that expand exponentially, within 200 ms', () => {
    const names = Array.from({ length: 12 }, (_, at) => `d${at}`);
    const $defs = Object.fromEntries(
      names.map((name, at) => [
        name,
        object(Object.fromEntries(names.map((key) => [key, at < 11 ? { $ref: `#/$defs/d${at + 1}` } : {}]))),
      ]),
    );
    expect(adaptSchema(object({ a: { $ref: '#/$defs/d0' } }, { $defs }))).toBeNull();
  });
});
