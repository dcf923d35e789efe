import { DEFAULT_MODELS, findModel, ModelChoice, ModelTier } from '../core/models/catalogue.ts';

type Choices = Record<ModelTier, ModelChoice>;

/** In front of the id of the model that the stand-in is priced and checks requests as. */
export const STAND_IN = 'stand-in/';

/** The user's `MODELS`, completed by the defaults. Throws when it is not such JSON. */
export const chosenModels = (json = '{}'): Choices => {
  try {
    const given: Partial<Record<string, unknown>> = JSON.parse(json);
    const own = ModelTier.options.filter((tier) => given[tier] !== undefined);
    return { ...DEFAULT_MODELS, ...Object.fromEntries(own.map((tier) => [tier, ModelChoice.parse(given[tier])])) };
  } catch {
    throw new Error('MODELS must be JSON of models by tier, such as {"fast":"us.amazon.nova-pro-v1:0"}.');
  }
};

/** The same tiers with the stand-in in place of each model: receipts say so, and count the cost as if the model had answered. */
export const standInModels = (choices: Choices): Choices => {
  const standIn = (choice: ModelChoice): ModelChoice => {
    const like = typeof choice === 'string' ? choice : choice.like;
    return { like, id: `${STAND_IN}${like}`, name: `stand-in, cost as if ${findModel(like)?.name ?? like}` };
  };
  return { triage: standIn(choices.triage), fast: standIn(choices.fast), strong: standIn(choices.strong) };
};
