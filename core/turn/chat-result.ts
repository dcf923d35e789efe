import * as z from 'zod/mini';
import { ActionResult, ProposedAction } from '../actions/proposed-action.ts';
import { ModelCall } from '../models/model-call.ts';
import { CompletedTurn, Span } from './turn.ts';

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
  route: CompletedTurn.shape.route,
  sentiment: CompletedTurn.shape.sentiment,
  usage: z.object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    cached_tokens: z.number(),
    cost_usd: z.number(),
    model_calls: z.number(),
    /** One entry per call, because prices differ by model. */
    calls: z.array(z.extend(z.omit(ModelCall, { cost_micro_usd: true }), { cost_usd: z.number() })),
  }),
  handoff: CompletedTurn.shape.handoff,
  citations: CompletedTurn.shape.citations,
  /** Whether the customer asked a question that the company's documents do not cover. */
  knowledge_gap: z.boolean(),
  tools: CompletedTurn.shape.tools,
  /** The action that the assistant carries out if the customer consents to it. */
  proposed_action: z.nullable(z.omit(ProposedAction, { server: true })),
  /** The outcome of an action that the customer consented to. */
  action: z.nullable(z.object({ id: z.string(), tool: z.string(), outcome: ActionResult.shape.outcome })),
  /** The last fault of a model call that no retry resolved. */
  fault: z.nullable(z.string()),
  timings: z.object({ total_ms: z.number(), states: z.array(Span) }),
});
export type ChatResult = z.infer<typeof ChatResult>;

export interface Answered {
  readonly turn: CompletedTurn;
  readonly conversation: string;
  readonly replayed: boolean;
  /** Spans of states that ended after the turn was stored. */
  readonly lastSpans: readonly Span[];
  readonly totalMs: number;
}

export const toChatResult = ({ turn, conversation, replayed, lastSpans, totalMs }: Answered): ChatResult => {
  const { cost_micro_usd, calls, ...usage } = turn.usage;
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
    usage: {
      ...usage,
      cost_usd: toUsd(cost_micro_usd),
      calls: calls.map(({ cost_micro_usd: cost, ...call }) => ({ ...call, cost_usd: toUsd(cost) })),
    },
    handoff: turn.handoff,
    citations: turn.citations,
    knowledge_gap: turn.knowledge_gap,
    tools: turn.tools,
    proposed_action: turn.proposed_action && shown(turn.proposed_action),
    action: turn.action && { id: turn.action.action.id, tool: turn.action.action.tool, outcome: turn.action.outcome },
    fault: turn.fault,
    timings: { total_ms: totalMs, states: [...turn.timings, ...lastSpans] },
  };
};

const shown = ({ server: _, ...action }: ProposedAction) => action;

/** Nine decimals, because costs are kept to a thousandth of a micro-dollar. */
const toUsd = (microUsd: number): number => Number((microUsd / 1e6).toFixed(9));
