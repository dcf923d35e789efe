import * as z from 'zod/mini';
import { ModelTier } from './catalogue.ts';

/**
 * The usage of one model call. `input_tokens` includes `cached_tokens`, read from the prompt cache, and `cache_written_tokens`, written to
 * it; each has its own price. The cost is in micro-dollars.
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
