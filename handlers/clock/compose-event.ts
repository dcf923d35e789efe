import type { ConversationId } from '../../core/config/keys.ts';
import type { Desks } from '../../core/desk/desks.ts';
import type { StoredEvent } from '../../core/events/catalogue.ts';
import type { Endpoint } from '../../core/events/endpoint.ts';
import { type EpisodeRange, episodeOf } from '../../core/events/episode-of.ts';
import { type TranscriptLine, transcriptLines } from '../../core/events/transcript-lines.ts';
import { sizeOf } from '../../core/text/json.ts';
import type { Transcripts } from '../../core/turn/conversations.ts';

const PAGE = 100;
/** The newest entries that fit are sent. */
const MAX_TRANSCRIPT_BYTES = 100 * 1024;
/** Sorts after every key that begins with the text before it. */
const BEHIND = '~';

export interface ComposeDependencies {
  readonly desks: Pick<Desks, 'get'>;
  readonly transcripts: Pick<Transcripts, 'page'>;
  /** The newest summary that was written when a conversation was handed off. */
  readonly summaries: {
    get(id: ConversationId, kind: 'handed_off'): Promise<{ readonly text: string; readonly episode: number } | null>;
  };
}

/** The body of an event as an endpoint gets it. What may change or be erased is added now, so that no job contains it. */
export const composeEvent =
  ({ desks, transcripts, summaries }: ComposeDependencies) =>
  async (event: StoredEvent, { include }: Pick<Endpoint, 'include'>): Promise<string> => {
    const { type, id, timestamp, sequence, data } = event;
    if (!('conversation' in data)) return JSON.stringify({ type, id, timestamp, sequence, data });
    const of = { customer: data.customer, conversation: data.conversation };
    const desk = await desks.get(of);
    const { ticket, contact } = desk;
    const range = episodeOf(event, desk);
    const filled = {
      ...{ ...data, episode: range.episode, ticket, contact },
      ...(include === 'summary' && { summary: await summaryOf(summaries, of, range) }),
      ...(include === 'transcript' && { transcript: await transcriptOf(transcripts, of, range) }),
    };
    return JSON.stringify({ type, id, timestamp, sequence, data: filled });
  };

const summaryOf = async (
  summaries: ComposeDependencies['summaries'],
  id: ConversationId,
  { episode }: EpisodeRange,
): Promise<string | null> => {
  const summary = await summaries.get(id, 'handed_off');
  return summary?.episode === episode ? summary.text : null;
};

/** The newest lines of an episode that fit, oldest first. */
const transcriptOf = async (
  transcripts: Pick<Transcripts, 'page'>,
  id: ConversationId,
  { after, to }: EpisodeRange,
): Promise<readonly TranscriptLine[]> => {
  const lines: TranscriptLine[] = [];
  let bytes = 0;
  let before = to && `${to}${BEHIND}`;
  for (;;) {
    const { entries, more } = await transcripts.page(id, PAGE, before);
    for (const entry of entries) {
      if (after !== null && entry.key <= after) return lines;
      const own = transcriptLines(entry);
      bytes += own.length === 0 ? 0 : sizeOf(own);
      if (bytes > MAX_TRANSCRIPT_BYTES) return lines;
      lines.unshift(...own);
    }
    before = entries.at(-1)?.key ?? null;
    if (!more || before === null) return lines;
  }
};
