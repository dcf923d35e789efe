import { Fault } from '../errors/faults.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { ChatModel } from './chat-model.ts';

/** The label of an error that no adapter has foreseen. */
export const UNKNOWN_FAULT = 'unknown';

/** Counts each call where it happens, so that those of abandoned turns are in the figures too; of a failed call, its fault. */
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
