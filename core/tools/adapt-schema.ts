import { plainText } from '../text/plain-text.ts';
import { isRequired, KEPT_KEYWORDS } from './schema-keywords.ts';

type Json = Readonly<Record<string, unknown>>;

/** JSON Schema of a tool's arguments as every model takes it. */
export interface ToolSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
}

/** What is inlined comes to this much at most: references may multiply. */
const MOST_NODES = 300;
const DEEPEST = 10;
/** Claude refuses the whole request for the name of one argument. */
const ARGUMENT_NAME = /^[a-zA-Z0-9_.-]{1,64}$/;

/**
 * A server's schema, with its references inlined and what models refuse left out; null where that cannot be done, because it is not of
 * an object, refers to itself, breaks the metaschema, or has arguments with names that models refuse.
 */
export const fitSchema = (schema: unknown): ToolSchema | null => {
  if (!isRecord(schema)) return null;
  const root = adapt(schema, { root: schema, left: MOST_NODES }, DEEPEST);
  if (!root || (root.type ?? 'object') !== 'object') return null;
  const properties = isRecord(root.properties) ? (root.properties as ToolSchema['properties']) : {};
  return { type: 'object', properties, required: (root.required ?? []) as string[] };
};

interface Work {
  readonly root: Json;
  left: number;
}

const adapt = (schema: unknown, work: Work, depth: number): Json | null => {
  if (schema === true) return {};
  if (!isRecord(schema) || depth === 0 || work.left-- <= 0) return null;
  if (schema.$ref !== undefined) {
    const { $ref, ...beside } = schema;
    const target = lookUp(work.root, $ref);
    return target && adapt({ ...target, ...beside }, work, depth - 1);
  }
  const sub = (value: unknown) => adapt(value, work, depth - 1);
  const fitted: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const isValid = KEPT_KEYWORDS.get(keyword);
    const part = isValid ? value : adaptKeyword(keyword, value, sub);
    if (isValid ? !isValid(value) : part === null) return null;
    if (part !== undefined && !(keyword === 'enum' && isEmpty(part))) fitted[keyword] = part;
  }
  if (schema.required === undefined) return fitted;
  const { required, properties } = schema;
  if (!isRequired(required)) return null;
  fitted.required = required.filter((name) => isRecord(properties) && Object.hasOwn(properties, name));
  return fitted;
};

/** Undefined for what is left out, null for what cannot be fitted. */
const adaptKeyword = (keyword: string, value: unknown, sub: (value: unknown) => Json | null): unknown => {
  if (keyword === 'properties') return isRecord(value) ? adaptProperties(value, sub) : null;
  if (keyword === 'items') return isRecord(value) ? sub(value) : undefined;
  if (keyword === 'additionalProperties') return value === false ? false : sub(value);
  if (keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'allOf') {
    const parts = Array.isArray(value) ? value.map(sub) : [];
    return parts.length === 0 || parts.includes(null) ? null : parts;
  }
  return keyword === 'description' && typeof value === 'string' ? plainText(value) : undefined;
};

const adaptProperties = (properties: Json, sub: (value: unknown) => Json | null): Json | null => {
  const fitted = Object.entries(properties).map(([name, value]) => [name, sub(value)] as const);
  const fits = fitted.every(([name, value]) => value !== null && ARGUMENT_NAME.test(name));
  return fits ? Object.fromEntries(fitted) : null;
};

/** Where a reference within the schema leads. */
const lookUp = (root: Json, reference: unknown): Json | null => {
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return null;
  const steps = reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: unknown = root;
  for (const step of steps) node = isRecord(node) && Object.hasOwn(node, step) ? node[step] : undefined;
  return isRecord(node) ? node : null;
};

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
