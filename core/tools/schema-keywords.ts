const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** Whether no two members are equal, objects with other orders of their names among them. */
const isSet = (members: readonly unknown[]): boolean => new Set(members.map(canonical)).size === members.length;

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

const isAny = (): boolean => true;
const isText = (value: unknown): boolean => typeof value === 'string';
/** A number in JSON may be too large for one, and would be sent on as null. */
const isNumber = (value: unknown): boolean => Number.isFinite(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isType = (value: unknown): boolean => {
  const types = [value].flat();
  return types.length > 0 && isSet(types) && types.every((type) => TYPES.includes(type as string));
};

/**
 * The keywords of a tool's schema that are kept as they stand, and what the metaschema lets them be: of what breaks it, Bedrock refuses
 * not the tool but every request that offers it. The rest is the server's to check, patterns among it: a stranger's can take forever.
 */
export const KEPT_KEYWORDS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['type', isType],
  ['format', isText],
  ['enum', (value) => Array.isArray(value) && isSet(value)],
  ['const', isAny],
  ['default', isAny],
  ['minimum', isNumber],
  ['maximum', isNumber],
  ['minLength', isCount],
  ['maxLength', isCount],
  ['minItems', isCount],
  ['maxItems', isCount],
]);

/** Names of arguments, none of them twice. */
export const isRequired = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isText) && isSet(value);
