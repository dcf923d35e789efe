import * as z from 'zod/mini';
import { hashOf } from '../core/config/keys.ts';
import { ACT_SECONDS, timeLimits } from '../core/config/time-limits.ts';
import { actorKey } from '../core/desk/act.ts';
import { Actor, Desk, NoticeMove, Post, Resolution, Ticket } from '../core/desk/desk.ts';
import type { ActionKey } from '../core/desk/desks.ts';
import { Feedback } from '../core/desk/feedback.ts';
import { CUSTOMER_MOVES, STAFF_MOVES } from '../core/desk/moves.ts';
import { ModelCall } from '../core/models/model-call.ts';
import { Span } from '../core/turn/turn.ts';
import { contract, type StepNameOf, type StepOf } from './steps.ts';

const spans = z.array(Span);

const Conversation = z.object({ customer: z.string(), conversation: z.string() });

/** An act of a person or a customer. Fields that an action does not use are null. */
export const DeskRequest = z.object({
  action: z.enum([
    ...STAFF_MOVES,
    ...CUSTOMER_MOVES,
    'ask_for_person',
    'give_feedback',
    'suggest_reply',
    'link_ticket',
  ]),
  actor: Actor,
  /** The client that the actor's token was issued to. */
  client: z.nullable(z.string()),
  /** The teams whose conversations the actor may take; null for all. */
  teams: z.nullable(z.array(z.string())),
  message_id: z.string(),
  /** Null for `take_next`. */
  conversation: z.nullable(Conversation),
  /** The version that the actor saw; null for `reply`, `note`, `take_next`, `suggest_reply` and a customer's actions. */
  version: z.nullable(z.number()),
  /** The words of `reply` and `note`. */
  text: z.nullable(z.string()),
  /** Of `transfer`; of `take_next`, the only team to take from. */
  team: z.nullable(z.string()),
  /** ISO 639-1; of `take_next`. Empty for any. */
  languages: z.array(z.string()),
  resolution: z.nullable(Resolution),
  /** Of `ask_for_person`: where the customer can be reached. */
  contact: z.nullable(z.string()),
  /** Of a visitor's act, where it is known. */
  network: z.optional(z.string()),
  /** Of `give_feedback`. `turn` is null for an episode. */
  feedback: z.nullable(z.extend(z.pick(Feedback, { score: true, comment: true }), { turn: z.nullable(z.string()) })),
  /** Of `link_ticket`. */
  ticket: z.optional(Ticket),
  /** Of `link_ticket`: the episode that the ticket is for; absent for the current one. */
  episode: z.optional(z.number()),
  /** Epoch milliseconds. */
  started_at: z.number(),
  deadline: z.number(),
});
export type DeskRequest = z.infer<typeof DeskRequest>;

/** Epoch milliseconds by which an act has moved, or has a suggestion. */
export const deskDeadline = (action: DeskRequest['action'], startedAt: number, { suggestion } = timeLimits()): number =>
  startedAt + (action === 'suggest_reply' ? suggestion : ACT_SECONDS) * 1000;

/** The key of an act, for repeats of it. */
export const actionKeyOf = ({ actor, message_id }: DeskRequest): ActionKey => ({ actor: actorKey(actor), message_id });

/** The hash of everything that an act asks for: a message_id names one act. */
export const actionHash = (request: DeskRequest): string => {
  const { action, conversation, version, text, team, languages, resolution, contact, ...more } = request;
  const { feedback, ticket, episode } = more;
  const place = conversation && [conversation.customer, conversation.conversation];
  const asked = [action, place, version, text, team, languages, resolution, contact];
  const rest = [...(feedback === null ? [] : [feedback]), ...(ticket ? [ticket] : [])];
  return hashOf(JSON.stringify([...asked, ...rest, ...(episode === undefined ? [] : [{ episode }])]));
};

const Suggestion = z.object({ text: z.string(), calls: z.array(ModelCall) });

/**
 * The outcome of an act. `lost`: another act came first, or the act does not fit the state: `desk` says who has the conversation. `empty`:
 * no conversation waits. `limit`: too many requests for a person today.
 */
export const DeskOutcome = z.object({
  outcome: z.enum(['done', 'replayed', 'lost', 'empty', 'not_found', 'limit', 'key_reused']),
  conversation: z.nullable(Conversation),
  /** As it is after the act. */
  desk: z.nullable(Desk),
  /** The reply or note that was added. */
  post: z.nullable(Post),
  suggestion: z.nullable(Suggestion),
  /** Messages that the act took from the assistant. */
  held: z.number(),
  /** Keys of those for which an action is still under way. */
  under_way: z.array(z.string()),
  /** How long the customer had waited, in milliseconds; null if nobody waited. */
  waited_ms: z.nullable(z.number()),
});
export type DeskOutcome = z.infer<typeof DeskOutcome>;

