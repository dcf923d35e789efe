import { isUpset, type Reading } from '../triage/sentiment.ts';
import type { HandoffReason, Risk } from './desk.ts';

const POINTS = { sensitive_topic: 40, action_unknown: 30, upset: 25, no_answer: 20, negative: 10 } as const;

/** How urgent a hand-off is, from what the turn knows. */
export const riskOf = (reading: Pick<Reading, 'score' | 'label' | 'topic'>, reason: HandoffReason): Risk => {
  const signs: Record<keyof typeof POINTS, boolean> = {
    sensitive_topic: reading.topic !== null,
    action_unknown: reason === 'action_unknown',
    upset: isUpset(reading),
    no_answer: ['model_failed', 'answer_blocked', 'turn_lost'].includes(reason),
    negative: reading.label === 'negative' && !isUpset(reading),
  };
  const reasons = (Object.keys(POINTS) as (keyof typeof POINTS)[]).filter((sign) => signs[sign]);
  return {
    score: Math.min(
      100,
      reasons.reduce((sum, sign) => sum + POINTS[sign], 0),
    ),
    reasons,
  };
};
