import { type ContentBlock, CUT_INPUT, type Message, textOf, toolUsesOf } from '../../models/message.ts';
import { sizeOf } from '../../text/json.ts';
import { cutText } from '../../text/truncate.ts';
import { escapeTags } from '../../text/wrap-untrusted.ts';
import { type Result, toolResults } from './tool-results.ts';

/** After this many rounds of tools, the model must answer with what it has. */
export const MAX_ROUNDS = 10;

/** Bytes of JSON: the share of the state for the rounds of tools, each with its replies and results. */
const MAX_ROUNDS_BYTES = 40 * 1024;
/** The part of it that every round has for itself. The first rounds may take half of the rest. */
const ROUND_BYTES = 2 * 1024;
/** A tool use and its result, each with ids and a few words. */
const LEAST_USE_BYTES = 512;
const MAX_ANSWER_BYTES = 12 * 1024;
/** Text beside a tool use; and one tool use's input, which the proposal of an action repeats. */
const MAX_TEXT_BYTES = 2 * 1024;
const MAX_INPUT_BYTES = 4 * 1024;
const MAX_USES = 8;

/**
 * A reply that is small enough for the state, after the transcript of `rounds` rounds before it. An answer is one text, which is cut with a
 * mark. In a reply that uses tools, the blocks together get half of the room that is left: text is cut, an input over its share is replaced by a
 * mark, and reasoning over its share and tool uses over their number are dropped.
 */
export const fitReply = (
  transcript: readonly Message[],
  content: readonly ContentBlock[],
  rounds: number,
): ContentBlock[] => {
  const most = Math.min(MAX_USES, Math.max(1, Math.floor(roomOf(transcript, rounds + 1) / LEAST_USE_BYTES)));
  const uses = toolUsesOf(content).slice(0, most);
  const kept = content.filter((block) => !('toolUse' in block) || uses.includes(block.toolUse));
  if (uses.length === 0) {
    const text = cutText(textOf(content), MAX_ANSWER_BYTES);
    return text === '' ? [] : [{ text }];
  }
  const reply = { role: 'assistant', content: kept.flatMap((block) => fitBlock(block, 0)) };
  const results = toolResults(uses.map(({ toolUseId }) => [toolUseId, { ok: true, text: '' }]));
  const share = fairShare(kept.map(sizeOfBlock), spareOf([...transcript, reply, results], rounds + 1) / 2);
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
 * Appends the results of tools to the transcript, of which `rounds` rounds have begun. Short results are kept whole; long ones are cut, with
 * a mark.
 */
export const withToolResults = (
  transcript: readonly Message[],
  results: readonly Result[],
  rounds: number,
): Message[] => {
  const bare = [...transcript, toolResults(results.map(([id, { ok }]) => [id, { ok, text: '' }]))];
  const share = fairShare(
    results.map(([, { text }]) => sizeOf(escapeTags(text))),
    roomOf(bare, rounds),
  );
  return [...transcript, toolResults(results.map(([id, { ok, text }]) => [id, { ok, text: cutTo(share, text) }]))];
};

/** Escaping makes at most seven bytes of five. */
const cutTo = (share: number, text: string): string => {
  const cut = cutText(text, share);
  return sizeOf(escapeTags(cut)) <= share ? cut : cutText(text, Math.floor((share * 5) / 7));
};

/** The share of the remaining room that a round may take: half, so that later rounds get more than their own part, but at least its own. */
const roomOf = (transcript: unknown, round: number): number => {
  const spare = spareOf(transcript, round);
  return Math.floor(Math.max(spare / 2, Math.min(spare, ROUND_BYTES)));
};

/**
 * The room that a transcript leaves for round number `round`. The rounds after it keep their own; so does a reply that uses tools after the
 * last round, and is told to answer.
 */
const spareOf = (transcript: unknown, round: number): number => {
  const later = Math.max(MAX_ROUNDS + 1 - round, 0) * ROUND_BYTES;
  return MAX_ROUNDS_BYTES - sizeOf(transcript) - later;
};

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
