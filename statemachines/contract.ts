import * as z from 'zod/mini';
import { ActionResult, ProposedAction } from '../core/actions/proposed-action.ts';
import type { FaultName } from '../core/errors/faults.ts';
import { Passage } from '../core/knowledge/knowledge.ts';
import { Message } from '../core/models/message.ts';
import { CompanyTool } from '../core/tools/tool.ts';
import { Triage } from '../core/triage/sentiment.ts';
import { ModelDraft } from '../core/turn/model-draft.ts';
import { HistoryTurn, Outcome, Route, Span, Tier, TurnKey } from '../core/turn/turn.ts';

/** Times of the step's runs so far; the step runner appends to it. */
const spans = z.array(Span);

export const TurnRequest = z.object({
  customer: z.string(),
  conversation: z.string(),
  message_id: z.string(),
  message: z.string(),
  /** The proposed action to which the customer consents by pressing a button instead of by words. */
  confirm_action: z.nullable(z.string()),
  /** Whether the company has tool servers. */
  uses_tools: z.boolean(),
  /** Epoch milliseconds at which the message arrived. */
  started_at: z.number(),
  /** Epoch milliseconds after which no model or tool call starts. */
  deadline: z.number(),
});
export type TurnRequest = z.infer<typeof TurnRequest>;

const History = z.object({
  /** Oldest first. */
  turns: z.array(HistoryTurn),
  /** Whether `turns` reaches back to the beginning of the conversation. */
  complete: z.boolean(),
  spans,
});

const Acceptance = z.object({
  disposition: z.enum(['run', 'completed', 'rejected']),
  key: TurnKey,
  /** What an earlier execution of the turn has set about to carry out. */
  begun: z.nullable(ProposedAction),
  outcome: z.nullable(Outcome),
  spans,
});

const KnowledgeResult = z.object({
  /** Best first. */
  passages: z.array(Passage),
  /** Whether the message is a question, and no passage fits it. */
  is_gap: z.boolean(),
  spans,
});

const Context = z.object({
  /** Without the system prompt and the passages: every step has these at hand, and the state would carry them twice. */
  messages: z.array(Message),
  /** Tokens of the system prompt and of the turns before this one. */
  tokens: z.number(),
  from: z.nullable(TurnKey),
  tier: Tier,
  escalated_before: z.boolean(),
  /** The model whose counts `tokens` rests on. */
  counted_by: z.nullable(z.string()),
  /** What this turn is about, beside the words: something that the customer has consented to. */
  action: z.nullable(ProposedAction),
  /**
   * `consented`: just now. `running`: to an earlier message, and its execution is at it. `begun`: an execution that is over has set about
   * it, and nobody knows how far it got.
   */
  action_standing: z.nullable(z.enum(['consented', 'running', 'begun'])),
  /** What a message may be consenting to that is being answered at the same time. */
  contested: z.nullable(ProposedAction),
  spans,
});

const Action = z.object({
  /** `run`: this execution, and no other, carries it out. `taken`: another turn did. `unknown`: this turn once began to, and nobody knows. */
  standing: z.enum(['run', 'taken', 'unknown']),
  result: z.nullable(ActionResult),
  spans,
});

/** The execution's state: the input carries every key, `null` until a step adds it. */
export const STATE = {
  request: TurnRequest,
  history: History,
  turn: Acceptance,
  knowledge: KnowledgeResult,
  tools: z.object({ offered: z.array(CompanyTool), spans }),
  context: Context,
  action: Action,
  route: Route,
  draft: z.extend(ModelDraft, { spans }),
  triage: z.extend(Triage, { spans }),
  fault: z.object({ Error: z.string() }),
  result: z.extend(Outcome, { spans }),
} as const;

export type StateKey = keyof typeof STATE;
type Value<K extends StateKey> = z.infer<(typeof STATE)[K]>;

