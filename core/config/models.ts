import * as z from 'zod/mini';
import { chooseModels, DEFAULT_MODELS, ModelChoice, ModelTier } from '../models/catalogue.ts';
import { readJson } from '../text/read-json.ts';
import { variable } from './environment.ts';

const Choices = z.partialRecord(ModelTier, ModelChoice);

/** JSON of a `ModelChoice` by tier; a tier that is left out takes the default. */
export const readModelChoices = (json: string): Record<ModelTier, ModelChoice> => ({
  ...DEFAULT_MODELS,
  ...readJson(Choices, json, '{"fast":"us.amazon.nova-pro-v1:0"}'),
});

/** The variable that holds the choices, read as the models. */
export const models = variable((json) => chooseModels(readModelChoices(json)));
