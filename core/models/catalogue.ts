import * as z from 'zod/mini';

/** USD per million tokens, which is the same figure as micro-dollars per token. */
const Price = z.strictObject({ input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() });

/** Where a request may have a cache point: behind a block of the system prompt, a message's text or a tool's result, or behind the tools. */
const CachePlace = z.enum(['system', 'text', 'tool_result', 'tools']);
export type CachePlace = z.infer<typeof CachePlace>;

const Features = z.strictObject({
  tools: z.boolean(),
  /** Whether `toolChoice: {tool}` is accepted. Otherwise the prompt asks for JSON. */
  forcedTool: z.boolean(),
  /** Minimum tokens in front of a cache point, and its places; null for a model without a prompt cache. */
  promptCache: z.nullable(z.strictObject({ minTokens: z.number(), places: z.array(CachePlace) })),
  /** Whether `temperature` is accepted. */
  sampling: z.boolean(),
  /** Whether tools are called with greedy decoding, which the model needs `topK` for. */
  greedyTools: z.boolean(),
  /** `default`: thinks unless switched off. `in_text`: writes `<thinking>` into its answers when it is offered tools. */
  thinking: z.enum(['never', 'default', 'in_text']),
  /** Whether a request may end with an assistant message. */
  prefill: z.boolean(),
  /** Whether tool schemas may use `$defs`. */
  schemaDefs: z.boolean(),
});

/** The prices and features of a model. To add a model to Frontdesk, add a row to `CATALOGUE`. */
export interface Model {
  /** Model or inference profile id, as sent to `Converse` and named in receipts. */
  readonly id: string;
  readonly name: string;
  readonly price: Readonly<z.infer<typeof Price>>;
  /** Tokens of input and output together. */
  readonly contextWindow: number;
  readonly takes: Readonly<z.infer<typeof Features>>;
}

/** A tier's model: the id of a row; or a model without a row, described by the row that it is `like` and the differences. */
export const ModelChoice = z.union([
  z.string(),
  z.strictObject({
    like: z.string(),
    id: z.string(),
    name: z.exactOptional(z.string()),
    price: z.exactOptional(Price),
    contextWindow: z.exactOptional(z.number()),
    takes: z.exactOptional(Features),
  }),
]);
export type ModelChoice = z.infer<typeof ModelChoice>;

const nova: Model['takes'] = {
  tools: true,
  forcedTool: true,
  promptCache: { minTokens: 1000, places: ['system', 'text'] },
  sampling: true,
  greedyTools: true,
  thinking: 'in_text',
  prefill: true,
  schemaDefs: false,
};
const claude = (minTokens: number): Model['takes'] => ({
  ...nova,
  promptCache: { minTokens, places: ['system', 'text', 'tool_result', 'tools'] },
  greedyTools: false,
  thinking: 'never',
  prefill: false,
  schemaDefs: true,
});
const uncached: Model['takes'] = {
  ...nova,
  forcedTool: false,
  promptCache: null,
  greedyTools: false,
  thinking: 'never',
  schemaDefs: true,
};

/** When AWS's pages, which docs/models.md names, were last read for prices, features, and models past their end of life. */
export const CATALOGUE_READ = '2026-11-26';

/** The models that Frontdesk knows. Prices: AWS price list for us-east-1. Nova's cache writes cost what its input costs. */
export const CATALOGUE: readonly Model[] = [
  {
    id: 'us.amazon.nova-micro-v1:0',
    name: 'Nova Micro',
    price: { input: 0.035, output: 0.14, cacheRead: 0.00875, cacheWrite: 0.035 },
    contextWindow: 128_000,
    takes: nova,
  },
  {
    id: 'us.amazon.nova-lite-v1:0',
    name: 'Nova Lite',
    price: { input: 0.06, output: 0.24, cacheRead: 0.015, cacheWrite: 0.06 },
    contextWindow: 300_000,
    takes: nova,
  },
  {
    id: 'us.amazon.nova-pro-v1:0',
    name: 'Nova Pro',
    price: { input: 0.8, output: 3.2, cacheRead: 0.2, cacheWrite: 0.8 },
    contextWindow: 300_000,
    takes: nova,
  },
  {
    id: 'us.amazon.nova-2-lite-v1:0',
    name: 'Nova 2 Lite',
    price: { input: 0.33, output: 2.75, cacheRead: 0.0825, cacheWrite: 0.33 },
    contextWindow: 1_000_000,
    takes: nova,
  },
  {
    id: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    name: 'Claude Haiku 4.5',
    price: { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 },
    contextWindow: 200_000,
    takes: { ...claude(4096), prefill: true },
  },
  {
    id: 'global.anthropic.claude-sonnet-4-6',
    name: 'Claude Sonnet 4.6',
    price: { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    contextWindow: 200_000,
    takes: claude(1024),
  },
  {
    id: 'global.anthropic.claude-sonnet-5',
    name: 'Claude Sonnet 5',
    price: { input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5 },
    contextWindow: 200_000,
    takes: { ...claude(1024), sampling: false, thinking: 'default' },
  },
  {
    id: 'us.meta.llama4-maverick-17b-instruct-v1:0',
    name: 'Llama 4 Maverick',
    price: { input: 0.24, output: 0.97, cacheRead: 0.24, cacheWrite: 0.24 },
    contextWindow: 1_000_000,
    takes: uncached,
  },
  {
    id: 'mistral.mistral-large-3-675b-instruct',
    name: 'Mistral Large 3',
    price: { input: 0.5, output: 1.5, cacheRead: 0.5, cacheWrite: 0.5 },
    contextWindow: 256_000,
    takes: uncached,
  },
];

export const findModel = (id: string): Model | undefined => CATALOGUE.find((model) => model.id === id);

/** `triage` reads sentiment, `fast` answers, `strong` answers escalated turns. */
export const ModelTier = z.enum(['triage', 'fast', 'strong']);
export type ModelTier = z.infer<typeof ModelTier>;

export const DEFAULT_MODELS: Readonly<Record<ModelTier, string>> = {
  triage: 'us.amazon.nova-micro-v1:0',
  fast: 'us.amazon.nova-lite-v1:0',
  strong: 'global.anthropic.claude-sonnet-4-6',
};

export type Models = Readonly<Record<ModelTier, Model>>;

/** The models of a stage, one per tier. The error for an id without a row follows the name of the setting. */
export const chooseModels = (choices: Readonly<Record<ModelTier, ModelChoice>>): Models => {
  const model = (tier: ModelTier): Model => {
    const choice = choices[tier];
    const id = typeof choice === 'string' ? choice : choice.like;
    const row = findModel(id);
    if (!row) throw new Error(`must name models in core/models/catalogue.ts: there is no "${id}" (${tier})`);
    if (typeof choice === 'string') return row;
    const { like: _, ...differences } = choice;
    return { ...row, name: choice.id, ...differences };
  };
  return { triage: model('triage'), fast: model('fast'), strong: model('strong') };
};
