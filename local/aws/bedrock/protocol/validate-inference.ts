import type { Model } from '../../../../core/models/catalogue.ts';
import { invalid, violates } from './refusal.ts';
import type { ConverseRequest } from './request.ts';

export const validateInference = ({ takes, contextWindow }: Model, request: ConverseRequest): void => {
  const { maxTokens, temperature } = request.inferenceConfig ?? {};
  if (maxTokens !== undefined && !(maxTokens >= 1)) {
    throw violates(maxTokens, 'inferenceConfig.maxTokens', 'have value greater than or equal to 1');
  }
  if (maxTokens !== undefined && maxTokens > contextWindow) {
    throw invalid(
      `The maximum tokens you requested exceeds the model limit of ${contextWindow}. ` +
        `Try again with a maximum tokens value that is lower than ${contextWindow}.`,
    );
  }
  if (temperature !== undefined) {
    const place = 'inferenceConfig.temperature';
    if (!takes.sampling) throw modelError('`temperature` is deprecated for this model.');
    if (temperature < 0) throw violates(temperature, place, 'have value greater than or equal to 0');
    if (temperature > 1) throw violates(temperature, place, 'have value less than or equal to 1');
  }
  const { thinking, inferenceConfig } = request.additionalModelRequestFields ?? {};
  if (inferenceConfig && !takes.greedyTools) throw extraneous('inferenceConfig');
  validateThinking(takes.thinking, thinking);
};

const validateThinking = (
  takes: Model['takes']['thinking'],
  thinking: { readonly type?: string } | undefined,
): void => {
  if (!thinking) return;
  if (takes !== 'default') throw extraneous('thinking');
  if (!['enabled', 'adaptive', 'disabled'].includes(thinking.type ?? '')) {
    throw modelError(
      `thinking: Input tag '${thinking.type}' does not match any of the expected tags: 'disabled', 'enabled'`,
    );
  }
};

const extraneous = (key: string) =>
  modelError(`Malformed input request: #: extraneous key [${key}] is not permitted, please reformat your input.`);

/** An error of the model's provider, as Bedrock passes it on. */
const modelError = (message: string) => invalid(`The model returned the following errors: ${message}`);
