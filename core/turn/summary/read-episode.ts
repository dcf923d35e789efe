import type { ConversationId } from '../../config/keys.ts';
import { sizeOf } from '../../text/json.ts';
import type { Entry, Transcripts } from '../conversations.ts';
import { entryForSummary } from './summary-prompt.ts';

const PAGE = 50;
/** Bytes of what a model is given. */
const MAX_BYTES = 24 * 1024;

/** The newest entries from the key `from` up to the key `to`, without it, that a summary has room for, oldest first; null for the beginning, and for the end. */
export const readEpisode = async (
  transcripts: Pick<Transcripts, 'page'>,
  id: ConversationId,
  from: string | null,
  to: string | null,
): Promise<Entry[]> => {
  const read: Entry[] = [];
  let bytes = 0;
  for (let before = to; ; before = read.at(-1)?.key ?? null) {
    const { entries, more } = await transcripts.page(id, PAGE, before);
    for (const entry of entries) {
      bytes += sizeOf(entryForSummary(entry));
      if ((from !== null && entry.key < from) || (bytes > MAX_BYTES && read.length > 0)) return read.toReversed();
      read.push(entry);
    }
    if (!more) return read.toReversed();
  }
};
