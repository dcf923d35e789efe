type Json = Readonly<Record<string, unknown>>;

/**
 * The value without what its schema does not declare, at any depth: models add what nobody asked for, and a lenient server might take it.
 * What any branch declares stays, and so does everything where a schema says nothing about what is within.
 */
export const pruneArguments = (schema: Json, value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = declaredAt(ITEMS, schema) ?? {};
    return value.map((item) => pruneArguments(items, item));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const declared = declaredAt(fieldOf(name), schema);
      return declared ? [[name, pruneArguments(declared, inner)]] : [];
    }),
  );
};

/** One way from a value to what is within it. */
interface Way {
  readonly type: 'array' | 'object';
  /** Whether the schema itself says what is within. */
  speaks(schema: Json): boolean;
  /** What the schema itself says of this place. */
  own(schema: Json): unknown;
}

const ITEMS: Way = { type: 'array', speaks: ({ items }) => isRecord(items), own: ({ items }) => items };

const fieldOf = (name: string): Way => ({
  type: 'object',
  speaks: ({ properties, additionalProperties }) => isRecord(properties) || additionalProperties !== undefined,
  own: ({ properties, additionalProperties: others }) =>
    isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : others === true ? {} : others,
});

/** A schema of what stands there, empty where that may be anything; null where nothing is declared. */
const declaredAt = (way: Way, schema: Json): Json | null => (speaks(way, schema) ? within(way, schema) : {});

/** A branch that says nothing leaves everything; beside what holds in any case it is a mere condition. */
const speaks = (way: Way, schema: Json): boolean => {
  if (way.speaks(schema) || partsOf(schema.allOf).some((part) => speaks(way, part))) return true;
  const branches = branchesOf(schema).filter((branch) => mayBe(way.type, branch));
  return branches.length > 0 && branches.every((branch) => speaks(way, branch));
};

const mayBe = (type: Way['type'], schema: Json): boolean => {
  if (schema.type !== undefined && ![schema.type].flat().includes(type)) return false;
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : null;
  if (values?.every((value) => typeof value !== 'object' || value === null)) return false;
  const branches = branchesOf(schema);
  return (
    partsOf(schema.allOf).every((part) => mayBe(type, part)) &&
    (branches.length === 0 || branches.some((branch) => mayBe(type, branch)))
  );
};

/** All that the schema and its branches say of the place, as one schema. */
const within = (way: Way, schema: Json): Json | null => {
  const own = way.own(schema);
  const branches = branchesOf(schema).flatMap((branch) => within(way, branch) ?? []);
  const all = [
    ...(isRecord(own) ? [own] : []),
    ...partsOf(schema.allOf).flatMap((part) => within(way, part) ?? []),
    ...(branches.length > 0 ? [{ anyOf: branches }] : []),
  ];
  return all.length > 0 ? { allOf: all } : null;
};

const branchesOf = ({ anyOf, oneOf }: Json): Json[] => [...partsOf(anyOf), ...partsOf(oneOf)];
const partsOf = (parts: unknown): Json[] => (Array.isArray(parts) ? parts.filter(isRecord) : []);
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
