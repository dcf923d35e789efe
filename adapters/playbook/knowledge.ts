import type { Knowledge, Passage } from '../../core/knowledge/knowledge.ts';
import { rankPassages } from '../../core/knowledge/retrieval/rank-passages.ts';
import { termsOfQuestion } from '../../core/knowledge/retrieval/terms.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { indexPassages } from './passage-index.ts';

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
  const find = indexPassages(passages);
  return (query) => {
    const sought = termsOfQuestion(query).map((term) => ({ term, hits: find(term) }));
    return rankPassages(sought, passages.length).flatMap(({ passage, score, fits }) => {
      const found = passages[passage];
      return found ? [{ ...found, score: Math.round(score * 1000) / 1000, fits }] : [];
    });
  };
};

type Place = Readonly<Record<'source' | 'heading', string>>;

/** Orders passages with equal scores, because `rankPassages` keeps their order. */
const bySourceAndHeading = (a: Place, b: Place): number => compare(a.source, b.source) || compare(a.heading, b.heading);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
