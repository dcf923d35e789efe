import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../../../adapters/mcp-client/check-arguments.ts';
import { coerceArguments } from '../../../../core/tools/coerce-arguments.ts';
import { pruneArguments } from '../../../../core/tools/policy/prune-arguments.ts';
import { readArguments } from '../../../../core/tools/read-arguments.ts';

type Schema = Record<string, unknown>;
const object = (properties: Schema, over: object = {}): Schema => ({ type: 'object', properties, ...over });

/** Reads `value` as the argument of a tool; "invalid" if it stays invalid. */
const read = (schema: Schema, value: unknown, over: object = {}) => {
  const args = readArguments(object({ a: schema }, over), { a: value }, checkArguments);
  return typeof args === 'string' ? 'invalid' : args.a;
};
const string = { type: 'string' };
const integer = { type: 'integer' };
const orNull = (schema: Schema) => ({ anyOf: [schema, { type: 'null' }] });

describe('an argument of another type', () => {
  it.each<[string, Schema, unknown, unknown]>([
    ['an integer', integer, '3', 3],
    ['a negative number', { type: 'number' }, '-3.25', -3.25],
    ['an integer or null', orNull(integer), '3', 3],
    ['an integer or null, by types', { type: ['integer', 'null'] }, '3', 3],
    ['a number of a list', { enum: [1, 2] }, '2', 2],
    ['one number', { const: 7 }, '7', 7],
    ['a boolean', { type: 'boolean' }, 'true', true],
    ['a boolean', { type: 'boolean' }, 'False', false],
    ['an id', string, 1042, '1042'],
    ['an id in all parts', { allOf: [string, { minLength: 2 }] }, 1042, '1042'],
    ['an object', object({ b: integer }), '{"b":"3"}', { b: 3 }],
    ['a list', { type: 'array', items: string }, '["x","y"]', ['x', 'y']],
    ['a list of ids', { type: 'array', items: string }, [1, 'y'], ['1', 'y']],
    ['a list of one', { type: 'array', items: string }, 'x', ['x']],
    ['a list of one number', { type: 'array', items: integer }, '3', [3]],
    ['a list of one object', { type: 'array', items: object({ b: integer }) }, { b: '3' }, [{ b: 3 }]],
    ['a map', { type: 'object', additionalProperties: integer }, { x: '3' }, { x: 3 }],
  ])('becomes %s', (_, schema, value, wanted) => {
    expect(read(schema, value)).toEqual(wanted);
  });

  it.each<[string, Schema, unknown]>([
    ['a text or a number', { type: ['string', 'integer'] }, true],
    ['one of two', { anyOf: [integer, { type: 'boolean' }] }, 'true'],
    ['an integer, as an untrue one', integer, '3.5'],
    ['an integer, with a zero before it', integer, '007'],
    ['an integer, as words', integer, 'three'],
    ['a number that loses digits', { type: 'number' }, '12345678901234567890'],
    ['a number, as nothing', { type: 'number' }, ''],
    ['a boolean, as a number', { type: 'boolean' }, 1],
    ['a boolean, as a word', { type: 'boolean' }, 'yes'],
    ['an id that has lost digits', string, 12345678901234567890n],
    ['an id, as a fraction', string, 1.1],
    ['an id, as a boolean', string, true],
    ['a required value, as null', string, null],
    ['a list, as several values', { type: 'array', items: string }, 'x, y'],
    ['a list, as nothing', { type: 'array', items: string }, ''],
    ['a list, as null in words', { type: 'array', items: string }, 'null'],
    ['a list, as broken JSON', { type: 'array', items: string }, '["x"'],
    ['an object, as a list', object({}), '[]'],
    ['a value out of range', { ...integer, maximum: 2 }, '3'],
  ])('stays invalid where it is not clearly %s', (_, schema, value) => {
    const given = typeof value === 'bigint' ? Number(value) : value;
    expect(read(schema, given, { required: ['a'] })).toBe('invalid');
  });

  it('that is null is left out where it is optional, and kept where null is allowed', () => {
    const schema = object({ a: string, b: orNull(string), c: object({ d: integer }), e: {} }, { required: ['c'] });
    const input = { a: null, b: null, c: { d: null }, e: null };
    expect(readArguments(schema, input, checkArguments)).toEqual({ b: null, c: {}, e: null });
  });

  it('stays as it is beside one that cannot be read, which is named as the model wrote it', () => {
    const schema = object({ a: integer, b: integer });
    expect(readArguments(schema, { a: '3', b: 'x' }, checkArguments)).toMatch(/^The arguments are not valid: .*#\/a/s);
  });

  it('brings in no field that the schema does not declare', () => {
    const schema = object({ a: object({ b: string }) });
    expect(readArguments(schema, { a: '{"b":7,"c":8}', d: 9 }, checkArguments)).toEqual({ a: { b: '7' } });
  });
});

describe('all arguments', () => {
  type Pair = readonly [schema: Schema, value: unknown];
  const asObject = (fields: Record<string, Pair>): Pair => {
    const part = (at: 0 | 1) => Object.fromEntries(Object.entries(fields).map(([name, pair]) => [name, pair[at]]));
    return [object(part(0)), part(1)];
  };
  /** A schema with a value that fits it, or nearly. */
  const { fields } = fc.letrec<{ pair: Pair; fields: Record<string, Pair> }>((tie) => ({
    fields: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('pair')),
    pair: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(
        fc.constantFrom({}, string, integer, { type: 'boolean' }, orNull(integer), { enum: [3, '3', null] }),
        fc.constantFrom(null, true, 3, '3', 'true', '{"a":"3"}', '["3"]', 'x,y'),
      ),
      fc
        .tuple(tie('pair'), fc.boolean())
        .map(([[items, value], one]): Pair => [{ type: 'array', items }, one ? value : [value]]),
      fc.tuple(tie('fields'), fc.boolean()).map(([inner, asJson]): Pair => {
        const [schema, value] = asObject(inner);
        return [schema, asJson ? JSON.stringify(value) : value];
      }),
      fc
        .tuple(tie('pair'), tie('pair'), fc.constantFrom('anyOf', 'oneOf', 'allOf'))
        .map(([[one, value], [other], choice]): Pair => [{ [choice]: [one, other] }, value]),
    ),
  }));

  it('stay as they are if they are valid, are valid when they are read, and change once', () => {
    const counts = { valid: 0, changed: 0, invalid: 0 };
    fc.assert(
      fc.property(fields, (tool) => {
        const [schema, input] = asObject(tool) as [Schema, Record<string, unknown>];
        const isValid = checkArguments(schema, input) === null;
        const read = readArguments(schema, input, checkArguments);
        counts[isValid ? 'valid' : typeof read === 'string' ? 'invalid' : 'changed'] += 1;
        const coerced = coerceArguments(schema, input);
        expect(coerceArguments(schema, coerced)).toEqual(coerced);
        if (isValid) expect([read, coerced]).toEqual([pruneArguments(schema, input), input]);
        if (typeof read === 'string') return;
        expect(checkArguments(schema, read)).toBeNull();
        expect(readArguments(schema, read, checkArguments)).toEqual(read);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(...Object.values(counts)), JSON.stringify(counts)).toBeGreaterThan(10);
  });
});
