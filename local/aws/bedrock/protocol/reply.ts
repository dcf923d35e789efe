import { createHash } from 'node:crypto';
import type { Model } from '../../../../core/models/catalogue.ts';
import { aboutAction } from '../replies/about-action.ts';
import { answerTo } from '../replies/answer.ts';
import { bestTool, call, ownTools, specialistCall, type ToolCall } from '../replies/choose-tool.ts';
import { languageNote, smallTalk } from '../replies/compose.ts';
import { readDialogue } from '../replies/dialogue.ts';
import { instructionsOf, jsonAnswer } from '../replies/json-answer.ts';
import { readNote } from '../replies/note.ts';
import { recall } from '../replies/recall.ts';
import { sourceOf } from '../replies/source.ts';
import { cut } from './cut.ts';
import { type Block, type ConverseRequest, toolsOf } from './request.ts';
import { isThinking, thinksInText } from './thinking.ts';
import { countBlocks } from './tokens.ts';

export interface Reply {
  readonly content: readonly Block[];
  readonly stopReason: string;
}

/** What the stand-in says: it knows the request and nothing else, so equal requests get equal replies. */
export const reply = (model: Model, request: ConverseRequest): Reply => {
  const { maxTokens = model.contextWindow, stopSequences = [] } = request.inferenceConfig ?? {};
  const thoughts = isThinking(model, request) ? [thought(request)] : [];
  const left = Math.max(1, maxTokens - countBlocks(thoughts));
  const decided = decide(request);
  const aloud = typeof decided === 'string' && thinksInText(model, request);
  const answer = aloud ? `<thinking>${THOUGHT}</thinking>\n\n${decided}` : decided;
  if (typeof answer === 'string') {
    const { text, stopReason } = cut(answer, stopSequences, left);
    return { content: text === '' ? thoughts : [...thoughts, { text }], stopReason };
  }
  const toolUse = { toolUse: { toolUseId: toolUseId(request), ...answer } };
  if (countBlocks([toolUse]) <= left) return { content: [...thoughts, toolUse], stopReason: 'tool_use' };
  return { content: [...thoughts, { toolUse: { ...toolUse.toolUse, input: {} } }], stopReason: 'max_tokens' };
};

const decide = (request: ConverseRequest): string | ToolCall => {
  const dialogue = readDialogue(request);
  const { notes, used } = dialogue;
  const source = sourceOf(dialogue);
  const tools = toolsOf(request);
  const { tool: forced, any } = request.toolConfig?.toolChoice ?? {};
  const wanted = tools.find(({ name }) => name === forced?.name);
  if (wanted) return call(wanted, source);
  const best = any ? bestTool(tools, source) : null;
  if (best) return best;
  const json = jsonAnswer(instructionsOf(dialogue, newestText(request)), source);
  if (json) return json;
  const done = aboutAction(notes);
  if (done) return languageNote(dialogue) + done;
  const chat = used.length === 0 ? (smallTalk(dialogue) ?? recall(dialogue)) : null;
  if (chat) return chat;
  const hard = used.length === 0 ? specialistCall(tools, source) : null;
  if (hard) return hard;
  const answer = answerTo(dialogue, ownTools(tools));
  return typeof answer === 'string' ? languageNote(dialogue) + answer : answer;
};

/** What surrounds the customer's words in the newest message, notes left out: they are data. */
const newestText = ({ messages }: ConverseRequest): string =>
  (messages.at(-1)?.content ?? [])
    .map(({ text }) => text ?? '')
    .filter((text) => readNote(text) === null)
    .join('\n');

/** In Bedrock's own form, and new with every round of a conversation since the request has grown. */
const toolUseId = (request: ConverseRequest): string =>
  `tooluse_${createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 22)}`;

const THOUGHT = 'I read the request and look for an answer in it.';

const thought = (request: ConverseRequest): Block => {
  const text = THOUGHT;
  const signature = createHash('sha256').update(JSON.stringify(request)).digest('base64');
  return { reasoningContent: { reasoningText: { text, signature } } };
};
