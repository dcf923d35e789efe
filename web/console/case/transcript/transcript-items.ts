import type { Entry } from '../../results.ts';
import { day } from '../../shell/times.ts';
import { keyOfEntry } from './merge-entries.ts';

/** A line of the transcript: an entry, or the day on which the following ones were written. */
export type Item =
  | { readonly key: string; readonly entry: Entry }
  | { readonly key: string; readonly day: string; readonly at: string };

const timeOf = (entry: Entry): string => (entry.type === 'turn' ? entry.sent_at : entry.at);

export const transcriptItems = (entries: readonly Entry[]): readonly Item[] => {
  let last = '';
  return entries.flatMap((entry): Item[] => {
    const at = timeOf(entry);
    const its = day(at);
    const isNew = its !== last;
    last = its;
    return [...(isNew ? [{ key: `day ${its}`, day: its, at }] : []), { key: keyOfEntry(entry), entry }];
  });
};
