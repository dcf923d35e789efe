import type OpenAI from 'openai';

export type ChatRequest = OpenAI.ChatCompletionCreateParamsNonStreaming & {
  /** Read by llama.cpp and vLLM. */
  readonly chat_template_kwargs?: { readonly enable_thinking: boolean };
};

/** What a server, or the template of a model on it, cannot do. */
export type Limitation = keyof typeof LIMITATIONS;

interface Rule {
  /** Whether the request asks for it at all. */
  readonly uses: (request: ChatRequest) => boolean;
  /** In the words of Ollama, llama.cpp, vLLM, LM Studio and the templates of models; null for what only a reply shows. */
  readonly refusal: RegExp | null;
  /** How the log tells it, behind the model's name. */
  readonly says: string;
}

/** The first that fits a refusal is taken, so that the smallest change comes first. */
const LIMITATIONS = {
  max_tokens: {
    uses: ({ max_tokens }) => max_tokens !== undefined,
    refusal: /use 'max_completion_tokens'/i,
    says: 'takes max_completion_tokens, not max_tokens',
  },
  temperature: {
    uses: ({ temperature }) => temperature !== undefined,
    refusal: /temperature/i,
    says: 'takes no temperature',
  },
  reasoning_effort: {
    uses: ({ reasoning_effort }) => reasoning_effort !== undefined,
    refusal: /reasoning_effort|reasoning effort|think value/i,
    says: 'cannot be told by reasoning_effort to answer without thinking',
  },
  chat_template_kwargs: {
    uses: ({ chat_template_kwargs }) => chat_template_kwargs !== undefined,
    refusal: /chat_template_kwargs|enable_thinking|extra (inputs|fields)/i,
    says: 'cannot be told by chat_template_kwargs to answer without thinking',
  },
  response_format: {
    uses: ({ response_format }) => response_format !== undefined,
    refusal: /response_format|json_schema|grammar|guided|structured output/i,
    says: 'takes no schema for its answers; it is asked for JSON in words',
  },
  forced_tool: {
    uses: ({ tool_choice }) => tool_choice !== undefined,
    refusal: /tool.?choice/i,
    says: 'cannot be made to call a tool; it is asked for JSON instead',
  },
  tools: {
    uses: ({ tools }) => tools !== undefined,
    refusal: /not support (tools|tool use|function)|unsupported param: tools|--jinja|enable-auto-tool-choice/i,
    says: "takes no tools; it answers without the company's tools",
  },
  system: {
    uses: ({ messages }) => messages.some(({ role }) => role === 'system'),
    refusal: /system (role|message|prompt)s?( is| are)? (not|must)\b|roles? (are|is) supported/i,
    says: 'takes no system message; it stands in front of the first message',
  },
  tool_messages: {
    uses: ({ messages }) => messages.some(({ role }) => role === 'tool'),
    refusal:
      /single tool.?calls? at once|one tool.?call|roles? must alternate|roles? (are|is) supported|tool_call_id|tool.?calls? ids?/i,
    says: 'takes no tool results as messages; they are told in words',
  },
  thinking: {
    uses: () => true,
    refusal: null,
    says: 'thinks before it answers; a reply may take more tokens, and more time',
  },
} as const satisfies Readonly<Record<string, Rule>>;

const RULES: readonly (readonly [Limitation, Rule])[] = Object.entries(LIMITATIONS) as [Limitation, Rule][];

/** Which limitation explains the refusal of a request, among those that it did not respect. */
export const limitationIn = (
  refusal: string,
  request: ChatRequest,
  respected: ReadonlySet<Limitation>,
): Limitation | undefined =>
  RULES.find(([name, rule]) => !respected.has(name) && rule.refusal?.test(refusal) && rule.uses(request))?.[0];

/** What each model of this run cannot do; each is told once. */
export class KnownLimitations {
  readonly #known = new Map<string, ReadonlySet<Limitation>>();
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** As they are now: a request is judged by what was known when it was sent, because another call may learn meanwhile. */
  of(model: string): ReadonlySet<Limitation> {
    return this.#known.get(model) ?? new Set();
  }

  add(model: string, limitation: Limitation): void {
    const known = this.of(model);
    if (known.has(limitation)) return;
    this.#known.set(model, new Set([...known, limitation]));
    this.#say(`${model} ${LIMITATIONS[limitation].says}.`);
  }
}
