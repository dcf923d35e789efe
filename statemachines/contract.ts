import * as z from 'zod/mini';
import { Claim, Consent } from '../core/actions/consent/consent.ts';
import type { FaultName } from '../core/errors/faults.ts';
import { Found } from '../core/knowledge/knowledge.ts';
import { Message } from '../core/models/message.ts';
import { ModelCall } from '../core/models/model-call.ts';
import { isRecord } from '../core/text/json.ts';
import { RecalledLookup } from '../core/tools/lookup.ts';
import { CompanyTool } from '../core/tools/tool.ts';
import { Triage } from '../core/triage/sentiment.ts';
import { ModelDraft } from '../core/turn/model-draft.ts';
import { type CompletedTurn, History, Outcome, Route, Span, TurnKey } from '../core/turn/turn.ts';

/** Times of the step's runs so far; the step runner appends to it. */
const spans = z.array(Span);

export const TurnRequest = z.object({
  customer: z.string(),
  conversation: z.string(),
  message_id: z.string(),
  message: z.string(),
  /** Id of the proposal that the customer consents to with a button instead of words. */
  confirm_action: z.nullable(z.string()),
  /** The client that sent the message, and the caller that acts for the customer; null if unknown, or the customer themselves. */
  client: z.nullable(z.string()),
  act_as: z.nullable(z.string()),
  /** Whether tool servers are configured. */
  uses_tools: z.boolean(),
  /** Epoch milliseconds at which the message arrived. */
  started_at: z.number(),
  /** Epoch milliseconds by which the turn is answered (core/config/time-limits.ts). */
  deadline: z.number(),
});
export type TurnRequest = z.infer<typeof TurnRequest>;

const Acceptance = z.object({
  /** `settled`: the message has an outcome already, and nothing is answered. */
  disposition: z.enum(['run', 'settled']),
  key: TurnKey,
  consent: Consent,
  /** The calls that were paid to read it. */
  consent_calls: z.array(ModelCall),
  outcome: z.nullable(Outcome),
  /** Null when settled, and from the first model call on: the context has what a model needs, and the state does not carry it twice. */
  history: z.nullable(History),
  spans,
});

const Context = z.object({
  /** Without the system prompt and the passages: the steps have them, and the state would carry them twice. */
  messages: z.array(Message),
  /** What the tools of earlier turns found, newest first. */
  memory: z.array(RecalledLookup),
  /** Tokens of the system prompt, of what was looked up and of the turns before this one. */
  tokens: z.number(),
  from: z.nullable(TurnKey),
  knowledge: Found,
  /** What the message certainly asks for, by its words alone. */
  words: z.object({ wants_human: z.boolean(), topic: z.nullable(z.string()) }),
  /** Set here, and changed by the states that choose another tier. */
  route: Route,
  escalated_before: z.boolean(),
  /** Whether an earlier turn may have carried something out. */
  acted_before: z.boolean(),
  /** The model that counted `tokens`. */
  counted_by: z.nullable(z.string()),
  spans,
});

/** The execution's state: the input carries every key, `null` until a step adds it. */
export const STATE = {
  request: TurnRequest,
  turn: Acceptance,
  /** `cold`: a server's list is not known yet. */
  tools: z.object({ offered: z.array(CompanyTool), cold: z.boolean(), spans }),
  context: Context,
  claim: z.extend(Claim, { spans }),
  draft: z.extend(ModelDraft, { spans }),
  triage: z.extend(Triage, { spans }),
  fault: z.object({ Error: z.string() }),
  result: z.extend(Outcome, { spans }),
} as const;

export type StateKey = keyof typeof STATE;
type Value<K extends StateKey> = z.infer<(typeof STATE)[K]>;

/** The functions that run steps. The one that calls external servers has no access to conversations. */
export type FunctionOf = 'turn' | 'tools';

interface Row {
  readonly in: FunctionOf;
  readonly reads: readonly StateKey[];
  readonly mayRead: readonly StateKey[];
  readonly adds: StateKey;
  /** Faults that the step can throw, besides `BadState`. */
  readonly raises: readonly FaultName[];
}

