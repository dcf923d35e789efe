import * as z from 'zod/mini';
import { ModelTier } from './catalogue.ts';

/**
 * What one model call used. `input_tokens` counts all that was sent, of it `cached_tokens` read from the prompt cache and
 * `cache_written_tokens` written to it, each at a price of its own; the cost is in micro-dollars.
 */
export const ModelCall = z.object({
  tier: ModelTier,
  model: z.string(),
  input_tokens: z.number(),
  output_tokens: z.number(),
  cached_tokens: z.number(),
  cache_written_tokens: z.number(),
  cost_micro_usd: z.number(),
  latency_ms: z.number(),
});
export type ModelCall = z.infer<typeof ModelCall>;
