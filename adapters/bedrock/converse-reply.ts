import type { ConverseCommandOutput, ContentBlock as ReplyBlock } from '@aws-sdk/client-bedrock-runtime';
import { Fault } from '../../core/errors/faults.ts';
import type { Model } from '../../core/models/catalogue.ts';
import type { ModelReply, ModelRequest } from '../../core/models/chat-model.ts';
import { cleanReply } from '../../core/models/clean-reply.ts';
import { textOf, toolUsesOf } from '../../core/models/message.ts';
import { costMicroUsd } from '../../core/models/pricing.ts';
import { objectInWords } from '../../core/text/json.ts';
import { takesForcedTool } from './converse-request.ts';

/**
 * The reply with its cost, usable or not. Throws `ContextTooLong` if the request exceeded the context window, and `ModelBusy` for a reply
 * that no model gave, such as an empty 200 of anything between.
 */
export const fromConverse = (
  model: Model,
  request: ModelRequest,
  output: ConverseCommandOutput,
  latencyMs: number,
): ModelReply => {
  const { stopReason } = output;
  if (!stopReason && !output.output) throw new Fault('ModelBusy', 'Converse: a reply without a message.');
  if (stopReason === 'model_context_window_exceeded') throw new Fault('ContextTooLong', `Converse: ${stopReason}`);
  const takenIds = request.messages.flatMap(({ content }) => toolUsesOf(content)).map(({ toolUseId }) => toolUseId);
  const raw = (output.output?.message?.content ?? []).map(asJson);
  const { content, ...reply } = cleanReply({ stopReason, content: raw }, takenIds);
  const usage = {
    input: output.usage?.inputTokens ?? 0,
    output: output.usage?.outputTokens ?? 0,
    cacheRead: output.usage?.cacheReadInputTokens ?? 0,
    cacheWrite: output.usage?.cacheWriteInputTokens ?? 0,
  };
  const inWords = request.forcedTool !== undefined && !takesForcedTool(model);
  return {
    ...reply,
    content: inWords ? toolUseFromWords(request.forcedTool ?? '', textOf(content)) : content,
    call: {
      tier: request.tier,
      model: model.id,
      input_tokens: usage.input + usage.cacheRead + usage.cacheWrite,
      output_tokens: usage.output,
      cached_tokens: usage.cacheRead,
      cache_written_tokens: usage.cacheWrite,
      cost_micro_usd: costMicroUsd(model, usage),
      latency_ms: latencyMs,
    },
  };
};

/** Bytes become text, because the reply passes through the JSON of the workflow's state. */
const asJson = (block: ReplyBlock): unknown => {
  const hidden = block.reasoningContent?.redactedContent;
  return hidden ? { reasoningContent: { redactedContent: Buffer.from(hidden).toString('base64') } } : block;
};

/** Reads the JSON object that a model without forced tools was asked for, from the text around it. Empty if there is none. */
const toolUseFromWords = (name: string, text: string): ModelReply['content'] => {
  const input = objectInWords(text);
  return input ? [{ toolUse: { toolUseId: 'in-words', name, input: { ...input } } }] : [];
};
