import { isoTimeOf } from '../config/keys.ts';
import { type Entry, isPost } from '../turn/conversations.ts';
import { isoTime } from './images.ts';

/** As receivers get it. */
export interface TranscriptLine {
  /** ISO 8601. */
  readonly at: string;
  readonly from: 'customer' | 'assistant' | 'person' | 'notice';
  /** Of a person. */
  readonly name: string | null;
  readonly text: string;
}

/** What the customer has read or written in an entry, in order. Notes of the team are never sent. */
export const transcriptLines = (entry: Entry): readonly TranscriptLine[] => {
  if (isPost(entry)) {
    const { key, kind, author, text } = entry;
    if (kind === 'note') return [];
    const from = kind === 'reply' ? 'person' : 'notice';
    return [{ at: isoTimeOf(key), from, name: kind === 'reply' ? (author?.name ?? null) : null, text }];
  }
  const { key, message } = entry;
  const asked = { at: isoTimeOf(key), from: 'customer', name: null, text: message } as const;
  if (entry.status !== 'answered' && entry.status !== 'failed') return [asked];
  return [asked, { at: isoTime(entry.answered_at), from: 'assistant', name: null, text: entry.answer }];
};
