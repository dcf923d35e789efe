import * as z from 'zod/mini';

const SentimentLabel = z.enum(['positive', 'neutral', 'negative']);

/** Subjects in which a weak answer does harm: they go to the strong model, and a person is asked for. */
export const SENSITIVE_TOPICS = ['fraud', 'legal', 'privacy', 'safety', 'discrimination'] as const;
export const SensitiveTopic = z.enum(SENSITIVE_TOPICS);
export type SensitiveTopic = z.infer<typeof SensitiveTopic>;

/** What a customer's message says about the customer: read by the triage model, or by the lexicon when that fails. */
export const Reading = z.object({
  label: SentimentLabel,
  /** -1 (furious) to 1 (delighted). */
  score: z.number().check(z.minimum(-1), z.maximum(1)),
  /** ISO 639-1 code, or `und` when it cannot be told. */
  language: z.string().check(z.minLength(2), z.maxLength(8)),
  wants_human: z.boolean(),
  topic: z.nullable(SensitiveTopic),
});
export type Reading = z.infer<typeof Reading>;

/** At or below this score a customer counts as upset. */
const UPSET = -0.6;

export const isUpset = ({ score }: Pick<Reading, 'score'>): boolean => score <= UPSET;