/** The functions that run steps: what talks to strangers is apart from what holds conversations. */
export type FunctionOf = 'turn' | 'tools';

interface Row {
  readonly in: FunctionOf;
  readonly reads: readonly StateKey[];
  readonly mayRead: readonly StateKey[];
  readonly adds: StateKey;
  /** Faults that the step can end with, `BadState` aside. */
  readonly raises: readonly FaultName[];
}

const STORE = ['StoreBusy', 'StoreRefused'] as const;
const MODEL = ['ModelBusy', 'ModelTimeout', 'ModelRefused', 'ContextTooLong', 'DeadlinePassed'] as const;

/** What each Task of the state machine reads, may read (null when absent) and adds. */
export const STEPS = {
  LoadHistory: { in: 'turn', reads: ['request'], mayRead: [], adds: 'history', raises: STORE },
  AcceptTurn: { in: 'turn', reads: ['request', 'history'], mayRead: [], adds: 'turn', raises: STORE },
  SearchKnowledge: {
    in: 'turn',
    reads: ['request', 'history'],
    mayRead: [],
    adds: 'knowledge',
    raises: ['KnowledgeBusy', 'KnowledgeRefused'],
  },
  ListTools: { in: 'tools', reads: ['request'], mayRead: [], adds: 'tools', raises: [] },
  OptimizeContext: {
    in: 'turn',
    reads: ['request', 'history', 'turn', 'knowledge', 'tools'],
    mayRead: [],
    adds: 'context',
    raises: [],
  },
  ClaimAction: { in: 'turn', reads: ['request', 'turn', 'context'], mayRead: [], adds: 'action', raises: STORE },
  RunAction: { in: 'tools', reads: ['request', 'context', 'action'], mayRead: [], adds: 'action', raises: [] },
  InvokeModel: {
    in: 'turn',
    reads: ['request', 'knowledge', 'context', 'tools', 'route'],
    mayRead: ['action', 'draft', 'triage'],
    adds: 'draft',
    raises: MODEL,
  },
  UseTools: { in: 'tools', reads: ['request', 'turn', 'tools', 'draft'], mayRead: [], adds: 'draft', raises: [] },
  AnalyzeSentiment: { in: 'turn', reads: ['request'], mayRead: [], adds: 'triage', raises: [] },
  PersistTurn: {
    in: 'turn',
    reads: ['request', 'history', 'turn', 'knowledge', 'tools', 'context', 'route', 'triage'],
    mayRead: ['action', 'draft', 'fault'],
    adds: 'result',
    raises: STORE,
  },
} as const satisfies Record<string, Row>;

export type StepName = keyof typeof STEPS;
type Of<N extends StepName> = (typeof STEPS)[N];

export type Reads<N extends StepName> = { readonly [K in Of<N>['reads'][number]]: Value<K> } & {
  readonly [K in Of<N>['mayRead'][number]]: Value<K> | null;
};
export type Adds<N extends StepName> = Omit<Value<Of<N>['adds']>, 'spans'>;

/** What a step is told beside the state. */
interface Run {
  /** ARN of the execution: the owner of the turn that it works on. */
  readonly execution: string;
}
export type Step<N extends StepName> = (state: Reads<N>, run: Run) => Promise<Adds<N>>;

/** A table with every step of one function: a forgotten or swapped one does not compile. */
export type StepsIn<F extends FunctionOf> = { readonly [N in StepName as Of<N>['in'] extends F ? N : never]: Step<N> };

/** The input of an execution. */
export const executionInput = (request: TurnRequest): Record<StateKey, unknown> => ({
  ...(Object.fromEntries(Object.keys(STATE).map((key) => [key, null])) as Record<StateKey, null>),
  request,
});

/** The output of an execution, whichever way it ended; the spans of the last step come with it. */
export const ExecutionOutput = z.extend(Outcome, { spans: z.optional(spans) });
export type ExecutionOutput = z.infer<typeof ExecutionOutput>;
