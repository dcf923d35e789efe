import * as z from 'zod/mini';
import { Feedback, type GivenFeedback } from '../../../core/desk/feedback.ts';
import { Reading } from '../../../core/triage/sentiment.ts';
import { ChatResult, shownOutcomes, shownProposal } from '../../../core/turn/chat-result.ts';
import type { Turn } from '../../../core/turn/turn.ts';

/** The customer's rating of an answer or an episode. */
export const GivenScore = z.pick(Feedback, { score: true, comment: true });

/** A turn as its customer reads it later. */
export const TurnResult = z.object({
  turn_id: z.string(),
  message_id: z.string(),
  /** `held`: a person answers it. */
  status: z.enum(['pending', 'answered', 'failed', 'held']),
  message: z.string(),
  answer: z.nullable(z.string()),
  model: z.nullable(z.string()),
  sentiment: z.nullable(z.pick(Reading, { label: true, score: true, language: true })),
  citations: ChatResult.shape.citations,
  /** The proposal of the answer. The customer can agree to it only while its turn is the newest entry of the conversation. */
  proposal: ChatResult.shape.proposal,
  /** The outcome of each action of an earlier proposal that the customer agreed to here. */
  actions: ChatResult.shape.actions,
  feedback: z.nullable(GivenScore),
  /** ISO 8601. */
  sent_at: z.string(),
  answered_at: z.nullable(z.string()),
});

export const scoreOf = (given: Feedback | undefined): z.infer<typeof GivenScore> | null =>
  given ? { score: given.score, comment: given.comment } : null;

export const toTurnResult = (turn: Turn, { turns }: GivenFeedback): z.input<typeof TurnResult> => {
  const { key, message_id, status, message, started_at } = turn;
  const completed = turn.status === 'pending' || turn.status === 'held' ? null : turn;
  return {
    turn_id: key,
    message_id,
    status,
    message,
    answer: completed?.answer ?? null,
    model: completed?.model ?? null,
    sentiment: completed?.sentiment ?? null,
    citations: completed?.citations ?? [],
    proposal: shownProposal(completed?.proposal ?? null),
    actions: shownOutcomes((turn.status !== 'pending' && turn.actions) || null),
    feedback: scoreOf(turns.get(key)),
    sent_at: new Date(started_at).toISOString(),
    answered_at: completed && new Date(completed.answered_at).toISOString(),
  };
};
