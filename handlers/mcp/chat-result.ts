import * as z from 'zod/mini';
import { Reading } from '../../core/sentiment.ts';
import { EscalationReason, HandoffReason, type SettledTurn, Span, Tier } from '../../core/turn.ts';

/** The answer with its receipt. */
export const ChatResult = z.object({
  answer: z.string(),
  conversation_id: z.string(),
  message_id: z.string(),
  turn_id: z.string(),
  status: z.enum(['answered', 'failed']),
  /** Whether this is the stored answer to a message that was sent before. */
  replayed: z.boolean(),
  model: z.nullable(z.string()),
  route: z.object({
    tier: Tier,
    escalated: z.boolean(),
    reason: z.nullable(EscalationReason),
    fallback: z.boolean(),
  }),
  sentiment: z.pick(Reading, { label: true, score: true, language: true }),
  usage: z.object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    cached_tokens: z.number(),
    cost_usd: z.number(),
    model_calls: z.number(),
  }),
  handoff: z.object({ requested: z.boolean(), reason: z.nullable(HandoffReason) }),
  timings: z.object({ total_ms: z.number(), states: z.array(Span) }),
});
export type ChatResult = z.infer<typeof ChatResult>;

export interface Answered {
  readonly turn: SettledTurn;
  readonly conversation: string;
  readonly replayed: boolean;
  /** Spans of states that ended after the turn was stored. */
  readonly lastSpans: readonly Span[];
  readonly totalMs: number;
}

export const toChatResult = ({ turn, conversation, replayed, lastSpans, totalMs }: Answered): ChatResult => {
  const { cost_micro_usd, ...usage } = turn.usage;
  return {
    answer: turn.answer,
    conversation_id: conversation,
    message_id: turn.message_id,
    turn_id: turn.key,
    status: turn.status,
    replayed,
    model: turn.model,
    route: turn.route,
    sentiment: turn.sentiment,
    usage: { ...usage, cost_usd: cost_micro_usd / 1e6 },
    handoff: turn.handoff,
    timings: { total_ms: totalMs, states: [...turn.timings, ...lastSpans] },
  };
};
