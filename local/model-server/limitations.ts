import type OpenAI from 'openai';
import { KnownLimitations, limitationIn, type Limitation as Shared } from '../../core/models/limitations.ts';

export type ChatRequest = OpenAI.ChatCompletionCreateParamsNonStreaming & {
  /** Read by llama.cpp and vLLM. */
  readonly chat_template_kwargs?: { readonly enable_thinking: boolean };
};

/** A feature that a server, or a model's template on it, does not support. */
export type Limitation = keyof typeof LIMITATIONS;

interface Rule extends Shared<ChatRequest> {
  /** The line in the console, after the model's name. */
  readonly says: string;
}

/**
 * Refusals match the error texts of Ollama, llama.cpp, vLLM, LM Studio and models' templates. The first match counts, so the smallest change
 * comes first.
 */
const LIMITATIONS = {
  max_tokens: {
    uses: ({ max_tokens }) => max_tokens !== undefined,
    refusal: /use 'max_completion_tokens'/i,
    says: 'needs max_completion_tokens instead of max_tokens',
  },
  temperature: {
    uses: ({ temperature }) => temperature !== undefined,
    refusal: /temperature/i,
    says: 'does not support temperature',
  },
  reasoning_effort: {
    uses: ({ reasoning_effort }) => reasoning_effort !== undefined,
    refusal: /reasoning_effort|reasoning effort|think value/i,
    says: 'does not support reasoning_effort, which switches thinking off',
  },
  chat_template_kwargs: {
    uses: ({ chat_template_kwargs }) => chat_template_kwargs !== undefined,
    refusal: /chat_template_kwargs|enable_thinking|extra (inputs|fields)/i,
    says: 'does not support chat_template_kwargs, which switches thinking off',
  },
  response_format: {
    uses: ({ response_format }) => response_format !== undefined,
    refusal: /response_format|json_schema|grammar|guided|structured output/i,
    says: 'does not support response schemas; the prompt asks for JSON instead',
  },
  forced_tool: {
    uses: ({ tool_choice }) => tool_choice !== undefined,
    refusal: /tool.?choice/i,
    says: 'does not support a forced tool call; the request asks for JSON instead',
  },
  tools: {
    uses: ({ tools }) => tools !== undefined,
    refusal: /not support (tools|tool use|function)|unsupported param: tools|--jinja|enable-auto-tool-choice/i,
    says: "does not support tools; it answers without the company's tools",
  },
  system: {
    uses: ({ messages }) => messages.some(({ role }) => role === 'system'),
    refusal: /system (role|message|prompt)s?( is| are)? (not|must)\b|roles? (are|is) supported/i,
    says: 'does not support system messages; the prompt precedes the first message',
  },
  tool_messages: {
    uses: ({ messages }) => messages.some(({ role }) => role === 'tool'),
    refusal:
      /single tool.?calls? at once|one tool.?call|roles? must alternate|roles? (are|is) supported|tool_call_id|tool.?calls? ids?/i,
    says: 'does not support tool messages; tool results are sent as text',
  },
  thinking: {
    uses: () => true,
    refusal: null,
    says: 'thinks before it answers; replies get more tokens and take longer',
  },
} as const satisfies Readonly<Record<string, Rule>>;

/** The limitation that explains an error, among those that the request did not respect. */
export const limitationOf = (
  refusal: string,
  request: ChatRequest,
  respected: ReadonlySet<Limitation>,
): Limitation | undefined => limitationIn<Limitation, ChatRequest>(LIMITATIONS, refusal, request, respected);

/** The limitations of each model in this run. Each is reported once. */
export const knownLimitations = (say: (line: string) => void): KnownLimitations<Limitation> =>
  new KnownLimitations((model, limitation) => say(`${model} ${LIMITATIONS[limitation].says}.`));
