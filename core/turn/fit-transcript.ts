import { type ContentBlock, CUT_INPUT, type Message, textOf, toolUsesOf } from '../models/message.ts';
import { cutText } from '../text/truncate.ts';
import { escapeTags } from '../text/wrap-untrusted.ts';
import { type Result, toolResults } from './tool-results.ts';

/** Bytes of JSON: the share of the state for the rounds of tools, each with its replies and results. */
const MAX_ROUNDS_BYTES = 40 * 1024;
const MAX_ANSWER_BYTES = 12 * 1024;
/** Text beside a tool use; and one tool use's input, which the proposal of an action repeats. */
const MAX_TEXT_BYTES = 2 * 1024;
const MAX_INPUT_BYTES = 4 * 1024;
const MAX_USES = 8;

/**
 * A reply that is small enough for the state, after the transcript before it. An answer is one text, which is cut with a mark. In a reply
 * that uses tools, the blocks together get half of the room that is left: text is cut, an input over its share is replaced by a mark, and
 * reasoning over its share and tool uses over their number are dropped.
 */
export const fitReply = (transcript: readonly Message[], content: readonly ContentBlock[]): ContentBlock[] => {
  const uses = toolUsesOf(content).slice(0, MAX_USES);
  const kept = content.filter((block) => !('toolUse' in block) || uses.includes(block.toolUse));
  if (uses.length === 0) {
    const text = cutText(textOf(content), MAX_ANSWER_BYTES);
    return text === '' ? [] : [{ text }];
  }
  const bare = [...transcript, { role: 'assistant', content: kept.map((block) => fitBlock(block, 0)) }];
  const share = fairShare(kept.map(sizeOfBlock), half(bare));
  return kept.flatMap((block) => fitBlock(block, share));
};

const sizeOfBlock = (block: ContentBlock): number => {
  if ('text' in block) return Math.min(sizeOf(block.text), MAX_TEXT_BYTES);
  return 'toolUse' in block ? Math.min(sizeOf(block.toolUse.input), MAX_INPUT_BYTES) : sizeOf(block);
};

const fitBlock = (block: ContentBlock, share: number): ContentBlock[] => {
  if ('text' in block) return [{ text: cutText(block.text, Math.min(share, MAX_TEXT_BYTES)) }];
  if (!('toolUse' in block)) return sizeOf(block) <= share ? [block] : [];
  const size = sizeOf(block.toolUse.input);
  const input = size <= Math.min(share, MAX_INPUT_BYTES) ? block.toolUse.input : { [CUT_INPUT]: `${size} bytes` };
  return [{ toolUse: { ...block.toolUse, input } }];
};

/**
 * Appends the results of tools to the transcript. Together they get half of the room that is left, so that there is room for later rounds.
 * Short results are kept whole; long ones are cut, with a mark.
 */
export const withToolResults = (transcript: readonly Message[], results: readonly Result[]): Message[] => {
  const bare = [...transcript, toolResults(results.map(([id, { ok }]) => [id, { ok, text: '' }]))];
  const share = fairShare(
    results.map(([, { text }]) => sizeOf(escapeTags(text))),
    half(bare),
  );
  return [...transcript, toolResults(results.map(([id, { ok, text }]) => [id, { ok, text: cutTo(share, text) }]))];
};

/** Escaping makes at most seven bytes of five. */
const cutTo = (share: number, text: string): string => {
  const cut = cutText(text, share);
  return sizeOf(escapeTags(cut)) <= share ? cut : cutText(text, Math.floor((share * 5) / 7));
};

/** Half of the room that a transcript leaves. */
const half = (transcript: unknown): number => Math.floor((MAX_ROUNDS_BYTES - sizeOf(transcript)) / 2);

/** The limit per part with which all of them fit the room. Parts that need less leave their rest to the others. */
const fairShare = (needs: readonly number[], room: number): number => {
  let left = Math.max(room, 0);
  for (const [at, need] of needs.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (needs.length - at));
    if (need > share) return share;
    left -= need;
  }
  return MAX_ROUNDS_BYTES;
};

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
