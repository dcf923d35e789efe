import type { Token } from './tokens.ts';

const LONGEST_PHRASE = 4;
const SHORTEST_STEM = 3;
const LONGEST_STEM = 14;

/** Words, phrases and stems, each with what it stands for. */
export interface Table<T> {
  readonly exact: Map<string, T>;
  readonly stems: Map<string, T>;
}

interface Match<T> {
  readonly value: T;
  /** Tokens that the match covers. */
  readonly length: number;
}

export const words = (entries: string): string[] => entries.split(/\s+/).filter((entry) => entry !== '');

/** Reads the notation of `Vocabulary`. */
export const buildTable = <T>(rows: Iterable<readonly [value: T, entries: string]>): Table<T> => {
  const table: Table<T> = { exact: new Map(), stems: new Map() };
  for (const [value, entries] of rows) {
    for (const entry of words(entries)) {
      if (entry.endsWith('*')) table.stems.set(entry.slice(0, -1), value);
      else table.exact.set(entry.replaceAll('_', ' '), value);
    }
  }
  return table;
};

/** The longest entry that starts at `at`; a bounded number of look-ups, whatever the size of the table. */
export const matchAt = <T>({ exact, stems }: Table<T>, tokens: readonly Token[], at: number): Match<T> | undefined => {
  const phrases: string[] = [];
  for (let i = at; i < Math.min(at + LONGEST_PHRASE, tokens.length); i++) {
    const token = tokens[i];
    if (!token || token.clause !== tokens[at]?.clause) break;
    phrases.push(phrases.length === 0 ? token.word : `${phrases.at(-1)} ${token.word}`);
  }
  for (let length = phrases.length; length > 0; length--) {
    const value = exact.get(phrases[length - 1] ?? '');
    if (value !== undefined) return { value, length };
  }
  const word = phrases[0] ?? '';
  for (let length = Math.min(word.length, LONGEST_STEM); length >= SHORTEST_STEM; length--) {
    const value = stems.get(word.slice(0, length));
    if (value !== undefined) return { value, length: 1 };
  }
  return undefined;
};
