type Json = Readonly<Record<string, unknown>>;

/**
 * What is wrong with a model's arguments in a sentence that names the argument, or null. It looks at names, types and closed lists: the
 * rest is for the server to check, which also knows why.
 */
export const checkArguments = (schema: Json, args: unknown): string | null => check(schema, args, '');

const check = (schema: Json, value: unknown, place: string): string | null => {
  const types = [schema.type ?? []].flat() as string[];
  if (types.length > 0 && !types.some((type) => isOf(type, value))) return `${named(place)} must be ${list(types)}.`;
  if (Array.isArray(schema.enum) && !schema.enum.some((member) => same(member, value))) {
    return `${named(place)} must be one of ${JSON.stringify(schema.enum)}.`;
  }
  if ('const' in schema && !same(schema.const, value))
    return `${named(place)} must be ${JSON.stringify(schema.const)}.`;
  return checkVariants(schema, value, place) ?? checkWithin(schema, value, place);
};

const checkVariants = (schema: Json, value: unknown, place: string): string | null => {
  const variants = (schema.anyOf ?? schema.oneOf ?? []) as Json[];
  const mistakes = variants.map((variant) => check(variant, value, place));
  if (mistakes.length > 0 && !mistakes.includes(null)) return mistakes[0] ?? null;
  for (const part of (schema.allOf ?? []) as Json[]) {
    const mistake = check(part, value, place);
    if (mistake) return mistake;
  }
  return null;
};

const checkWithin = (schema: Json, value: unknown, place: string): string | null => {
  const inner = Array.isArray(value)
    ? itemsOf(schema, value, place)
    : isRecord(value)
      ? fieldsOf(schema, value, place)
      : [];
  for (const [itsSchema, itsValue, itsPlace] of inner) {
    const mistake = itsValue === undefined ? `${itsPlace} is missing.` : check(itsSchema, itsValue, itsPlace);
    if (mistake) return mistake;
  }
  return null;
};

type Part = readonly [schema: Json, value: unknown, place: string];

const itemsOf = ({ items }: Json, value: readonly unknown[], place: string): Part[] =>
  isRecord(items) ? value.map((item, at) => [items, item, `${place}[${at}]`] as const) : [];

/** Those that are there and described, and those that have to be there. */
const fieldsOf = (schema: Json, value: Json, place: string): Part[] => {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? (schema.required as string[]) : [];
  const names = new Set([...required, ...Object.keys(value).filter((name) => Object.hasOwn(properties, name))]);
  return [...names].map((name) => [
    (Object.hasOwn(properties, name) ? properties[name] : {}) as Json,
    Object.hasOwn(value, name) ? value[name] : undefined,
    place === '' ? name : `${place}.${name}`,
  ]);
};

const IS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => isRecord(value),
};
const isOf = (type: string, value: unknown): boolean => IS[type]?.(value) ?? true;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const named = (place: string): string => (place === '' ? 'The input' : place);
const list = (types: readonly string[]): string => `of type ${types.join(' or ')}`;
