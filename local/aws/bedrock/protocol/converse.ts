import { findModel, type Model } from '../../../../core/models/catalogue.ts';
import { STAND_IN } from '../../../models.ts';
import type { InputUsage } from './prompt-cache.ts';
import { readRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';
import { reply } from './reply.ts';
import type { ConverseRequest } from './request.ts';
import { countBlocks } from './tokens.ts';
import { validate } from './validate.ts';

/** The stand-in has no guardrail: words that one would look at are words. */
const withoutGuards = (request: ConverseRequest): ConverseRequest => ({
  ...request,
  messages: request.messages.map(({ role, content }) => ({
    role,
    content: content.map((block) => (block.guardContent?.text ? { text: block.guardContent.text.text } : block)),
  })),
});

/** One call: checked, answered and accounted for. Throws a `Refusal` for what Bedrock would refuse. */
export const converse = (
  modelId: string,
  body: unknown,
  account: (model: Model, request: ConverseRequest) => InputUsage,
): object => {
  const model = findModel(modelId.replace(STAND_IN, ''));
  if (!model) throw new Refusal('ResourceNotFoundException', `Could not resolve the foundation model from: ${modelId}`);
  const request = withoutGuards(readRequest(body));
  validate(model, request);
  const { content, stopReason } = reply(model, request);
  const input = account(model, request);
  const outputTokens = countBlocks(content);
  const read = input.inputTokens + input.cacheReadInputTokens + input.cacheWriteInputTokens;
  return {
    output: { message: { role: 'assistant', content } },
    stopReason,
    usage: { ...input, outputTokens, totalTokens: read + outputTokens },
  };
};
