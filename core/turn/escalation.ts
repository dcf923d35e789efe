import { isUpset, type Reading } from '../triage/sentiment.ts';
import type { EscalationReason, HandoffReason } from './turn.ts';

export interface Signals {
  readonly escalatedBefore: boolean;
  readonly reading: Pick<Reading, 'wants_human' | 'topic' | 'score'>;
  readonly askedForHelp: boolean;
}

/**
 * Why the strong tier answers, or null when the fast one may. Errs toward the strong model: a customer who has to ask twice costs more
 * than one expensive answer. The state machine's Choice `Escalate?` reads the same signals; a contract test holds them together.
 */
export const escalationReason = ({ escalatedBefore, reading, askedForHelp }: Signals): EscalationReason | null => {
  if (escalatedBefore) return 'already_escalated';
  if (reading.wants_human) return 'asked_for_human';
  if (reading.topic !== null) return 'sensitive_topic';
  if (isUpset(reading)) return 'negative_sentiment';
  return askedForHelp ? 'model_unsure' : null;
};

interface HandoffSignals {
  /** Whether nobody knows what became of an action. */
  readonly unknown: boolean;
  readonly failed: boolean;
  readonly blocked: boolean;
}

/** Why a person should look at the conversation, or null. */
export const handoffReason = (
  reading: Pick<Reading, 'wants_human' | 'topic'>,
  { unknown, failed, blocked }: HandoffSignals,
): HandoffReason | null => {
  if (unknown) return 'action_unknown';
  if (reading.wants_human) return 'asked_for_human';
  if (reading.topic !== null) return 'sensitive_topic';
  if (failed) return 'model_failed';
  return blocked ? 'answer_blocked' : null;
};