export const NO_DESK_OUTCOME: DeskOutcome = {
  ...{ outcome: 'done', conversation: null, desk: null, post: null, suggestion: null },
  ...{ held: 0, under_way: [], waited_ms: null },
};

/** An outcome as it is stored: the words of a post are in the log, and in the request of every repeat. */
export const toStoredOutcome = (outcome: DeskOutcome): string =>
  JSON.stringify({ ...outcome, post: outcome.post && { ...outcome.post, text: '' } });

/** The stored outcome, for a repeat of the act. `done` becomes `replayed`; an act that lost stays lost. */
export const fromStoredOutcome = (stored: string, { text }: DeskRequest): DeskOutcome => {
  const outcome = DeskOutcome.parse(JSON.parse(stored));
  return {
    ...outcome,
    outcome: outcome.outcome === 'done' ? 'replayed' : outcome.outcome,
    post: outcome.post && { ...outcome.post, text: text ?? '' },
  };
};

/** The state of an execution of desk-action.asl.json. */
const DESK_STATE = {
  request: DeskRequest,
  /** `settled`: the act has an outcome already. */
  action: z.object({ disposition: z.enum(['run', 'settled']), outcome: z.nullable(DeskOutcome), spans }),
  move: z.object({
    /** `done`: it moved, now or in an earlier attempt, or nothing had to. */
    outcome: z.enum(['done', 'lost', 'empty', 'not_found', 'limit']),
    conversation: z.nullable(Conversation),
    desk: z.nullable(Desk),
    /** Whether pending turns are held next. */
    fence: z.boolean(),
    /** The notice that tells the customer of the move, by the move's key; null if the customer is told nothing. */
    notice: z.nullable(z.object({ move: NoticeMove, key: z.string() })),
    waited_ms: z.nullable(z.number()),
    spans,
  }),
  fence: z.object({
    held: z.number(),
    under_way: z.array(z.string()),
    /** The desk's version that counts the last one of those that were held. */
    version: z.optional(z.number()),
    spans,
  }),
  entry: z.object({ post: z.nullable(Post), spans }),
  suggestion: z.extend(Suggestion, { spans }),
  feedback: z.object({ outcome: z.enum(['done', 'not_found']), spans }),
  fault: z.object({ Error: z.string() }),
  result: z.extend(DeskOutcome, { spans }),
} as const;

const STORE = ['StoreBusy', 'StoreRefused'] as const;
const MODEL = ['ModelBusy', 'ModelTimeout', 'ModelRefused', 'ContextTooLong', 'DeadlinePassed'] as const;

const DESK_STEPS = {
  /** Stores the act, or finds what came of it before. */
  BeginAction: { in: 'turn', reads: ['request'], mayRead: [], adds: 'action', raises: STORE },
  MoveConversation: {
    in: 'turn',
    reads: ['request'],
    mayRead: [],
    adds: 'move',
    raises: [...STORE, 'DeadlinePassed'],
  },
  HoldPending: { in: 'turn', reads: ['request', 'move'], mayRead: [], adds: 'fence', raises: STORE },
  PostEntry: { in: 'turn', reads: ['request', 'move'], mayRead: ['fence'], adds: 'entry', raises: STORE },
  SuggestReply: {
    in: 'turn',
    reads: ['request', 'move'],
    mayRead: [],
    adds: 'suggestion',
    raises: [...STORE, ...MODEL],
  },
  StoreFeedback: { in: 'turn', reads: ['request', 'move'], mayRead: [], adds: 'feedback', raises: STORE },
  FinishAction: {
    in: 'turn',
    reads: ['request'],
    mayRead: ['move', 'fence', 'entry', 'suggestion', 'feedback'],
    adds: 'result',
    raises: STORE,
  },
} as const;

export const DESK = contract(DESK_STATE, DESK_STEPS);

type DeskStepName = StepNameOf<typeof DESK>;
export type DeskStep<N extends DeskStepName> = StepOf<typeof DESK, N>;

export const deskInput = (request: DeskRequest): Record<keyof typeof DESK_STATE, unknown> => ({
  ...(Object.fromEntries(Object.keys(DESK_STATE).map((key) => [key, null])) as Record<keyof typeof DESK_STATE, null>),
  request,
});

export const DeskExecutionOutput = z.extend(DeskOutcome, { spans: z.optional(spans) });
