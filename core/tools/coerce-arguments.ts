import { fromJson, isRecord, type JsonObject, recordsIn } from '../text/json.ts';
import { fieldOf } from './adapt-schema.ts';

/**
 * Gives a model's arguments the types that a JSON Schema asks for, at any depth, where only one type is possible: "3" becomes 3, "true" true,
 * 1042 "1042", a JSON text its object or list, one value a list of it; an optional `null` that is not allowed is left out. A value that
 * already has an allowed type stays, and so does every value of a choice.
 */
export const coerceArguments = (schema: JsonObject, value: unknown): unknown => {
  const parts = partsOf(schema);
  const [type, ...others] = new Set(parts.flatMap(typesOf).filter((name) => name !== 'null'));
  const isClear = type !== undefined && others.length === 0 && value !== null && typeName(value) !== type;
  const typed = isClear ? (CONVERSIONS[type]?.(value) ?? value) : value;
  if (Array.isArray(typed)) {
    const items = { allOf: parts.map((part) => part.items) };
    return typed.map((item) => coerceArguments(items, item));
  }
  if (!isRecord(typed)) return typed;
  const fields = Object.entries(typed).flatMap(([name, inner]) => {
    const field = { allOf: parts.map((part) => fieldOf(part, name)) };
    const isOptional = !parts.some(({ required }) => Array.isArray(required) && required.includes(name));
    if (inner === null && isOptional && !allowsNull(field)) return [];
    return [[name, coerceArguments(field, inner)]];
  });
  return Object.fromEntries(fields);
};

/** The parts of a schema that hold for every value. A choice is one if a single branch is left beside `null`. */
const partsOf = (schema: JsonObject): JsonObject[] => {
  const only = [schema.anyOf, schema.oneOf].flatMap((choice) => {
    const branches = recordsIn([choice].flat()).filter(({ type }) => type !== 'null');
    return branches.length === 1 ? branches : [];
  });
  return [schema, ...[...recordsIn([schema.allOf].flat()), ...only].flatMap(partsOf)];
};

/** The types that a part names, or those of the values that it lists. */
const typesOf = (part: JsonObject): string[] => {
  const { type, enum: values = 'const' in part ? [part.const] : [] } = part;
  if (type !== undefined) return [type].flat().map((name) => (name === 'integer' ? 'number' : String(name)));
  return Array.isArray(values) ? values.map(typeName) : [];
};

const allowsNull = (schema: JsonObject): boolean => {
  const types = typesOf(schema);
  const choices = [schema.anyOf, schema.oneOf].filter((choice) => choice !== undefined);
  return (
    (types.length === 0 || types.includes('null')) &&
    recordsIn([schema.allOf].flat()).every(allowsNull) &&
    choices.every((choice) => recordsIn([choice].flat()).some(allowsNull))
  );
};

const typeName = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/** No leading zeros, no exponent, and no more digits than a number keeps. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,9})?$/;
const BOOLEAN = /^(true|false)$/i;
/** A text that may be several values, none, or JSON that is broken. */
const UNCLEAR = /[,;\n[\]{}]|^\s*(null|none)?\s*$/i;

/** The conversions by the wanted type. Each returns undefined for a value that it cannot convert. */
const CONVERSIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  string: (value) => (Number.isSafeInteger(value) ? String(value) : undefined),
  number: (value) => (typeof value === 'string' && NUMBER.test(value) ? Number(value) : undefined),
  boolean: (value) => (typeof value === 'string' && BOOLEAN.test(value) ? value.toLowerCase() === 'true' : undefined),
  object: (value) => inText(value, isRecord),
  array: (value) =>
    inText(value, Array.isArray) ?? (typeof value === 'string' && UNCLEAR.test(value) ? undefined : [value]),
};

const inText = (text: unknown, isWanted: (value: unknown) => boolean): unknown => {
  const value = typeof text === 'string' ? fromJson(text) : undefined;
  return isWanted(value) ? value : undefined;
};
