import { isUpset, type Reading } from '../triage/sentiment.ts';
import type { EscalationReason, HandoffReason } from './turn.ts';

export interface Signals {
  readonly escalatedBefore: boolean;
  readonly reading: Pick<Reading, 'wants_human' | 'topic' | 'score'>;
  readonly askedForHelp: boolean;
}

/**
 * The reason why the strong tier answers, or null if the fast tier may. Errs toward the strong model: a customer who has to ask twice costs
 * more than one expensive answer. The state machine's Choice `Escalate?` reads the same signals; a contract test keeps the two equal.
 */
export const escalationReason = ({ escalatedBefore, reading, askedForHelp }: Signals): EscalationReason | null => {
  if (escalatedBefore) return 'already_escalated';
  if (reading.wants_human) return 'asked_for_human';
  if (reading.topic !== null) return 'sensitive_topic';
  if (isUpset(reading)) return 'negative_sentiment';
  return askedForHelp ? 'model_unsure' : null;
};

interface HandoffSignals {
  /** Whether the outcome of an action is unknown. */
  readonly unknown: boolean;
  readonly failed: boolean;
  readonly blocked: boolean;
}

/** The reason for a hand-off to a person, or null. */
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
