import type { SensitiveTopic } from '../sentiment.ts';

/**
 * What the lexicon knows of one language. Entries are parted by spaces, in lower case without diacritics (ß is ss, ł is
 * l); `_` joins a phrase of up to four words, a trailing `*` stands for any ending.
 */
export interface Vocabulary {
  /** Words that betray the language and little else. */
  readonly common: string;
  /** Weights from -4 to 4; those from -1.2 to 0 tell of a fact that went wrong; alone they make nobody upset. */
  readonly feelings: readonly (readonly [weight: number, words: string])[];
  /** What a customer counts on, and which is bad news only when it is negated: "has not arrived". */
  readonly expected: string;
  readonly negators: string;
  /** They turn praise round but neither complaints nor a wish: "can't believe how bad", "why can't I talk to". */
  readonly weakNegators: string;
  readonly intensifiers: string;
  readonly diminishers: string;
  readonly person: PersonWords;
  readonly topics: Readonly<Record<SensitiveTopic, string>>;
}

/** How a language asks for a person: a noun that is joined to a verb by nothing but `fillers`. */
export interface PersonWords {
  readonly nouns: string;
  /** Nouns that need a `talk` verb: "I need someone to fix this" is no wish for a person. */
  readonly vague: string;
  readonly talk: string;
  readonly want: string;
  readonly fillers: string;
  readonly bots: string;
  /** Words that make a compound of the noun in front of them: "manager account". */
  readonly compounds: string;
  /** Enough on their own. */
  readonly phrases: string;
}
