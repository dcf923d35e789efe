import * as z from 'zod/mini';
import { ModelCall } from '../models/model-call.ts';

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

/** The reading of a message, where it came from, and the call that was paid for it. */
export const Triage = z.extend(Reading, {
  upset: z.boolean(),
  source: z.enum(['model', 'lexicon', 'none']),
  call: z.nullable(ModelCall),
});
export type Triage = z.infer<typeof Triage>;
