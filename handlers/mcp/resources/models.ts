import { CATALOGUE, type Model, type Models } from '../../../core/models/catalogue.ts';
import { jsonResource } from './json-resource.ts';
import type { ResourceKind } from './resources.ts';

const HOUR_MS = 3_600_000;

/** `frontdesk://models`: the model of each tier, and every model of the catalogue with its prices. It only changes with a deployment. */
export const modelsResource = (models: Models): ResourceKind => {
  const tiers = Object.fromEntries(Object.entries(models).map(([tier, model]) => [tier, described(model)]));
  const catalogue = CATALOGUE.map(described);
  return jsonResource({
    uri: 'frontdesk://models',
    name: 'models',
    title: 'Models and prices',
    description: 'The model of each tier, and the prices and features of every model in the catalogue.',
    ttlMs: HOUR_MS,
    content: () => ({ tiers, catalogue }),
  });
};

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
