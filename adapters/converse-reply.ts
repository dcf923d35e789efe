import type { ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import { Fault } from '../core/faults.ts';
import { ContentBlock, textOf } from '../core/message.ts';
import type { Model } from '../core/models.ts';
import type { ModelReply, ModelRequest } from '../core/ports.ts';
import { costMicroUsd } from '../core/pricing.ts';

/** Stop reasons that leave nothing to use, and the fault that each one is. */
const UNUSABLE: Readonly<Record<string, 'ModelMalformed' | 'ContextTooLong'>> = {
  malformed_model_output: 'ModelMalformed',
  malformed_tool_use: 'ModelMalformed',
  model_context_window_exceeded: 'ContextTooLong',
};

/** The reply with its price. Throws `ModelMalformed` or `ContextTooLong` for the stop reasons that leave nothing to use. */
export const fromConverse = (
  model: Model,
  request: ModelRequest,
  output: ConverseCommandOutput,
  latencyMs: number,
): ModelReply => {
  const stopReason = output.stopReason ?? 'unknown';
  const unusable = UNUSABLE[stopReason];
  if (unusable) throw new Fault(unusable, `Converse stopped with ${stopReason}.`);

  const content = (output.output?.message?.content ?? []).flatMap((block) => {
    const known = ContentBlock.safeParse(block);
    return known.success ? [known.data] : [];
  });
  const usage = {
    input: output.usage?.inputTokens ?? 0,
    output: output.usage?.outputTokens ?? 0,
    cacheRead: output.usage?.cacheReadInputTokens ?? 0,
    cacheWrite: output.usage?.cacheWriteInputTokens ?? 0,
  };
  const inWords = request.forcedTool !== undefined && !model.takes.forcedTool;
  return {
    stopReason,
    content: inWords ? toolUseFromWords(request.forcedTool ?? '', textOf(content)) : content,
    call: {
      tier: request.tier,
      model: model.id,
      input_tokens: usage.input + usage.cacheRead + usage.cacheWrite,
      output_tokens: usage.output,
      cached_tokens: usage.cacheRead,
      cost_micro_usd: costMicroUsd(model, usage),
      latency_ms: latencyMs,
    },
  };
};

/** Reads the JSON object that a model without forced tools was asked for, words around it or not. */
const toolUseFromWords = (name: string, text: string): ModelReply['content'] => {
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  try {
    return [{ toolUse: { toolUseId: 'in-words', name, input: JSON.parse(json) } }];
  } catch (cause) {
    throw new Fault('ModelMalformed', 'The reply holds no JSON object.', { cause });
  }
};
