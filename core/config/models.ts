import * as z from 'zod/mini';
import { chooseModels, DEFAULT_MODELS, ModelChoice, type Models, ModelTier } from '../models/catalogue.ts';

/** JSON of `{triage, fast, strong}`, each a `ModelChoice`; a tier that is left out takes the default. */
export const models = z.pipe(
  z.string(),
  z.transform((json, context): Models => {
    try {
      const choices = z.partialRecord(ModelTier, ModelChoice).parse(JSON.parse(json));
      return chooseModels({ ...DEFAULT_MODELS, ...choices });
    } catch (error) {
      context.issues.push({ code: 'custom', message: String(error), input: json });
      return z.NEVER;
    }
  }),
);
