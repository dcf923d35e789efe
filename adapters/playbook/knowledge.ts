import type { Knowledge, Passage } from '../../core/knowledge/knowledge.ts';
import { type Hit, rankPassages } from '../../core/knowledge/retrieval/rank-passages.ts';
import { termsOfQuestion } from '../../core/knowledge/retrieval/terms.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { indexPassages, type PassageIndex } from './passage-index.ts';

/**
 * Searches the playbook's documents in memory. They are indexed at once, and again when `playbook` returns another
 * object.
 */
export const playbookKnowledge = (playbook: () => Playbook): Knowledge => {
  let known = playbook();
  let search = searchIn(known);
  return {
    search: async (query, k) => {
      const current = playbook();
      if (current !== known) {
        known = current;
        search = searchIn(current);
      }
      return search(query).slice(0, k);
    },
  };
};

const searchIn = ({ knowledge }: Playbook): ((query: string) => Passage[]) => {
  const passages = knowledge.toSorted(bySourceAndHeading);
  const find = remembering(indexPassages(passages));
  return (query) => {
    const sought = termsOfQuestion(query).map((term) => ({ term, hits: find(term) }));
    return rankPassages(sought, passages.length).flatMap(({ passage, score, fits }) => {
      const found = passages[passage];
      return found ? [{ ...found, score: Math.round(score * 1000) / 1000, fits }] : [];
    });
  };
};

/** Terms of all customers: common words come again and again. */
const MOST_TERMS = 2000;
/** A longer term is no word. */
const MAX_TERM = 40;

/** Keeps the hits of a term for the next question. */
const remembering = (find: PassageIndex): PassageIndex => {
  const known = new Map<string, Hit[]>();
  return (term) => {
    const hits = known.get(term) ?? find(term);
    if (known.size >= MOST_TERMS) known.clear();
    if (term.length <= MAX_TERM) known.set(term, hits);
    return hits;
  };
};

type Place = Readonly<Record<'source' | 'heading', string>>;

/** Orders passages with equal scores, because `rankPassages` keeps their order. */
const bySourceAndHeading = (a: Place, b: Place): number => compare(a.source, b.source) || compare(a.heading, b.heading);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
