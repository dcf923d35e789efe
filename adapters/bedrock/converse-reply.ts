import type { ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import { Fault } from '../../core/errors/faults.ts';
import type { Model } from '../../core/models/catalogue.ts';
import type { ModelReply, ModelRequest } from '../../core/models/chat-model.ts';
import { ContentBlock, textOf } from '../../core/models/message.ts';
import { costMicroUsd } from '../../core/models/pricing.ts';
import { takesForcedTool } from './converse-request.ts';

/** The reply with its cost, usable or not. Throws `ContextTooLong` if the request exceeded the context window. */
export const fromConverse = (
  model: Model,
  request: ModelRequest,
  output: ConverseCommandOutput,
  latencyMs: number,
): ModelReply => {
  const stopReason = output.stopReason ?? 'unknown';
  if (stopReason === 'model_context_window_exceeded') throw new Fault('ContextTooLong', `Converse: ${stopReason}`);

  const known = (output.output?.message?.content ?? []).flatMap((block) => {
    const parsed = ContentBlock.safeParse(block);
    return parsed.success ? [parsed.data] : [];
  });
  const content = model.takes.thinking === 'in_text' ? known.flatMap(withoutThinking) : known;
  const usage = {
    input: output.usage?.inputTokens ?? 0,
    output: output.usage?.outputTokens ?? 0,
    cacheRead: output.usage?.cacheReadInputTokens ?? 0,
    cacheWrite: output.usage?.cacheWriteInputTokens ?? 0,
  };
  const inWords = request.forcedTool !== undefined && !takesForcedTool(model);
  return {
    stopReason,
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

/** Removes the reasoning that Nova writes into its text, also one that was cut short. A block without other text is dropped. */
const withoutThinking = (block: ContentBlock): ContentBlock[] => {
  if (!('text' in block)) return [block];
  const text = block.text.replace(/<thinking>[\s\S]*?(<\/thinking>|$)/g, '').trim();
  return text === '' ? [] : [{ text }];
};

/** Reads the JSON object that a model without forced tools was asked for, from the text around it. Empty if there is none. */
const toolUseFromWords = (name: string, text: string): ModelReply['content'] => {
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  try {
    return [{ toolUse: { toolUseId: 'in-words', name, input: JSON.parse(json) } }];
  } catch {
    return [];
  }
};
