import { createHash } from 'node:crypto';
import type { Model } from '../../core/models.ts';
import { bestTool, call, chooseTool, type ToolCall } from './choose-tool.ts';
import { admit, languageNote, smallTalk } from './compose.ts';
import { cut } from './cut.ts';
import { readDialogue } from './dialogue.ts';
import { answerFromResults } from './from-results.ts';
import { instructionsOf, jsonAnswer } from './json-answer.ts';
import { answerFromKnowledge } from './knowledge.ts';
import { recall } from './recall.ts';
import { type Block, type ConverseRequest, toolsOf } from './request.ts';
import { sourceOf } from './source.ts';
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
  const { message, system, results } = dialogue;
  const source = sourceOf(dialogue);
  const tools = toolsOf(request);
  const { tool: forced, any } = request.toolConfig?.toolChoice ?? {};
  const wanted = tools.find(({ name }) => name === forced?.name);
  if (wanted) return call(wanted, source);
  const best = any ? bestTool(tools, source) : null;
  if (best) return best;
  const json = jsonAnswer(instructionsOf(dialogue, newestText(request)), source);
  if (json) return json;
  const found = answerFromResults(results, message);
  if (found) return languageNote(message) + found;
  const known = smallTalk(message) ?? recall(dialogue);
  if (known) return known;
  const chosen = results.length > 0 ? null : chooseTool(tools, source);
  return chosen ?? languageNote(message) + (answerFromKnowledge(system, message) ?? admit(message));
};

const newestText = ({ messages }: ConverseRequest): string =>
  (messages.at(-1)?.content ?? []).map(({ text }) => text ?? '').join('\n');

/** In Bedrock's own form, and new with every round of a conversation since the request has grown. */
const toolUseId = (request: ConverseRequest): string =>
  `tooluse_${createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 22)}`;

const THOUGHT = 'I read the request and look for an answer in it.';

const thought = (request: ConverseRequest): Block => {
  const text = THOUGHT;
  const signature = createHash('sha256').update(JSON.stringify(request)).digest('base64');
  return { reasoningContent: { reasoningText: { text, signature } } };
};
