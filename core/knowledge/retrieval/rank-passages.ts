/** A passage that contains a term of the question. */
export interface Hit {
  /** Index of the passage. */
  readonly passage: number;
  /**
   * How strongly the passage concerns the term: about 1 if its heading contains the term, less if only its text does.
   */
  readonly strength: number;
  /** Search score of the passage for the term. */
  readonly score: number;
  /** False if only the document's file name contains the term. Such a hit applies to every passage of the document. */
  readonly own: boolean;
}

export interface Sought {
  readonly term: string;
  readonly hits: readonly Hit[];
}

export interface Ranked {
  readonly passage: number;
  readonly score: number;
  /** Whether the passage covers enough of the question and scores near the best one. */
  readonly fits: boolean;
}

/**
 * Weight of a word that no document contains, relative to the rarest term. Customers mention things that documents need
 * not name.
 */
const UNKNOWN = 0.5;
/** Weight of a number that no document contains, relative to the rarest term. It identifies one order or account. */
const UNKNOWN_NUMBER = 1.3;
/** Maximum unknown words that count. Further ones belong to a story around the question. */
const MOST_UNKNOWN = 2;
/** Share of the question, by weight and strength, that a passage must cover. Longer questions need slightly less. */
const NEEDED = 0.4;
const LENGTH_RELIEF = 0.2;
/** Minimum score of a passage that fits, relative to the best score. */
const TAIL = 0.35;

/**
 * Ranks the passages that contain a term of the question: first those that fit, best first, then the others. Each term
 * is weighted by its rarity. A passage fits if it covers enough of the total weight. None fits if the documents do not
 * cover the subject.
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

/** Number of passages that contain a term. */
const spread = (hits: readonly Hit[]): number => hits.filter(({ own }) => own).length || 1;

/** The inverse document frequency of BM25. */
const rarity = (spread: number, passages: number): number => Math.log(1 + (passages - spread + 0.5) / (spread + 0.5));

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
