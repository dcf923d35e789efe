import type { ModelTier } from './catalogue.ts';
import type { Message } from './message.ts';
import type { ModelCall } from './model-call.ts';

/** A function that a model may ask for; the schema is JSON Schema of an object without `$defs`. */
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
  /** Name of the one tool that must be called; the reply then holds its tool use. */
  readonly forcedTool?: string;
  readonly maxTokens: number;
  /** 0 to 1; left out for models that take none. */
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
