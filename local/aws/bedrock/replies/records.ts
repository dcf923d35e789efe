import type { Json } from '../protocol/request.ts';
import { nounsOf, spaced } from './argument-name.ts';
import type { Used } from './dialogue.ts';
import { factsIn } from './facts.ts';
import { readResult } from './result-text.ts';
import { asRecord } from './schema.ts';
import { subjects } from './words.ts';

/** A thing that a tool told of. */
export interface FoundRecord {
  /** Stems of what the thing is called: of the name of the list that it stands in. */
  readonly kind: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, string>;
  /** Identifiers that the text does not name. */
  readonly unnamed: readonly string[];
  /** Stems of its own values, and of those of what it holds. */
  readonly own: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
  /** What it is a part of, the innermost first. */
  readonly around: readonly FoundRecord[];
}

const DEEPEST = 8;

/** What the tools told of, in the order in which they told it; failures tell of nothing. */
export const recordsIn = (used: readonly Used[]): FoundRecord[] =>
  used
    .filter(({ result }) => result.status !== 'error')
    .flatMap(({ result }) => {
      const { words, data } = readResult(result);
      return data === undefined ? words.split('\n').map(lineRecord) : dataRecords(data, '', [], DEEPEST);
    });

/** One line of words: systems that answer in words tell of one thing a line. */
const lineRecord = (line: string): FoundRecord => {
  const facts = factsIn(line).filter(({ kind }) => kind === 'identifier');
  const all = subjects(line);
  const words = line.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  return {
    kind: new Set(),
    fields: new Map(facts.map(({ noun, value }) => [`${noun} number`, value])),
    unnamed: words.filter((word) => /\d/.test(word)),
    own: all,
    all,
    around: [],
  };
};

const dataRecords = (data: Json, name: string, around: readonly FoundRecord[], depth: number): FoundRecord[] => {
  if (depth === 0 || data === null || typeof data !== 'object') return [];
  if (Array.isArray(data)) return data.flatMap((item: Json) => dataRecords(item, name, around, depth - 1));
  const entries = Object.entries(asRecord(data));
  const plain = entries.filter(([, value]) => value !== null && typeof value !== 'object');
  const record: FoundRecord = {
    kind: nounsOf(name),
    fields: new Map(plain.map(([key, value]) => [key, String(value)])),
    unnamed: [],
    own: subjects(plain.map(([, value]) => String(value)).join(' ')),
    all: subjects(valuesIn(data, depth).join(' ')),
    around,
  };
  const inner = entries.flatMap(([key, value]) => dataRecords(value, spaced(key), [record, ...around], depth - 1));
  return [record, ...inner];
};

const valuesIn = (data: Json, depth: number): string[] => {
  if (data === null || depth === 0) return [];
  if (typeof data !== 'object') return [String(data)];
  return Object.values(data).flatMap((value) => valuesIn(value as Json, depth - 1));
};
