import * as z from 'zod/mini';
import type { Desks } from '../../../core/desk/desks.ts';
import { ClientError } from '../../../core/errors/client-error.ts';
import { ChatResult, toChatResult } from '../../../core/turn/chat-result.ts';
import type { StoredTurn, Transcripts } from '../../../core/turn/conversations.ts';
import { CompletedTurn } from '../../../core/turn/turn.ts';
import { idArgument } from '../../front/tools/arguments.ts';
import { whichConversation } from './arguments.ts';
import { isoTime, OUTCOMES, outcomesOf, totalMs } from './case-entries.ts';
import type { StaffTool } from './staff-tool.ts';

const TURNS = 50;

const Summary = z.object({
  turn_id: z.string(),
  sent_at: z.string(),
  status: z.enum(['pending', 'answered', 'failed', 'held']),
  /** Null for a turn without an answer. */
  total_ms: z.nullable(z.number()),
});

/** One turn through the state machine, without any message, answer or tool result. The parts of an answer are null or empty where there is none. */
const Trace = z.extend(Summary, {
  message_id: z.string(),
  /** ARN of the execution that worked on the turn last. */
  execution: z.nullable(z.string()),
  /** That execution in the Step Functions console; null where there is no such console. */
  console_url: z.nullable(z.string()),
  /** Each run of each state up to the answer, in milliseconds from the arrival of the message. */
  states: ChatResult.shape.timings.shape.states,
  model: z.nullable(z.string()),
  route: ChatResult.shape.route,
  sentiment: ChatResult.shape.sentiment,
  usage: z.nullable(ChatResult.shape.usage),
  handoff: z.nullable(z.pick(CompletedTurn.shape.handoff, { requested: true, reason: true })),
  /** How many there are. */
  citations: z.number(),
  knowledge_gap: z.boolean(),
  tools: ChatResult.shape.tools,
  /** Actions to which the customer consented. */
  actions: z.array(z.object({ tool: z.string(), outcome: OUTCOMES })),
  /** Tools of the actions that the answer proposes. */
  proposed: z.array(z.string()),
  fault: z.nullable(z.string()),
});
type Trace = z.infer<typeof Trace>;

export interface TraceDependencies {
  readonly desks: Pick<Desks, 'get'>;
  readonly transcripts: Pick<Transcripts, 'turns' | 'turn'>;
  /** Null where there is no console. */
  readonly consoleUrl: (execution: string, startedAt: number) => string | null;
}

/** `get_trace`: what a turn did, how long each state took, and what it cost. */
export const getTrace = (tool: StaffTool, { desks, transcripts, consoleUrl }: TraceDependencies) =>
  tool({
    name: 'get_trace',
    title: 'Trace a turn',
    description: `See how a message went through the state machine: the time of each state, the model calls with tokens and cost, tools, actions, the hand-off and the last fault, and the execution behind it. It contains no text of a message, an answer or a tool result. Without turn_id, it is about the newest message. The newest ${TURNS} messages are listed as well, each with its time and status.`,
    annotations: { readOnlyHint: true, openWorldHint: false },
    input: z.object({
      ...whichConversation,
      turn_id: z.optional(idArgument('The turn_id of a message. Defaults to the newest one.')),
    }),
    output: z.object({
      customer: z.string(),
      conversation_id: z.string(),
      /** Newest first. */
      turns: z.array(Summary),
      /** Null for a conversation without a message. */
      trace: z.nullable(Trace),
    }),
    run: async ({ customer, conversation_id, turn_id }) => {
      const id = { customer, conversation: conversation_id };
      const turns = await transcripts.turns(id, TURNS);
      const listed = turn_id === undefined ? turns[0] : turns.find(({ key }) => key === turn_id);
      const turn = listed ?? (turn_id === undefined ? null : await transcripts.turn(id, turn_id));
      if (!turn && turn_id !== undefined) throw new ClientError('NOT_FOUND', { message: NO_TURN });
      // A conversation may begin with the request for a person.
      if (!turn && (await desks.get(id)).version === 0) throw new ClientError('NOT_FOUND');
      const trace = turn && traceOf(turn, consoleUrl);
      return {
        text: trace ? inWords(trace) : 'The customer has sent no message here.',
        result: { customer, conversation_id, turns: turns.map(summaryOf), trace },
      };
    },
  });

const NO_TURN = 'The conversation has no such turn.';

const summaryOf = (turn: StoredTurn): z.infer<typeof Summary> => {
  const { key, status, started_at } = turn;
  return { turn_id: key, sent_at: isoTime(started_at), status, total_ms: totalMs(turn) };
};

const traceOf = (turn: StoredTurn, consoleUrl: TraceDependencies['consoleUrl']): Trace => {
  const { execution, started_at, message_id } = turn;
  const completed = turn.status === 'answered' || turn.status === 'failed' ? turn : null;
  const receipt =
    completed &&
    toChatResult({
      ...{ turn: completed, desk: null, posts: [], conversation: '', replayed: true, lastSpans: [], totalMs: 0 },
    });
  return {
    ...summaryOf(turn),
    ...{ message_id, execution },
    console_url: execution && consoleUrl(execution, started_at),
    states: completed?.timings ?? [],
    model: receipt?.model ?? null,
    route: receipt?.route ?? null,
    sentiment: receipt?.sentiment ?? null,
    usage: receipt?.usage ?? null,
    handoff: receipt && { requested: receipt.handoff.requested, reason: receipt.handoff.reason },
    citations: receipt?.citations.length ?? 0,
    knowledge_gap: receipt?.knowledge_gap ?? false,
    tools: receipt?.tools ?? [],
    actions: outcomesOf(turn).map(({ action, outcome }) => ({ tool: action.tool, outcome })),
    proposed: (completed?.proposal?.actions ?? []).map(({ tool }) => tool),
    fault: receipt?.fault ?? null,
  };
};

const inWords = ({ turn_id, status, total_ms, model, usage, states, fault }: Trace): string =>
  [
    `Turn ${turn_id}: ${status}${total_ms === null ? '' : ` after ${total_ms} ms`}${model === null ? '' : ` by ${model}`}.`,
    ...(usage ? [`${usage.model_calls} model calls, $${usage.cost_usd}.`] : []),
    ...(fault === null ? [] : [`Last fault: ${fault}.`]),
    ...states.map(({ state, start_ms, ms }) => `${start_ms} ms ${state}: ${ms} ms`),
  ].join('\n');
