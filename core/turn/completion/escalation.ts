import { isUpset, type Reading } from '../../triage/sentiment.ts';
import type { EscalationReason, HandoffReason } from '../turn.ts';

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
  /** Whether a model of the turn used `ask_for_person`. */
  readonly asked: boolean;
  /** Whether the answer promises a person. */
  readonly promised: boolean;
}

/**
 * The reason for a hand-off to a person, or null. What the customer says comes before what the assistant does. A promise without a request
 * has a reason of its own: it has no words for the person, and many of them show that a model does not use the tool.
 */
export const handoffReason = (
  reading: Pick<Reading, 'wants_human' | 'topic'>,
  { unknown, failed, blocked, asked, promised }: HandoffSignals,
): HandoffReason | null => {
  if (unknown) return 'action_unknown';
  if (reading.wants_human) return 'asked_for_human';
  if (reading.topic !== null) return 'sensitive_topic';
  if (failed) return 'model_failed';
  if (blocked) return 'answer_blocked';
  if (asked) return 'assistant_asked';
  return promised ? 'assistant_promised' : null;
};
