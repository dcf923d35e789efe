import * as z from 'zod/mini';
import { ActionResult, type Proposal, type ProposalResult, ProposedAction } from '../actions/proposal.ts';
import { ModelCall } from '../models/model-call.ts';
import { CompletedTurn, Span } from './turn.ts';

const ShownAction = z.pick(ProposedAction, { tool: true, title: true, preview: true, arguments: true });

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
  /** What the assistant carries out, in this order, if the customer consents to it. */
  proposal: z.nullable(
    z.object({
      id: z.string(),
      actions: z.array(ShownAction),
      /** What is proposed once those are done. */
      later: z.array(ShownAction),
    }),
  ),
  /** The outcome of each action of a proposal that the customer consented to. `not_begun`: nothing of it was changed. */
  actions: z.array(
    z.object({
      id: z.string(),
      tool: z.string(),
      outcome: z.enum([...ActionResult.shape.outcome.options, 'not_begun']),
    }),
  ),
  /** The last fault that no retry resolved, of a model, the knowledge or the tools. */
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
    proposal: turn.proposal && shown(turn.proposal),
    actions: turn.actions ? outcomes(turn.actions) : [],
    fault: turn.fault,
    timings: { total_ms: totalMs, states: [...turn.timings, ...lastSpans] },
  };
};

const shown = ({ id, actions, later }: Proposal): ChatResult['proposal'] => ({
  id,
  actions: actions.map(toShown),
  later: later.map(toShown),
});

const toShown = ({ tool, title, preview, arguments: given }: ProposedAction): z.infer<typeof ShownAction> => ({
  tool,
  title,
  preview,
  arguments: given,
});

const outcomes = ({ proposal: { id, actions }, results }: ProposalResult): ChatResult['actions'] =>
  actions.map(({ tool }, at) => ({ id, tool, outcome: results[at]?.outcome ?? 'not_begun' }));

/** Nine decimals, because costs are kept to a thousandth of a micro-dollar. */
const toUsd = (microUsd: number): number => Number((microUsd / 1e6).toFixed(9));
