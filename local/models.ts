import { DEFAULT_MODELS, findModel, ModelChoice, ModelTier } from '../core/models/catalogue.ts';

export type Choices = Record<ModelTier, ModelChoice>;

/** Prefix of the stand-in's model id. The rest is the model whose prices and request checks apply. */
export const STAND_IN = 'stand-in/';

const FREE = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/**
 * Describes the models of the user's own server, by their names on it. They cost nothing. Their limitations are learned
 * from their replies.
 */
export const serverModels = (names: Readonly<Record<ModelTier, string>>): Choices => {
  const named = (id: string): ModelChoice => ({
    like: 'us.meta.llama3-3-70b-instruct-v1:0',
    id,
    name: id,
    price: FREE,
    takes: {
      tools: true,
      forcedTool: true,
      promptCache: null,
      sampling: true,
      thinking: 'never',
      prefill: false,
      schemaDefs: false,
    },
  });
  return { triage: named(names.triage), fast: named(names.fast), strong: named(names.strong) };
};

/** Completes the user's `MODELS` with the defaults. Throws if the value is not JSON of models by tier. */
export const chosenModels = (json = '{}'): Choices => {
  try {
    const given: Partial<Record<string, unknown>> = JSON.parse(json);
    const own = ModelTier.options.filter((tier) => given[tier] !== undefined);
    return { ...DEFAULT_MODELS, ...Object.fromEntries(own.map((tier) => [tier, ModelChoice.parse(given[tier])])) };
  } catch {
    throw new Error('MODELS must be JSON of models by tier, such as {"fast":"us.amazon.nova-pro-v1:0"}.');
  }
};

/**
 * Replaces the model of each tier with the stand-in. Receipts name the stand-in, and count the cost as if the model had
 * answered.
 */
export const standInModels = (choices: Choices): Choices => {
  const standIn = (choice: ModelChoice): ModelChoice => {
    const like = typeof choice === 'string' ? choice : choice.like;
    return { like, id: `${STAND_IN}${like}`, name: `stand-in, cost as if ${findModel(like)?.name ?? like}` };
  };
  return { triage: standIn(choices.triage), fast: standIn(choices.fast), strong: standIn(choices.strong) };
};
