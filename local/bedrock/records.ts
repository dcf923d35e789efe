import type { Used } from './dialogue.ts';
import type { Json, JsonRecord, ToolResult } from './request.ts';
import { asRecord } from './schema.ts';
import { overlap, subjects } from './words.ts';

/** Something that a tool found, with what is said of the thing that it belongs to. */
export type Found = JsonRecord;

const DEEPEST = 6;

/** Where JSON begins in a text that may have words in front. */
const JSON_START = /(?:^|\n\n)\s*(?=[[{])/g;

/** The data of a result, or undefined when it is words alone. */
export const dataOf = ({ content }: ToolResult): Json | undefined => {
  for (const { text = '', json } of content) {
    if (json !== undefined) return json;
    const start = [...text.matchAll(JSON_START)].at(-1);
    const data = start && parse(text.slice(start.index + start[0].length));
    if (data !== undefined) return data;
  }
  return undefined;
};

/** The words of a result, without the data behind them. */
export const wordsOfResult = ({ content }: ToolResult): string =>
  content
    .map(({ text = '' }) => {
      const start = [...text.matchAll(JSON_START)].at(-1);
      return start && parse(text.slice(start.index + start[0].length)) !== undefined
        ? text.slice(0, start.index)
        : text;
    })
    .join('\n')
    .trim();

const parse = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/**
 * What the tools found of the thing that the message is about: of the records that share most with it, each value by the first that
 * has it. Undefined when they found nothing.
 */
export const foundIn = (used: readonly Used[], message: string): Found | undefined => {
  const said = subjects(message);
  const records = used
    .filter(({ result }) => result.status !== 'error')
    .flatMap(({ result }) => leaves(dataOf(result), {}, DEEPEST))
    .map((record, at) => ({ record, at, shared: overlap(subjects(Object.values(record).join(' ')), said).length }))
    .sort((a, b) => b.shared - a.shared || a.at - b.at);
  const best = records.filter(({ shared }) => shared === records[0]?.shared).map(({ record }) => record);
  return best.length === 0 ? undefined : Object.assign({}, ...best.toReversed());
};

/** A value by its name, and what stands within an object by both names. */
const plainValues = (name: string, value: Json): [string, Json][] => {
  if (Array.isArray(value) || value === null) return [];
  if (typeof value !== 'object') return [[name, value]];
  return Object.entries(asRecord(value)).flatMap(([inner, of]) =>
    typeof of === 'object' ? [] : [[`${name} ${inner}`, of]],
  );
};

/** Every innermost object of the data, with the plain values of those around it. */
const leaves = (data: Json | undefined, around: Found, depth: number): Found[] => {
  if (data === undefined || depth === 0) return [];
  if (Array.isArray(data)) return data.flatMap((item: Json) => leaves(item, around, depth - 1));
  if (typeof data !== 'object' || data === null) return [];
  const entries = Object.entries(asRecord(data));
  const plain = Object.fromEntries(entries.flatMap(([name, value]) => plainValues(name, value)));
  const record = { ...around, ...plain };
  const inner = entries.flatMap(([, value]) => (Array.isArray(value) ? leaves(value, record, depth - 1) : []));
  return inner.length > 0 ? inner : [record];
};
