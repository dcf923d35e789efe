/** A JSON value as it came over the wire. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonRecord = { readonly [key: string]: Json };

export interface ToolUse {
  readonly toolUseId: string;
  readonly name: string;
  readonly input: Json;
}

export interface ToolResult {
  readonly toolUseId: string;
  readonly content: readonly { readonly text?: string; readonly json?: Json }[];
  readonly status?: string;
}

/** A content block of a message. Kinds that Frontdesk never sends are ignored, not refused. */
export interface Block {
  readonly text?: string;
  readonly toolUse?: ToolUse;
  readonly toolResult?: ToolResult;
  readonly cachePoint?: Json;
  readonly reasoningContent?: Json;
  readonly guardContent?: { readonly text?: { readonly text: string } };
}

export interface Message {
  readonly role: string;
  readonly content: readonly Block[];
}

export interface Tool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: { readonly json: JsonRecord };
}

interface ToolConfig {
  readonly tools: readonly { readonly toolSpec?: Tool; readonly cachePoint?: Json }[];
  readonly toolChoice?: { readonly auto?: Json; readonly tool?: { readonly name: string } };
}

/** The request of `Converse`, without the fields that the stand-in ignores. */
export interface ConverseRequest {
  readonly messages: readonly Message[];
  readonly system?: readonly { readonly text?: string; readonly cachePoint?: Json }[];
  readonly toolConfig?: ToolConfig;
  readonly inferenceConfig?: {
    readonly maxTokens?: number;
    readonly temperature?: number;
  };
  readonly additionalModelRequestFields?: {
    readonly thinking?: { readonly type?: string };
    readonly inferenceConfig?: JsonRecord;
  };
}

/** Returns the offered tools, without the cache points between them. */
export const toolsOf = ({ toolConfig }: ConverseRequest): Tool[] =>
  (toolConfig?.tools ?? []).flatMap(({ toolSpec }) => toolSpec ?? []);
