import * as z from 'zod/mini';

const SentimentLabel = z.enum(['positive', 'neutral', 'negative']);

/** Subjects that the lexicon knows words for; a playbook names those that are its own beside them. */
const SENSITIVE_TOPICS = ['fraud', 'legal', 'privacy', 'safety', 'discrimination'] as const;
export type SensitiveTopic = (typeof SENSITIVE_TOPICS)[number];

/** What a customer's message says about the customer: read by the triage model, or by the lexicon when that fails. */
export const Reading = z.object({
  label: SentimentLabel,
  /** -1 (furious) to 1 (delighted). */
  score: z.number().check(z.minimum(-1), z.maximum(1)),
  /** ISO 639-1 code, or `und` when it cannot be told. */
  language: z.string().check(z.minLength(2), z.maxLength(8)),
  wants_human: z.boolean(),
  /** One of the playbook's. */
  topic: z.nullable(z.string()),
});
export type Reading = z.infer<typeof Reading>;

/** At or below this score a customer counts as upset. */
const UPSET = -0.6;

export const isUpset = ({ score }: Pick<Reading, 'score'>): boolean => score <= UPSET;
