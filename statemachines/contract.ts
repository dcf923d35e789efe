import * as z from 'zod/mini';
import { Claim, Consent } from '../core/actions/consent/consent.ts';
import { DeskView, Post } from '../core/desk/desk.ts';
import { Found } from '../core/knowledge/knowledge.ts';
import { Message } from '../core/models/message.ts';
import { ModelCall } from '../core/models/model-call.ts';
import { isRecord } from '../core/text/json.ts';
import { RecalledLookup } from '../core/tools/lookup.ts';
import { Profile } from '../core/tools/profile.ts';
import { CompanyTool } from '../core/tools/tool.ts';
import { Triage } from '../core/triage/sentiment.ts';
import { ModelDraft } from '../core/turn/model-draft.ts';
import { type CompletedTurn, type HeldTurn, History, Outcome, Route, Span, TurnKey } from '../core/turn/turn.ts';
import { type AddsOf, contract, type ReadsOf, type StepNameOf, type StepOf } from './steps.ts';

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
  /** The network of a visitor, such as `203.0.113.0/24`; null for a named customer, and where it is unknown. */
  network: z.nullable(z.string()),
  /** Whether tool servers are configured. */
  uses_tools: z.boolean(),
  /** Epoch milliseconds at which the message arrived. */
  started_at: z.number(),
  /** Epoch milliseconds by which the turn is answered (core/config/time-limits.ts). */
  deadline: z.number(),
});
export type TurnRequest = z.infer<typeof TurnRequest>;

const Acceptance = z.object({
  /** `settled`: the message has an outcome already, and nothing is answered. `hold`: a person has the conversation, or it waits for one. */
  disposition: z.enum(['run', 'hold', 'settled']),
  key: TurnKey,
  consent: Consent,
  /** The calls that were paid to read it. */
  consent_calls: z.array(ModelCall),
  outcome: z.nullable(Outcome),
  /** Null when settled, and from the first model call on: the context has what a model needs, and the state does not carry it twice. */
  history: z.nullable(History),
  /** As it was read behind the message; null when settled. */
  desk: z.nullable(DeskView),
  /** Replies and notices since the turn before, oldest first: the customer is told them with the answer. */
  posts: z.array(Post),
  spans,
});

const Context = z.object({
  /** Without the system prompt and the passages: the steps have them, and the state would carry them twice. */
  messages: z.array(Message),
  /** Of the turns before `from`; null if there is none. */
  summary: z.nullable(z.string()),
  /** What the tools of earlier turns found, newest first. */
  memory: z.array(RecalledLookup),
  /** Tokens of the system prompt, of what was looked up and of the turns before this one. */
  tokens: z.number(),
  from: z.nullable(TurnKey),
  knowledge: Found,
  /** What the message certainly asks for, by its words alone. */
  words: z.object({ wants_human: z.boolean(), topic: z.nullable(z.string()) }),
  /** Whether the playbook hands conversations to people here. */
  hands_off: z.boolean(),
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
  /** `cold`: a server's list, or the profile, is not known yet. */
  tools: z.object({ offered: z.array(CompanyTool), profile: z.nullable(Profile), cold: z.boolean(), spans }),
  context: Context,
  claim: z.extend(Claim, { spans }),
  draft: z.extend(ModelDraft, { spans }),
  triage: z.extend(Triage, { spans }),
  /** `moved`: this turn asked for the person. Null before, and if the desk could not be written. Nothing is promised unless that desk is with people. */
  handoff: z.object({ moved: z.boolean(), desk: DeskView, spans }),
  fault: z.object({ Error: z.string() }),
  result: z.extend(Outcome, { spans }),
} as const;

export type StateKey = keyof typeof STATE;

const STORE = ['StoreBusy', 'StoreRefused'] as const;
const MODEL = ['ModelBusy', 'ModelTimeout', 'ModelRefused', 'ContextTooLong', 'DeadlinePassed'] as const;

/** The keys of the state that each Task reads, may read (null when absent) and adds. */
export const STEPS = {
  LoadHistory: { in: 'turn', reads: ['request'], mayRead: [], adds: 'turn', raises: STORE },
  // Called without a request when a sandbox starts, and again for a list that was not known yet.
  ListTools: { in: 'tools', reads: [], mayRead: ['request', 'tools'], adds: 'tools', raises: [] },
  // Ends the message as held, or lets it run if the assistant has the conversation again.
  HoldTurn: { in: 'turn', reads: ['request', 'turn'], mayRead: [], adds: 'turn', raises: STORE },
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
  HandOff: {
    in: 'turn',
    reads: ['request', 'turn', 'tools', 'context'],
    mayRead: ['claim', 'draft', 'triage'],
    adds: 'handoff',
    raises: STORE,
  },
  PersistTurn: {
    in: 'turn',
    reads: ['request', 'turn', 'tools', 'context'],
    mayRead: ['claim', 'draft', 'triage', 'handoff', 'fault'],
    adds: 'result',
    raises: STORE,
  },
  // Its result is not reported, because the execution fails after it.
  ReleaseTurn: { in: 'turn', reads: ['request'], mayRead: [], adds: 'result', raises: STORE },
} as const;

export const TURN = contract(STATE, STEPS);

export type StepName = StepNameOf<typeof TURN>;
export type Reads<N extends StepName> = ReadsOf<typeof TURN, N>;
export type Adds<N extends StepName> = AddsOf<typeof TURN, N>;
export type Step<N extends StepName> = StepOf<typeof TURN, N>;

export const executionInput = (request: TurnRequest): Record<StateKey, unknown> => ({
  ...(Object.fromEntries(Object.keys(STATE).map((key) => [key, null])) as Record<StateKey, null>),
  request,
});

/**
 * The output of an execution that succeeded. It has the spans of the last step, if one ran. The turn is passed on as the turn function made
 * it, and not checked again.
 */
export const ExecutionOutput = z.extend(Outcome, {
  turn: z.nullable(z.custom<CompletedTurn | HeldTurn>(isRecord)),
  spans: z.optional(spans),
});
export type ExecutionOutput = z.infer<typeof ExecutionOutput>;
