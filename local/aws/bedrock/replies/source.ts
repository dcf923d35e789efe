import { readWithLexicon } from '../../../../core/triage/read-with-lexicon.ts';
import type { Reading } from '../../../../core/triage/sentiment.ts';
import type { Dialogue } from './dialogue.ts';
import { type Fact, factsIn } from './facts.ts';
import type { FoundRecord } from './records.ts';

/** What values are taken from. */
export interface Source {
  readonly message: string;
  readonly reading: Reading;
  /** Of the newest words; the newest first. */
  readonly facts: readonly Fact[];
  /** Of the words before. */
  readonly remembered: readonly Fact[];
  readonly lookup?: Lookup;
}

/** What a choice among tools knows beside what was said. */
export interface Lookup {
  /** What the tools have found so far. */
  readonly records: readonly FoundRecord[];
  /** The customer's words for the thing that is meant, such as "green bicycle"; nothing where there are none. */
  readonly sought: string;
  /** Whether the one that came last is meant. */
  readonly newest: boolean;
  /** The customer's words where they answer what the assistant has asked. */
  readonly reply: string | null;
}

export const sourceOf = ({ message, earlier }: Pick<Dialogue, 'message' | 'earlier'>): Source => ({
  message,
  reading: readWithLexicon(message),
  facts: factsIn(message).reverse(),
  remembered: earlier.flatMap(factsIn).reverse(),
});
