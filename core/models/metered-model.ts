import { Fault } from '../errors/faults.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { ChatModel } from './chat-model.ts';
import type { RefusableFeature } from './limitations.ts';

/** The label of an error that no adapter translated to a fault. */
export const UNKNOWN_FAULT = 'unknown';

/** Records metrics for each call, so that calls of abandoned turns count, too. For a failed call it records the fault. */
export const meteredModel = (model: ChatModel, metrics: Metrics): ChatModel => ({
  converse: async (request) => {
    try {
      const reply = await model.converse(request);
      const { tier, latency_ms, input_tokens, output_tokens, cost_micro_usd } = reply.call;
      metrics.record('ModelLatency', latency_ms, { tier });
      metrics.record('InputTokens', input_tokens, { tier });
      metrics.record('OutputTokens', output_tokens, { tier });
      metrics.record('CostMicroUsd', cost_micro_usd, { tier });
      return reply;
    } catch (error) {
      metrics.record('ModelFaults', 1, { fault: error instanceof Fault ? error.name : UNKNOWN_FAULT });
      throw error;
    }
  },
});

/** Reports a feature that a model turned out not to take: its row in the catalogue is wrong, or the model has changed. */
export const reportRefusals =
  (metrics: Metrics, log: Log) =>
  (model: string, feature: RefusableFeature): void => {
    metrics.record('FeaturesRefused', 1, { feature });
    log.warn('model refuses a feature', { model, feature });
  };
