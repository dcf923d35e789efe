import type { Model } from '../../../../core/models/catalogue.ts';
import { invalid } from './refusal.ts';
import type { ConverseRequest } from './request.ts';
import { countInput } from './tokens.ts';
import { validateCachePoints } from './validate-cache-points.ts';
import { validateInference } from './validate-inference.ts';
import { validateMessages } from './validate-messages.ts';
import { validateToolUses } from './validate-tool-uses.ts';
import { validateTools } from './validate-tools.ts';

/**
 * Rejects what Bedrock rejects for this model, so that a mistake fails locally rather than in production. Throws a
 * `Refusal`.
 */
export const validate = (model: Model, request: ConverseRequest): void => {
  validateInference(model, request);
  validateMessages(model, request);
  validateTools(model, request);
  validateToolUses(request);
  validateCachePoints(model, request);
  if (countInput(request) > model.contextWindow) throw invalid('Input is too long for requested model.');
};
