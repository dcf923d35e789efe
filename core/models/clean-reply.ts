import { isRecord, type JsonObject, parseObject } from '../text/json.ts';
import { cleanText } from './clean-text.ts';
import { ContentBlock, type ToolUse } from './message.ts';

/** A reply as it came over the wire: no schema promises its blocks. */
interface RawReply {
  readonly stopReason: string | undefined;
  readonly content: readonly unknown[];
}

interface CleanReply {
  readonly stopReason: string;
  readonly content: ContentBlock[];
}

/** The form of an id that every model accepts when it gets its tool use back. */
const ID = /^[a-zA-Z0-9_-]{1,64}$/;
const MAX_STOP_REASON = 64;

/**
 * A model's reply in the form that the rest of a turn relies on, whatever the model and its adapter sent. Texts are cleaned, and dropped if
 * nothing is left. Tool uses have an object as input, and ids that are unique in the conversation, in which `takenIds` occur. A tool use that
 * cannot be read or was cut off makes the reply malformed: all of its uses are dropped.
 */
export const cleanReply = ({ stopReason = 'unknown', content }: RawReply, takenIds: Iterable<string>): CleanReply => {
  const uses = content.map((block) => (isRecord(block) && isRecord(block.toolUse) ? block.toolUse : null));
  const isCut = stopReason === 'max_tokens' && uses.at(-1) != null;
  const isMalformed = isCut || uses.some((use) => use !== null && readUse(use) === null);
  const newId = idsBeside(takenIds);
  const cleaned = content.flatMap((block, at): ContentBlock[] => {
    const use = uses[at];
    if (!use) return cleanBlock(block);
    const read = isMalformed ? null : readUse(use);
    return read ? [{ toolUse: { ...read, toolUseId: newId(use.toolUseId) } }] : [];
  });
  // Some models report a tool use although they wrote an answer.
  const reason = stopReason === 'tool_use' && uses.every((use) => use === null) ? 'end_turn' : stopReason;
  return { stopReason: isMalformed ? 'malformed_tool_use' : reason.slice(0, MAX_STOP_REASON), content: cleaned };
};

const cleanBlock = (block: unknown): ContentBlock[] => {
  const { data } = ContentBlock.safeParse(block);
  if (!data || !('text' in data)) return data && 'reasoningContent' in data && isReasoning(data) ? [data] : [];
  const text = cleanText(data.text);
  return text === '' ? [] : [{ text }];
};

/** Bedrock returns reasoning without its words, and refuses to be sent it. */
const isReasoning = ({ reasoningContent: hidden }: { reasoningContent: unknown }): boolean => {
  if (!isRecord(hidden)) return false;
  const { reasoningText, redactedContent } = hidden;
  return [redactedContent, isRecord(reasoningText) && reasoningText.text].some(
    (words) => typeof words === 'string' && words !== '',
  );
};

const readUse = ({ name, input }: JsonObject): Omit<ToolUse, 'toolUseId'> | null => {
  const read = readInput(input);
  return typeof name === 'string' && read ? { name, input: { ...read } } : null;
};

/** Models send nothing if there are no arguments, and some send the object as JSON text. Null for a value that is nested too deeply. */
const readInput = (input: unknown): JsonObject | null => {
  if (input === undefined || input === null || input === '') return {};
  try {
    const object = parseObject(typeof input === 'string' ? input : JSON.stringify(input));
    return object && JSON.parse(JSON.stringify(object), wellFormed);
  } catch {
    return null;
  }
};

const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value;

/** Keeps an id that is new; otherwise makes one of nine letters and digits, which every template accepts. */
const idsBeside = (takenIds: Iterable<string>): ((given: unknown) => string) => {
  const taken = new Set(takenIds);
  return (given) => {
    let id = typeof given === 'string' && ID.test(given) ? given : '';
    for (let n = 1; id === '' || taken.has(id); n++) id = `use${String(n).padStart(6, '0')}`;
    taken.add(id);
    return id;
  };
};