const STORE = ['StoreBusy', 'StoreRefused'] as const;
const MODEL = ['ModelBusy', 'ModelTimeout', 'ModelRefused', 'ContextTooLong', 'DeadlinePassed'] as const;

/** The keys of the state that each Task reads, may read (null when absent) and adds. */
export const STEPS = {
  LoadHistory: { in: 'turn', reads: ['request'], mayRead: [], adds: 'turn', raises: STORE },
  // Called again for a list that was not known yet.
  ListTools: { in: 'tools', reads: [], mayRead: ['tools'], adds: 'tools', raises: [] },
  // Called again, with the fault, when the knowledge could not be searched.
  OptimizeContext: {
    in: 'turn',
    reads: ['request', 'turn', 'tools'],
    mayRead: ['fault'],
    adds: 'context',
    raises: ['KnowledgeBusy', 'KnowledgeRefused'],
  },
  ReadConsent: { in: 'turn', reads: ['request', 'turn', 'tools'], mayRead: [], adds: 'turn', raises: MODEL },
  ClaimAction: { in: 'turn', reads: ['request', 'turn'], mayRead: ['claim'], adds: 'claim', raises: STORE },
  RunAction: { in: 'tools', reads: ['request', 'turn', 'claim'], mayRead: [], adds: 'claim', raises: [] },
  InvokeModel: {
    in: 'turn',
    reads: ['request', 'turn', 'context', 'tools'],
    mayRead: ['claim', 'draft', 'triage', 'fault'],
    adds: 'draft',
    raises: MODEL,
  },
  UseTools: {
    in: 'tools',
    reads: ['request', 'turn', 'tools', 'draft'],
    mayRead: ['claim'],
    adds: 'draft',
    raises: [],
  },
  AnalyzeSentiment: { in: 'turn', reads: ['request'], mayRead: [], adds: 'triage', raises: [] },
  PersistTurn: {
    in: 'turn',
    reads: ['request', 'turn', 'tools', 'context', 'triage'],
    mayRead: ['claim', 'draft', 'fault'],
    adds: 'result',
    raises: STORE,
  },
  // Its result is not reported, because the execution fails after it.
  ReleaseTurn: { in: 'turn', reads: ['request'], mayRead: [], adds: 'result', raises: STORE },
} as const satisfies Record<string, Row>;

export type StepName = keyof typeof STEPS;
type Of<N extends StepName> = (typeof STEPS)[N];

export type Reads<N extends StepName> = { readonly [K in Of<N>['reads'][number]]: Value<K> } & {
  readonly [K in Of<N>['mayRead'][number]]: Value<K> | null;
};
/** A step's own span is added to those that it returns. */
export type Adds<N extends StepName> = Omit<Value<Of<N>['adds']>, 'spans'> & { readonly spans?: Span[] };

interface Run {
  /** ARN of the execution: the owner of the turn that it works on. */
  readonly execution: string;
}
export type Step<N extends StepName> = (state: Reads<N>, run: Run) => Promise<Adds<N>>;

/** A table with every step of one function: a forgotten or swapped one does not compile. */
export type StepsIn<F extends FunctionOf> = { readonly [N in StepName as Of<N>['in'] extends F ? N : never]: Step<N> };

export const executionInput = (request: TurnRequest): Record<StateKey, unknown> => ({
  ...(Object.fromEntries(Object.keys(STATE).map((key) => [key, null])) as Record<StateKey, null>),
  request,
});

/**
 * The output of an execution that succeeded. It has the spans of the last step, if one ran. The turn is passed on as the turn function made
 * it, and not checked again.
 */
export const ExecutionOutput = z.extend(Outcome, {
  turn: z.nullable(z.custom<CompletedTurn>(isRecord)),
  spans: z.optional(spans),
});
export type ExecutionOutput = z.infer<typeof ExecutionOutput>;
