import { createHash } from 'node:crypto';
import type { Model } from '../../../../core/models/catalogue.ts';
import { answer } from '../replies/answer.ts';
import { cut } from './cut.ts';
import type { Block, ConverseRequest } from './request.ts';
import { isThinking, thinksInText } from './thinking.ts';
import { countBlocks } from './tokens.ts';

export interface Reply {
  readonly content: readonly Block[];
  readonly stopReason: string;
}

/** Returns the stand-in's reply. It depends only on the request, so equal requests get equal replies. */
export const reply = (model: Model, request: ConverseRequest): Reply => {
  const { maxTokens = model.contextWindow } = request.inferenceConfig ?? {};
  const thoughts = isThinking(model, request) ? [thought(request)] : [];
  const left = Math.max(1, maxTokens - countBlocks(thoughts));
  const decided = answer(request);
  const aloud = typeof decided === 'string' && thinksInText(model, request);
  const said = aloud ? `<thinking>${THOUGHT}</thinking>\n\n${decided}` : decided;
  if (typeof said === 'string') {
    const { text, stopReason } = cut(said, left);
    return { content: text === '' ? thoughts : [...thoughts, { text }], stopReason };
  }
  const toolUse = { toolUse: { toolUseId: toolUseId(request), ...said } };
  if (countBlocks([toolUse]) <= left) return { content: [...thoughts, toolUse], stopReason: 'tool_use' };
  return { content: [...thoughts, { toolUse: { ...toolUse.toolUse, input: {} } }], stopReason: 'max_tokens' };
};

/** An id in Bedrock's format. It differs in every round of a conversation, because the request grows. */
const toolUseId = (request: ConverseRequest): string =>
  `tooluse_${createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 22)}`;

const THOUGHT = 'I read the request and look for an answer in it.';

const thought = (request: ConverseRequest): Block => {
  const text = THOUGHT;
  const signature = createHash('sha256').update(JSON.stringify(request)).digest('base64');
  return { reasoningContent: { reasoningText: { text, signature } } };
};
