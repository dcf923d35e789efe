import type { Models } from '../../../core/models/catalogue.ts';
import { describeModels } from '../../../core/models/describe-models.ts';
import { jsonResource } from './json-resource.ts';
import type { ResourceKind } from './resources.ts';

const HOUR_MS = 3_600_000;

/** `frontdesk://models`: the model of each tier, and every model of the catalogue with its prices. It only changes with a deployment. */
export const modelsResource = (models: Models): ResourceKind => {
  const described = describeModels(models);
  return jsonResource({
    uri: 'frontdesk://models',
    name: 'models',
    title: 'Models and prices',
    description: 'The model of each tier, and the prices and features of every model in the catalogue.',
    ttlMs: HOUR_MS,
    content: () => described,
  });
};
