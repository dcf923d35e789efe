export type Json = Readonly<Record<string, unknown>>;

/** All parts of a schema that may describe a value: itself, and the branches of its choices at any depth. */
export const branchesOf = (schema: Json): Json[] => {
  const parts = [schema.anyOf, schema.oneOf, schema.allOf].flat();
  return [schema, ...recordsIn(parts).flatMap(branchesOf)];
};

/** The schema of an object's field: true if the object is open for it, undefined if nothing is said. */
export const fieldOf = ({ properties, additionalProperties }: Json, name: string): unknown =>
  isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;

export const recordsIn = (values: readonly unknown[]): Json[] => values.filter(isRecord);

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
