import type { Model } from '../../../../core/models/catalogue.ts';
import type { InputUsage } from './prompt-cache.ts';
import { readRequest } from './read-request.ts';
import { reply } from './reply.ts';
import type { ConverseRequest } from './request.ts';
import { countBlocks } from './tokens.ts';
import { validate } from './validate.ts';

/** The stand-in has no guardrail, so guarded text becomes plain text. */
const withoutGuards = (request: ConverseRequest): ConverseRequest => ({
  ...request,
  messages: request.messages.map(({ role, content }) => ({
    role,
    content: content.map((block) => (block.guardContent?.text ? { text: block.guardContent.text.text } : block)),
  })),
});

/** Validates, answers and meters one call. Throws a `Refusal` for a request that Bedrock would reject. */
export const converse = (
  model: Model,
  body: unknown,
  account: (model: Model, request: ConverseRequest) => InputUsage,
): object => {
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
