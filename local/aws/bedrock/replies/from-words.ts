import type { Json } from '../protocol/request.ts';
import { isIdentifying, keyOf, nounsOf } from './argument-name.ts';
import { describedChoice } from './described-choice.ts';
import { type Fact, identifiersIn } from './facts.ts';
import { readingValue } from './from-reading.ts';
import { asNumber, type Node } from './schema.ts';
import { shapeOf } from './shape.ts';
import type { Source } from './source.ts';
import { valueBehind } from './value-behind.ts';
import { overlap, shorten, subjects, wordsOf } from './words.ts';

const FREE_TEXT = new Set(
  'message text request reason summary subject content note comment issue problem details answer'.split(' '),
);
/** What is looked for, in words. */
const SOUGHT = new Set('query search keyword keywords term terms q question'.split(' '));
const BECAUSE = /\b(?:because|reason(?: is| being)?:?)\s+(?:that\s+)?([^\n]{3,})/i;
const LONGEST = 60;
const DATE = /\b(\d{4}-\d{2}-\d{2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/;

/** A value that the customer's newest words give for a property, or undefined. */
export const fromWords = (name: string, node: Node, source: Source): Json | undefined => {
  const { message } = source;
  const key = keyOf(name);
  const read = readingValue(key, node, source);
  if (read !== undefined) return read;
  if (node.choices) return chosen(node, message);
  const fact = factFor(key, node, source.facts);
  if (node.type === 'number' || node.type === 'integer') return numberOf(fact?.value) ?? counted(key, message);
  if (node.type !== 'string') return undefined;
  const text = fact?.value ?? dateIn(node, message) ?? shaped(node, message) ?? inWords(key, source);
  return text?.slice(0, asNumber(node.fields.maxLength) ?? text.length);
};

/** A fact whose noun the property's name holds: `loan_id` is told by "loan 88". */
export const factFor = (key: string, { fields }: Node, facts: readonly Fact[]): Fact | undefined => {
  if (fields.format === 'email') return facts.find(({ kind }) => kind === 'email');
  const words = new Set(key.split('_').flatMap((part) => [part, ...subjects(part)]));
  return facts.find(({ kind, noun }) => {
    if (kind === 'statement') return false;
    if (kind === 'name') return key === 'name' || key === 'customer_name' || key === 'full_name';
    return [noun, ...subjects(noun)].some((word) => words.has(word));
  });
};

/** A member of an enum: all its words are said, or what the schema says about it fits. */
const chosen = ({ choices, fields }: Node, message: string): Json | undefined => {
  const said = ` ${wordsOf(message).join(' ')} `;
  const isSaid = (choice: Json): boolean => {
    const words = wordsOf(String(choice).replaceAll('_', ' ')).join(' ');
    return words !== '' && said.includes(` ${words} `) && !new RegExp(`\\bnot (?:yet |been )*${words} `).test(said);
  };
  return choices?.find(isSaid) ?? describedChoice(choices ?? [], String(fields.description ?? ''), message);
};

const numberOf = (text: string | undefined): number | undefined => {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
};

/** "3 guests" counts them. */
const counted = (key: string, message: string): number | undefined => {
  const nouns = nounsOf(key);
  const found = [...message.matchAll(/\b(\d{1,6})\s+(\p{L}+)/gu)].find(
    ([, , noun = '']) => overlap(subjects(noun), nouns).length > 0,
  );
  return numberOf(found?.[1]);
};

/** Where the schema wants a date, one that stands in figures; no day is counted from today, which nobody has told. */
const dateIn = ({ fields }: Node, message: string): string | undefined => {
  if (fields.format !== 'date') return undefined;
  const [, iso, day = '', month = '', year = ''] = DATE.exec(message) ?? [];
  return iso ?? (year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

const shaped = (node: Node, message: string): string | undefined => {
  const shape = shapeOf(node);
  return shape === null ? undefined : identifiersIn(message).find(shape);
};

const inWords = (key: string, { message, lookup }: Source): string | undefined => {
  const parts = key.split('_');
  if (parts.some((part) => SOUGHT.has(part))) return lookup ? lookup.sought || undefined : shorten(message, LONGEST);
  if (parts.some((part) => FREE_TEXT.has(part))) return shorten(BECAUSE.exec(message)?.[1] ?? message, LONGEST);
  return isIdentifying(key) ? undefined : valueBehind(nounsOf(key), message);
};
