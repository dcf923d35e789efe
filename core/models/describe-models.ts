import { CATALOGUE, type Model, type Models } from './catalogue.ts';

/** The model of each tier, and every model of the catalogue, with prices in USD per million tokens. */
export const describeModels = (models: Models) => ({
  tiers: { triage: described(models.triage), fast: described(models.fast), strong: described(models.strong) },
  catalogue: CATALOGUE.map(described),
});

const described = ({ id, name, price, contextWindow, takes }: Model) => ({
  id,
  name,
  usd_per_million_tokens: {
    input: price.input,
    output: price.output,
    cache_read: price.cacheRead,
    cache_write: price.cacheWrite,
  },
  context_window: contextWindow,
  prompt_cache: takes.promptCache !== null,
  tools: takes.tools,
});
