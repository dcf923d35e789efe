import type { Json } from '../protocol/request.ts';
import { isIdentifying, spaced } from './argument-name.ts';
import { isForAssistant } from './instructions.ts';
import { asRecord } from './schema.ts';
import { overlap, shorten, subjects } from './words.ts';

const MOST_FIELDS = 6;
const MOST_THINGS = 3;
const MOST_WORDS = 30;
const DATE = /^\d{4}-\d{2}-\d{2}/;
const STATE = /\b(?:status|state|stage|phase|result|outcome)\b/;
const AMOUNT = /\b(?:total|price|amount|fee|fees|balance|cost|refund|due|quantity)\b/;

type Field = readonly [name: string, value: string];

/** The few fields of data that matter to a question, in words: those that share words with it, then states, dates and amounts. */
export const tellData = (data: Json, message: string): string => {
  const things = listIn(data);
  if (!things) return inWords(fieldsOf(data, ''), message);
  const said = subjects(message);
  const rated = things
    .map((thing, at) => ({
      at,
      fields: fieldsOf(thing, ''),
      shared: overlap(subjects(JSON.stringify(thing)), said).length,
    }))
    .sort((a, b) => b.shared - a.shared || a.at - b.at);
  const best = rated.filter(({ shared }) => shared === rated[0]?.shared).slice(0, MOST_THINGS);
  return best
    .map(({ fields }) => inWords(fields, message))
    .filter((words) => words !== '')
    .join('; ');
};

/** The list that the data are, or hold beside plain values; null for data of one thing. */
const listIn = (data: Json): readonly Json[] | null => {
  if (Array.isArray(data)) return data as readonly Json[];
  const inner = Object.values(asRecord(data)).filter((value) => typeof value === 'object' && value !== null);
  return inner.length === 1 && Array.isArray(inner[0]) && Object.keys(asRecord(data)).length <= 3
    ? (inner[0] as readonly Json[])
    : null;
};

const inWords = (fields: readonly Field[], message: string): string => {
  const said = subjects(message);
  const rated = fields
    .filter(([, value]) => !isForAssistant(value))
    .map((field, at) => ({ at, field, weight: weigh(field, said) }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, MOST_FIELDS);
  return rated
    .sort((a, b) => a.at - b.at)
    .map(({ field: [name, value] }) => (name === '' ? value : `${name}: ${value}`))
    .join(', ');
};

const weigh = ([name, value]: Field, said: ReadonlySet<string>): number => {
  const shared = overlap(subjects(`${name} ${value}`), said).length;
  const kind =
    STATE.test(name) || DATE.test(value)
      ? 3
      : AMOUNT.test(name)
        ? 2
        : isIdentifying(name) || /^https?:/.test(value)
          ? 0
          : 1;
  return 4 * shared + kind;
};

const fieldsOf = (value: Json, name: string): Field[] => {
  if (value === null || value === '') return [];
  if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']];
  if (typeof value !== 'object')
    return [[name, shorten(String(value).replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*$/, '$1 $2'), MOST_WORDS)]];
  if (Array.isArray(value)) return value.flatMap((item: Json) => fieldsOf(item, name));
  const sum = money(value as { readonly [key: string]: Json });
  if (sum !== null) return [[name, sum]];
  return Object.entries(value).flatMap(([key, of]) => fieldsOf(of as Json, `${name} ${spaced(key)}`.trim()));
};

/** A number with a currency and nothing else. */
const money = (value: { readonly [key: string]: Json }): string | null => {
  const values = Object.values(value);
  const number = values.find((of) => typeof of === 'number');
  const currency = values.find((of) => typeof of === 'string' && /^[A-Z]{3}$/.test(of));
  return values.length === 2 && number !== undefined && currency !== undefined ? `${number} ${currency}` : null;
};
