import type { Message } from '../models/message.ts';
import { cutText } from '../text/truncate.ts';
import type { ToolOutcome } from '../tools/tool.ts';
import { toolResults } from './model-draft.ts';

/** Of JSON: the share of the state that a turn's own messages have. */
const MAX_TRANSCRIPT_BYTES = 48 * 1024;

type Result = readonly [id: string, outcome: ToolOutcome];

/**
 * The transcript with the results of tools behind it. They get half of the room that is left, the shorter ones as much as they need, so
 * that there is room for what the model asks next; what is longer is cut with a mark.
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

/** The most that each may take, so that all of them fit the room: those that need less leave the rest to the others. */
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
