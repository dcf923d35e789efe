import type { Case, Turn } from '../../results.ts';
import { keyOfEntry, type Transcript } from '../transcript/merge-entries.ts';

export interface EpisodeFigures {
  readonly number: number;
  /** When its first entry was written; null if older entries were not read. */
  readonly since: string | null;
  /** Newest first. */
  readonly turns: readonly Turn[];
  readonly cost_usd: number;
  readonly tokens: number;
  /** Turns that a model answered. */
  readonly answered: number;
}

/** The current episode, or that of a closed conversation, as far as its entries were read. */
export const episodeOf = ({ desk, episodes }: Case, { entries, older }: Transcript): EpisodeFigures => {
  const isClosed = desk.state === 'closed';
  const [last, beforeLast] = episodes;
  const from = (isClosed ? beforeLast : last)?.to ?? '';
  const own = entries.filter((entry) => keyOfEntry(entry) > from);
  const [first] = own;
  const isWhole = older === null || own.length < entries.length;
  const turns = own.filter((entry) => entry.type === 'turn').toReversed();
  const receipts = turns.flatMap(({ receipt }) => receipt ?? []);
  return {
    number: isClosed ? (last?.episode ?? 1) : (last?.episode ?? 0) + 1,
    since: !first || !isWhole ? null : first.type === 'turn' ? first.sent_at : first.at,
    turns,
    cost_usd: receipts.reduce((sum, { usage }) => sum + usage.cost_usd, 0),
    tokens: receipts.reduce((sum, { usage }) => sum + usage.input_tokens + usage.output_tokens, 0),
    answered: receipts.filter(({ model }) => model !== null).length,
  };
};
