/** A term of the question, found in a passage. */
export interface Hit {
  /** The passage's number. */
  readonly passage: number;
  /** How much the passage is about the term: about 1 where its heading says it, less where its text does. */
  readonly strength: number;
  /** How well the passage ranks for the term. */
  readonly score: number;
  /** False where only the document's name says the term, and with it each of the document's passages. */
  readonly own: boolean;
}

export interface Sought {
  readonly term: string;
  readonly hits: readonly Hit[];
}

export interface Ranked {
  readonly passage: number;
  readonly score: number;
  /** Whether it covers enough of the question, and ranks near the best. */
  readonly fits: boolean;
}

/** Of the rarest term's weight: what a word counts that no document has. Customers name things that no document needs to name. */
const UNKNOWN = 0.5;
/** Of the rarest term's weight: what a number counts that no document has. It names one order or one account. */
const UNKNOWN_NUMBER = 1.3;
/** More unknown words than these tell a story around the question. */
const MOST_UNKNOWN = 2;
/** The share of the question, by weight and strength, that a passage must cover; questions of many words need a little less. */
const NEEDED = 0.4;
const LENGTH_RELIEF = 0.2;
/** Of the best score: less does not fit beside it. */
const TAIL = 0.35;

/**
 * The passages with a term of a question: those that fit it, best first, and then the others. Each term weighs what its rarity makes it worth,
 * and a passage that fits must cover enough of the whole; none does when the documents do not speak of the subject.
 */
export const rankPassages = (sought: readonly Sought[], passages: number): Ranked[] => {
  const total = totalWeight(sought, passages);
  const needed = NEEDED * Math.max(1, sought.length - 1) ** -LENGTH_RELIEF;
  const found = new Map<number, { covered: number; score: number }>();
  for (const { hits } of sought) {
    const weight = rarity(spread(hits), passages);
    for (const { passage, strength, score } of hits) {
      const before = found.get(passage) ?? { covered: 0, score: 0 };
      found.set(passage, { covered: before.covered + weight * strength, score: before.score + score });
    }
  }
  const covers = [...found].filter(([, { covered }]) => covered >= needed * total);
  const least = TAIL * Math.max(...covers.map(([, { score }]) => score));
  return Array.from(found, ([passage, { covered, score }]) => {
    return { passage, score, fits: covered >= needed * total && score >= least };
  }).sort((a, b) => Number(b.fits) - Number(a.fits) || b.score - a.score || a.passage - b.passage);
};

const totalWeight = (sought: readonly Sought[], passages: number): number => {
  const rarest = rarity(0.5, passages);
  const known = sought.filter(({ hits }) => hits.length > 0).map(({ hits }) => rarity(spread(hits), passages));
  const unknown = sought.filter(({ hits }) => hits.length === 0);
  const numbers = unknown.filter(({ term }) => /\d/.test(term)).length;
  const words = Math.min(unknown.length - numbers, MOST_UNKNOWN);
  return sum(known) + rarest * (UNKNOWN_NUMBER * numbers + UNKNOWN * words);
};

/** In how many passages a term stands. */
const spread = (hits: readonly Hit[]): number => hits.filter(({ own }) => own).length || 1;

/** The inverse document frequency of BM25. */
const rarity = (spread: number, passages: number): number => Math.log(1 + (passages - spread + 0.5) / (spread + 0.5));

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
