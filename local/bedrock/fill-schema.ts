import { fromWords, type Source } from './from-words.ts';
import type { Json, JsonRecord } from './request.ts';
import { asNumber, asRecord, type Node, noneOf, readNode } from './schema.ts';

interface Filled {
  readonly value: JsonRecord;
  /** Whether every required value came from the customer's words. */
  readonly grounded: boolean;
}

const DEEPEST = 12;

/** Fills an object schema from the customer's words; what they do not say is left out, or a filler where required. */
export const fillSchema = (schema: JsonRecord, source: Source): Filled => {
  const filled = fillObject(readNode(schema, schema), source, schema, 0);
  return { value: filled.value, grounded: filled.grounded };
};

const fillObject = ({ fields }: Node, source: Source, root: JsonRecord, depth: number): Filled => {
  const required = Array.isArray(fields.required) ? fields.required : [];
  const value: Record<string, Json> = {};
  let grounded = true;
  for (const [name, schema] of Object.entries(asRecord(fields.properties))) {
    const node = readNode(schema, root);
    const found = fill(name, node, source, root, depth + 1);
    const needed = required.includes(name);
    if (found.grounded || needed) value[name] = found.value;
    if (needed && !found.grounded) grounded = false;
  }
  return { value, grounded };
};

const fill = (
  name: string,
  node: Node,
  source: Source,
  root: JsonRecord,
  depth: number,
): { value: Json; grounded: boolean } => {
  if (node.type === 'object' && depth < DEEPEST) return fillObject(node, source, root, depth);
  if (node.type === 'array') {
    const item = fill(name, readNode(node.fields.items, root), source, root, depth + 1);
    if (depth >= DEEPEST || !item.grounded) return { value: [], grounded: false };
    return { value: [item.value], grounded: true };
  }
  const value = fromWords(name, node, source);
  return value === undefined ? { value: filler(node, source), grounded: false } : { value, grounded: true };
};

/** What a required value is when the customer has said nothing of it. */
const filler = ({ type, nullable, choices, fields }: Node, { message }: Source): Json => {
  if (nullable) return null;
  if (choices) return noneOf(choices) ?? choices[0] ?? null;
  if (type === 'boolean') return false;
  if (type === 'number' || type === 'integer') return asNumber(fields.minimum) ?? 0;
  return type === 'object' ? {} : message.slice(0, asNumber(fields.maxLength) ?? 200);
};
