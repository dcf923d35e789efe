import * as z from 'zod/mini';
import { isRecord, type JsonObject, recordOf, recordsIn } from '../text/json.ts';
import { plainText } from '../text/plain-text.ts';

/** JSON Schema of a tool's arguments, limited to what every model accepts. */
export interface ToolSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, JsonObject>>;
  readonly required: readonly string[];
}

/** Maximum schemas after inlining: a few references can expand to millions. */
const MAX_SCHEMAS = 300;

const distinct = z.refine<unknown[]>((list) => new Set(list.map((each) => JSON.stringify(each))).size === list.length);
const TypeName = z.enum(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
/** Formats that the validator checks in linear time. For any other, such as `url`, an untrusted argument can backtrack for minutes. */
const FORMATS: ReadonlySet<unknown> = new Set(
  'date time date-time duration email hostname ipv4 ipv6 uri uri-reference uuid'.split(' '),
);
const Count = z.optional(z.int().check(z.nonnegative()));

/**
 * The keywords that are sent to models, with the values that the metaschema allows: if one schema is invalid, Bedrock
 * rejects every request that offers the tool. All other keywords are dropped. `pattern` is one of them, because an
 * untrusted regular expression can backtrack for minutes.
 */
const Keywords = z.object({
  type: z.optional(z.union([TypeName, z.array(TypeName).check(z.minLength(1), distinct)])),
  description: z.optional(z.pipe(z.string(), z.transform(plainText))),
  format: z.optional(
    z.pipe(
      z.string(),
      z.transform((name) => (FORMATS.has(name) ? name : undefined)),
    ),
  ),
  enum: z.optional(z.array(z.unknown()).check(distinct)),
  const: z.optional(z.unknown()),
  default: z.optional(z.unknown()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  minLength: Count,
  maxLength: Count,
  minItems: Count,
  maxItems: Count,
  required: z.optional(z.array(z.string()).check(distinct)),
});
/** Claude rejects the whole request if the name of an argument has another form. */
const Properties = z.record(z.string().check(z.regex(/^[a-zA-Z0-9_.-]{1,64}$/)), z.unknown());
const Branches = z.array(z.unknown()).check(z.minLength(1));

/**
 * Inlines the references of a server's schema and drops the keywords that models reject. Returns null if the schema
 * does not describe an object, refers to itself, breaks the metaschema or names an argument that models reject; and
 * if only the branches of a choice have its arguments, which models do not accept at this place.
 */
export const adaptSchema = (schema: unknown): ToolSchema | null => {
  try {
    const { type, properties = {}, required = [], ...rest } = adapt(schema, { root: schema, left: MAX_SCHEMAS });
    const isObject = type === undefined || [type].flat().includes('object');
    const isChoice =
      Object.keys(recordOf(properties)).length === 0 && CHOICES.some((keyword) => hasFields(rest[keyword]));
    return isObject && !isChoice ? ({ type: 'object', properties, required } as ToolSchema) : null;
  } catch {
    return null;
  }
};

const CHOICES = ['anyOf', 'oneOf', 'allOf'];

const hasFields = (branches: unknown): boolean =>
  recordsIn([branches].flat()).some(
    (branch) => branch.properties !== undefined || CHOICES.some((keyword) => hasFields(branch[keyword])),
  );

/** Throws if the schema cannot be adapted. */
const adapt = (given: unknown, work: { readonly root: unknown; left: number }): JsonObject => {
  if (given === true) return {};
  if (!isRecord(given) || work.left-- === 0) throw new Error('Not a schema, or too many schemas.');
  const schema = withoutNulls(given);
  const { $ref, ...beside } = schema;
  if (typeof $ref === 'string') return adapt({ ...lookUp(work.root, $ref), ...beside }, work);
  const inner = (part: unknown) => adapt(part, work);
  const { required, enum: values, ...plain } = Keywords.parse(schema);
  const adapted: Record<string, unknown> = plain;
  const properties = Object.entries(Properties.parse(schema.properties ?? {})).map(([name, part]) => [
    name,
    inner(part),
  ]);
  if (schema.properties) adapted.properties = Object.fromEntries(properties);
  // A model cannot give an argument that is required but not declared. An empty `enum` would forbid every value.
  if (required) adapted.required = required.filter((name) => properties.some(([declared]) => declared === name));
  if (values?.length) adapted.enum = values;
  const { items, additionalProperties: others } = schema;
  if (isRecord(items)) adapted.items = inner(items);
  if (others !== undefined) adapted.additionalProperties = others === false ? false : inner(others);
  for (const keyword of CHOICES) {
    if (schema[keyword] !== undefined) adapted[keyword] = Branches.parse(schema[keyword]).map(inner);
  }
  return adapted;
};

/** Some servers write `null` for keywords that they do not use, and those in PHP an empty list for an empty object. */
const withoutNulls = (schema: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword, value]) =>
        (value !== null || keyword === 'const' || keyword === 'default') &&
        !(keyword === 'properties' && Array.isArray(value) && value.length === 0),
    ),
  );

/** Resolves a reference such as `#/$defs/Address`. */
const lookUp = (root: unknown, reference: string): JsonObject => {
  const steps = reference.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = steps.reduce<unknown>(
    (node, step) => (isRecord(node) && Object.hasOwn(node, step) ? node[step] : null),
    { '#': root },
  );
  if (isRecord(target)) return target;
  throw new Error('Unresolved reference.');
};

/** The schema of an object's field. `additionalProperties` counts for fields that are not declared. */
export const fieldOf = ({ properties, additionalProperties }: JsonObject, name: string): unknown =>
  isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
