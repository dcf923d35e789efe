import type { Message } from '../models/message.ts';
import { cutText } from '../text/truncate.ts';
import type { ToolOutcome } from '../tools/tool.ts';
import { toolResults } from './model-draft.ts';

/** Bytes of JSON: the share of the state for a turn's own messages. */
const MAX_TRANSCRIPT_BYTES = 48 * 1024;

type Result = readonly [id: string, outcome: ToolOutcome];

/**
 * Appends the results of tools to the transcript. Together they get half of the room that is left, so that there is room for later rounds.
 * Short results are kept whole; long ones are cut, with a mark.
 */
export const withToolResults = (transcript: readonly Message[], results: readonly Result[]): Message[] => {
  const bare = [...transcript, toolResults(results.map(([id, { ok }]) => [id, { ok, text: '' }]))];
  const room = Math.floor((MAX_TRANSCRIPT_BYTES - sizeOf(bare)) / 2);
  const share = fairShare(
    results.map(([, { text }]) => sizeOf(text)),
    room,
  );
  const cut = results.map(([id, { ok, text }]): Result => [id, { ok, text: cutText(text, share) }]);
  return [...transcript, toolResults(cut)];
};

/** The limit per result with which all of them fit the room. Results that need less leave their rest to the others. */
const fairShare = (needs: readonly number[], room: number): number => {
  let left = Math.max(room, 0);
  for (const [at, need] of needs.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (needs.length - at));
    if (need > share) return share;
    left -= need;
  }
  return MAX_TRANSCRIPT_BYTES;
};

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
