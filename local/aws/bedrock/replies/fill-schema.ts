import type { Json, JsonRecord } from '../protocol/request.ts';
import { isIdentifying, keyOf } from './argument-name.ts';
import { identifiersIn } from './facts.ts';
import { fromRecords } from './from-records.ts';
import { factFor, fromWords } from './from-words.ts';
import { asNumber, asRecord, type Node, noneOf, readNode } from './schema.ts';
import { shapeOf } from './shape.ts';
import type { Lookup, Source } from './source.ts';
import { overlap, subjects } from './words.ts';

/** A required property that nobody has given a sure value for. */
export interface Missing {
  readonly name: string;
  readonly node: Node;
  /** Values that fit as well as each other; none where nothing fits. */
  readonly rivals: readonly string[];
}

interface Filled {
  readonly value: JsonRecord;
  /** Whether every required value was said or found, a choice among rivals included. */
  readonly grounded: boolean;
  readonly missing: readonly Missing[];
}

const DEEPEST = 12;

/** Fills an object schema from what was said and found; what that does not tell is left out, or a filler where required. */
export const fillSchema = (schema: JsonRecord, source: Source): Filled =>
  fillObject(readNode(schema, schema), source, schema, 0);

const fillObject = ({ fields }: Node, source: Source, root: JsonRecord, depth: number): Filled => {
  const required = Array.isArray(fields.required) ? fields.required : [];
  const properties = Object.entries(asRecord(fields.properties)).map(([name, schema]) => ({
    name,
    node: readNode(schema, root),
    needed: required.includes(name),
  }));
  const value = new Map<string, Json>();
  for (const { name, node } of properties) {
    const said = fill(name, node, source, root, depth + 1);
    if (said !== undefined) value.set(name, said);
  }
  const missing: Missing[] = [];
  let grounded = true;
  for (const { name, node, needed } of properties.filter(({ name }) => !value.has(name))) {
    const { found, rivals } = lookUp(name, node, needed, value, source);
    if (found !== undefined) value.set(name, found);
    else if (needed) grounded = false;
    if (needed && (found === undefined || rivals.length > 0)) missing.push({ name, node, rivals });
    if (needed && found === undefined) value.set(name, filler(node, source, root, depth + 1));
  }
  const inOrder = properties.flatMap(({ name }) => (value.has(name) ? [[name, value.get(name) ?? null]] : []));
  return { value: Object.fromEntries(inOrder), grounded, missing };
};

/** What the customer's newest words say of a property. */
const fill = (name: string, node: Node, source: Source, root: JsonRecord, depth: number): Json | undefined => {
  if (depth >= DEEPEST) return undefined;
  if (node.type === 'object') {
    const { value, grounded } = fillObject(node, source, root, depth);
    return grounded ? value : undefined;
  }
  if (node.type !== 'array') return fromWords(name, node, source);
  const item = fill(name, readNode(node.fields.items, root), source, root, depth + 1);
  return item === undefined ? undefined : [item];
};

interface LookedUp {
  readonly found?: Json | undefined;
  readonly rivals: readonly string[];
}

/** What tools have found of it, what the customer said of it before, and what is left of the customer's newest words. */
const lookUp = (
  name: string,
  node: Node,
  needed: boolean,
  value: ReadonlyMap<string, Json>,
  { message, remembered, lookup }: Source,
): LookedUp => {
  if (node.choices || !/^(?:string|number|integer)$/.test(node.type) || (lookup && !needed)) return { rivals: [] };
  const typed = (text: string | undefined): Json | undefined =>
    text === undefined || node.type === 'string' ? text : asNumber(Number(text));
  const told = factFor(keyOf(name), node, remembered)?.value;
  if (!lookup) return { found: typed(told), rivals: [] };
  const before = isStillMeant(told, message, lookup) ? told : undefined;
  const taken = new Map([...value].map(([key, of]) => [key, String(of)]));
  if (!isIdentifying(name)) return { found: typed(before ?? unusedReply(lookup.reply, taken)), rivals: [] };
  const picked = fromRecords(name, node, taken, lookup);
  if (picked && (picked.rivals.length === 0 || before === undefined))
    return { found: typed(picked.value), rivals: picked.rivals };
  return { found: typed(before ?? onlyIdentifier(message, node, taken)), rivals: [] };
};

const REFERS_BACK = /\b(?:it|its|they|them|their|this|that|these|those)\b/i;

/** Words that name another thing are about that: an identifier from before then counts only where what was found has both. */
const isStillMeant = (told: string | undefined, message: string, { sought, records }: Lookup): boolean =>
  sought === '' ||
  REFERS_BACK.test(message) ||
  records.some(
    ({ fields, around, all }) =>
      overlap(subjects(sought), all).length > 0 &&
      [fields, ...around.map((one) => one.fields)].some((of) => [...of.values()].includes(told ?? '')),
  );

/** The customer's answer to a question, unless it has given another value already. */
const unusedReply = (reply: string | null, taken: ReadonlyMap<string, string>): string | undefined =>
  reply === null || [...taken.values()].some((value) => reply.includes(value)) ? undefined : reply;

/** The one word that can be an identifier, where the schema does not say what these look like. */
const onlyIdentifier = (message: string, node: Node, taken: ReadonlyMap<string, string>): string | undefined => {
  const left = identifiersIn(message).filter((word) => word.length > 2 && ![...taken.values()].includes(word));
  return left.length === 1 && shapeOf(node) === null ? left[0] : undefined;
};

/** What a required value is when nobody has said anything of it. */
const filler = (node: Node, source: Source, root: JsonRecord, depth: number): Json => {
  const { type, nullable, choices, fields } = node;
  if (nullable) return null;
  if (choices) return noneOf(choices) ?? choices[0] ?? null;
  if (type === 'boolean') return false;
  if (type === 'number' || type === 'integer') return asNumber(fields.minimum) ?? 0;
  if (type === 'array') return [];
  if (type === 'object') return depth < DEEPEST ? fillObject(node, source, root, depth).value : {};
  return source.message.slice(0, asNumber(fields.maxLength) ?? 200);
};
