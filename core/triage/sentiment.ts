import * as z from 'zod/mini';
import { ModelCall } from '../models/model-call.ts';

const SentimentLabel = z.enum(['positive', 'neutral', 'negative']);

/** Topics that the lexicon has words for. A playbook may define others. */
const SENSITIVE_TOPICS = ['fraud', 'legal', 'privacy', 'safety', 'discrimination'] as const;
export type SensitiveTopic = (typeof SENSITIVE_TOPICS)[number];

/** The mood, language and needs in a customer's message, read by the triage model or, if that fails, by the lexicon. */
export const Reading = z.object({
  label: SentimentLabel,
  /** -1 (furious) to 1 (delighted). */
  score: z.number().check(z.minimum(-1), z.maximum(1)),
  /** ISO 639-1 code, or `und` if undetermined. */
  language: z.string().check(z.minLength(2), z.maxLength(8)),
  wants_human: z.boolean(),
  /** Name of one of the playbook's sensitive topics. */
  topic: z.nullable(z.string()),
});
export type Reading = z.infer<typeof Reading>;

/** At or below this score a customer counts as upset. */
const UPSET = -0.6;

export const isUpset = ({ score }: Pick<Reading, 'score'>): boolean => score <= UPSET;

/** The reading of a message, its source, and the model call that was paid for it. */
export const Triage = z.extend(Reading, {
  upset: z.boolean(),
  source: z.enum(['model', 'lexicon', 'none']),
  call: z.nullable(ModelCall),
});
export type Triage = z.infer<typeof Triage>;
