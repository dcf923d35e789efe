import type { Reading } from '../../core/sentiment.ts';
import type { Fact } from './facts.ts';
import type { Found } from './records.ts';
import type { Json } from './request.ts';
import { asNumber, type Node, noneOf } from './schema.ts';
import { overlap, shorten, subjects } from './words.ts';

/** What values are taken from. */
export interface Source {
  readonly message: string;
  readonly reading: Reading;
  /** The newest first. */
  readonly facts: readonly Fact[];
  /** What a tool found that fits the customer's words best. */
  readonly found?: Found;
}

const FREE_TEXT = new Set(
  'message text query question request reason summary subject content note search issue problem details answer'.split(
    ' ',
  ),
);

/** A value that the customer's words give for a property, or undefined. */
export const fromWords = (name: string, node: Node, source: Source): Json | undefined => {
  const key = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
  const read = readingValue(key, source.reading);
  if (read !== undefined) return expressIn(node, read);
  if (node.choices) {
    const said = subjects(source.message);
    return node.choices.find((choice) => overlap(subjects(String(choice).replaceAll('_', ' ')), said).length > 0);
  }
  if (node.type === 'number' || node.type === 'integer') {
    const value = Number(findFact(key, source)?.value);
    return Number.isFinite(value) ? value : undefined;
  }
  if (node.type !== 'string') return undefined;
  const fact = findFact(node.fields.format === 'email' ? 'email' : key, source);
  const found = fact ? undefined : (source.found?.[name] ?? source.found?.[key]);
  const text = fact
    ? fact.value
    : typeof found === 'string' || typeof found === 'number'
      ? String(found)
      : (changedTo(key, source.message) ?? freeText(key, source.message));
  return text?.slice(0, asNumber(node.fields.maxLength) ?? text.length);
};

const freeText = (key: string, message: string): string | undefined =>
  key.split('_').some((part) => FREE_TEXT.has(part)) ? shorten(message, 60) : undefined;

/** The new value behind "to", where the customer names what is to change: "change the address to ...". */
const changedTo = (key: string, message: string): string | undefined => {
  const named = [...subjects(key.replaceAll('_', ' '))].some((word) => subjects(message).has(word));
  return named ? /\bto:?\s+(\S.*?)[.!?]*$/s.exec(message)?.[1] : undefined;
};

const readingValue = (key: string, reading: Reading): Json | undefined =>
  Object.hasOwn(reading, key) ? reading[key as keyof Reading] : key === 'sentiment' ? reading.label : undefined;

/** The reading's value in the schema's terms: a member of its enum, a number of its scale. */
const expressIn = ({ choices, nullable, type, fields }: Node, value: Json): Json | undefined => {
  if (value === null) return nullable || type === 'any' ? null : choices ? noneOf(choices) : undefined;
  if (choices) return choices.find((choice) => String(choice).toLowerCase() === String(value).toLowerCase());
  if (typeof value !== 'number') return type === 'any' || type === typeof value ? value : undefined;
  const [low, high] = [asNumber(fields.minimum) ?? -1, asNumber(fields.maximum) ?? 1];
  const scaled = low + ((value + 1) / 2) * (high - low);
  return type === 'integer' ? Math.round(scaled) : Math.round(scaled * 100) / 100;
};

/** A fact whose noun the property's name holds: `order_id` is told by "order 1042". */
const findFact = (key: string, { facts }: Source): Fact | undefined => {
  const words = new Set(key.split('_').flatMap((part) => [part, ...subjects(part)]));
  return facts.find(({ kind, noun }) => {
    if (kind === 'statement') return false;
    if (kind === 'name') return key === 'name' || key === 'customer_name' || key === 'full_name';
    return [noun, ...subjects(noun)].some((word) => words.has(word));
  });
};
