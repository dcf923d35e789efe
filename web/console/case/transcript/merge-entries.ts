import type { Case, Entry } from '../../results.ts';

/** The key of an entry: entries sort by it. */
export const keyOfEntry = (entry: Entry): string => (entry.type === 'turn' ? entry.turn_id : entry.id);

export interface Transcript {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** Cursor of the entries before them; null if there are none. */
  readonly older: string | null;
}

/** Merges the newest page into the entries that are shown. If entries between them are missing, only the page is kept. */
export const withNewest = ({ entries, older }: Transcript, page: Pick<Case, 'entries' | 'next_cursor'>): Transcript => {
  const known = new Set(entries.map(keyOfEntry));
  const meets = page.next_cursor === null || page.entries.some((entry) => known.has(keyOfEntry(entry)));
  if (entries.length === 0 || !meets) return { entries: page.entries, older: page.next_cursor };
  return { entries: merged(entries, page.entries), older };
};

/** A page of older entries, put in front. */
export const withOlder = ({ entries }: Transcript, page: Pick<Case, 'entries' | 'next_cursor'>): Transcript => ({
  entries: merged(page.entries, entries),
  older: page.next_cursor,
});

/** An entry that is known before the next page. */
export const withEntry = ({ entries, older }: Transcript, entry: Entry): Transcript => ({
  entries: merged(entries, [entry]),
  older,
});

/** Of an entry that both have, the later reading counts. */
const merged = (before: readonly Entry[], after: readonly Entry[]): Entry[] =>
  [...new Map([...before, ...after].map((entry) => [keyOfEntry(entry), entry])).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, entry]) => entry);
