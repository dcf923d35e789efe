import type { ModelTier } from './catalogue.ts';
import type { Message } from './message.ts';
import type { ModelCall } from './model-call.ts';

/** A tool that a model may call. The schema is a JSON Schema of an object, without `$defs`. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

export interface ModelRequest {
  readonly tier: ModelTier;
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolSpec[];
  /** Name of the tool that the model must call. */
  readonly forcedTool?: string;
  readonly maxTokens: number;
  /** 0 to 1. Not sent to a model that rejects it. */
  readonly temperature: number;
  /** After this many milliseconds the call fails as `ModelTimeout`. */
  readonly timeoutMs: number;
}

export interface ModelReply {
  readonly stopReason: string;
  readonly content: Message['content'];
  readonly call: ModelCall;
}

/** One model call, never retried here. Throws `ModelBusy`, `ModelTimeout`, `ModelRefused` or `ContextTooLong`. */
export interface ChatModel {
  converse(request: ModelRequest): Promise<ModelReply>;
}
