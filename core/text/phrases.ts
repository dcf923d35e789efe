type Phrase = readonly (readonly string[])[];

/**
 * Phrases that are looked up by their first word, without a regular expression: large alternations take long to
 * compile, and these are sought in every message.
 */
interface Phrases {
  readonly byWord: ReadonlyMap<string, readonly Phrase[]>;
  /** Phrases whose first word ends in `*`, by its first two letters. */
  readonly byStart: ReadonlyMap<string, readonly Phrase[]>;
}

/** The phrases of one step of a sequence, and how many words may stand in front of them. */
export interface Step {
  readonly phrases: Phrases;
  readonly gap: number;
}

const NONE: readonly Phrase[] = [];
const startOf = (word: string): string => word.slice(0, 2);

/** Reads a list in the notation of `patternOf`, without `+` and `~`. */
export const phrasesOf = (list: string): Phrases => {
  const byWord = new Map<string, Phrase[]>();
  const byStart = new Map<string, Phrase[]>();
  for (const phrase of list.split(/[\s|]+/).filter((each) => each !== '')) {
    const [firsts = [], ...others] = phrase.split('_').map((word) => word.split('/'));
    for (const first of firsts) {
      const [map, key] = first.endsWith('*') ? [byStart, startOf(first)] : [byWord, first];
      map.set(key, [...(map.get(key) ?? []), [[first], ...others]]);
    }
  }
  return { byWord, byStart };
};

const isWord = (choice: string, word: string | undefined): boolean =>
  choice === word || (choice.endsWith('*') && word?.startsWith(choice.slice(0, -1)) === true);

const stands = (phrase: Phrase, words: readonly string[], at: number): boolean =>
  phrase.every((choices, i) => choices.some((choice) => isWord(choice, words[at + i])));

const candidates = (map: Phrases['byWord'], key: string): readonly Phrase[] => map.get(key) ?? NONE;

/** Whether one of the phrases begins at `at`. */
export const begins = ({ byWord, byStart }: Phrases, words: readonly string[], at: number): boolean => {
  const word = words[at] ?? '';
  const isHere = (phrase: Phrase): boolean => stands(phrase, words, at);
  return candidates(byWord, word).some(isHere) || candidates(byStart, startOf(word)).some(isHere);
};

/** Whether the steps follow from `at`, with at most their gaps between them. No word of a gap may be a `barrier`. */
export const follow = (
  words: readonly string[],
  at: number,
  steps: readonly Step[],
  barriers: Phrases,
  done = 0,
): boolean => {
  const step = steps[done];
  if (step === undefined) return true;
  const { byWord, byStart } = step.phrases;
  for (let here = at; here <= at + step.gap && here < words.length; here++) {
    const word = words[here] ?? '';
    const goesOn = (phrase: Phrase): boolean =>
      stands(phrase, words, here) && follow(words, here + phrase.length, steps, barriers, done + 1);
    if (candidates(byWord, word).some(goesOn) || candidates(byStart, startOf(word)).some(goesOn)) return true;
    if (begins(barriers, words, here)) return false;
  }
  return false;
};

/** Returns a function that finds the sequences that may begin with a word. */
export const byFirstWord = <T extends { readonly steps: readonly Step[] }>(
  sequences: readonly T[],
): ((word: string) => readonly T[]) => {
  const index = new Map<string, T[]>();
  for (const sequence of sequences) {
    const { byWord, byStart } = sequence.steps[0]?.phrases ?? phrasesOf('');
    for (const key of [...byWord.keys(), ...Array.from(byStart.keys(), (start) => `${start}*`)]) {
      const others = index.get(key);
      if (others) others.push(sequence);
      else index.set(key, [sequence]);
    }
  }
  return (word) => [...(index.get(word) ?? []), ...(index.get(`${startOf(word)}*`) ?? [])];
};
