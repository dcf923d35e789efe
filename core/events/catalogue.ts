import * as z from 'zod/mini';
import { HandoffReason, Resolution } from '../desk/desk.ts';

const text = z.string();
const count = z.int();
const time = z.iso.datetime();
const amount = z.number();
const orNull = z.nullable;

/** Who moved a conversation: a person of the team, a program of the company, the customer, the assistant by a turn, or the clock. */
const By = z.object({ kind: z.enum(['staff', 'machine', 'customer', 'assistant', 'clock']), id: orNull(text) });
const Person = z.object({ id: text, name: text });

/** What every event of a conversation has. */
const conversation = { customer: text, conversation: text };

/** Added when the event is sent, because it may change or be erased before. */
const FILLED = {
  /** The number of the episode, from 1. */
  episode: count,
  /** The ticket of the company's CRM, as `link_ticket` set it. */
  ticket: orNull(z.object({ system: text, id: text, url: orNull(text) })),
  /** Where the customer asked to be reached, in their words. */
  contact: orNull(text),
} as const;

const definition = <D extends z.core.$ZodLooseShape>(description: string, data: D) => ({
  description,
  data: z.object(data),
});

/**
 * Every event: what it tells, and the data that are derived from the change of the table. They are ids and labels: nobody's words. docs/events.md
 * and the JSON Schemas are generated from this list.
 */
export const EVENTS = {
  'conversation.handed_off': definition('A conversation waits for a person.', {
    ...conversation,
    reason: orNull(HandoffReason),
    team: orNull(text),
    /** 0 to 100. */
    priority: orNull(amount),
    language: orNull(text),
    waiting_since: time,
    by: By,
  }),
  'conversation.taken_over': definition('A person has the conversation.', {
    ...conversation,
    assignee: Person,
    team: orNull(text),
    /** Whom it was taken from; null unless a person had it. */
    from: orNull(Person),
    by: By,
  }),
  'conversation.transferred': definition(
    'A conversation waits for another team, or for another person, because its own was silent.',
    {
      ...conversation,
      team: orNull(text),
      from_team: orNull(text),
      from: orNull(Person),
      waiting_since: time,
      by: By,
    },
  ),
  'conversation.overdue': definition(
    'Nobody has taken a waiting conversation within the playbook’s first_reply_minutes of opening hours.',
    {
      ...conversation,
      team: orNull(text),
      waiting_since: time,
      by: By,
    },
  ),
  'conversation.returned': definition('The assistant has the conversation again.', {
    ...conversation,
    from: orNull(Person),
    by: By,
  }),
  'conversation.closed': definition('An episode ended.', {
    ...conversation,
    resolution: Resolution,
    outcome: z.enum(['confirmed', 'assumed', 'by_person', 'not_solved', 'abandoned']),
    /** Who had the conversation. */
    assignee: orNull(Person),
    opened_at: time,
    closed_at: time,
    by: By,
  }),
  'conversation.reopened': definition('A person took a closed conversation back, in the same episode.', {
    ...conversation,
    assignee: Person,
    by: By,
  }),
  'message.posted': definition('A person, or a program of the company, wrote to the customer.', {
    ...conversation,
    /** Its key in the transcript. */
    post: text,
    author: orNull(Person),
  }),
  'feedback.given': definition('A customer rated an answer or an episode. A later rating of the same is a new event.', {
    ...conversation,
    /** Null for an episode. */
    turn: orNull(text),
    score: count,
    /** The best score. */
    scale: z.literal(5),
    has_comment: z.boolean(),
  }),
  'action.completed': definition('An action that the customer consented to has an outcome.', {
    ...conversation,
    turn: text,
    proposal: text,
    tool: text,
    /** Position in the proposal, from 0. */
    position: count,
    outcome: text,
  }),
  'turn.settled': definition('A message was answered, or no model could answer it. One event for every message.', {
    ...conversation,
    turn: text,
    message_id: text,
    status: z.enum(['answered', 'failed']),
    tier: text,
    escalated: z.boolean(),
    fallback: z.boolean(),
    model: orNull(text),
    input_tokens: count,
    output_tokens: count,
    cost_usd: amount,
    sentiment: z.object({ label: text, score: amount, language: text }),
    knowledge_gap: z.boolean(),
    handoff: orNull(HandoffReason),
    tools: z.array(z.object({ tool: text, ok: z.boolean() })),
    /** From the arrival of the message to its stored answer. */
    ms: count,
  }),
  'customer.erased': definition('Everything about a customer was erased; other systems may have to follow.', {
    customer: text,
  }),
} as const;

export const EventType = z.enum(Object.keys(EVENTS) as [EventType, ...EventType[]]);
export type EventType = keyof typeof EVENTS;

type DataOf<T extends EventType> = z.infer<(typeof EVENTS)[T]['data']>;

/** An event as it is derived and stored. */
export type StoredEvent = {
  readonly [T in EventType]: {
    readonly type: T;
    /** The same for every derivation from the same change: receivers know a repeat by it. */
    readonly id: string;
    /** ISO 8601. */
    readonly timestamp: string;
    /** The conversation's version, by which its moves and posts are in order; null for events that have none. Those of one version are in the order of their times. */
    readonly sequence: number | null;
    readonly data: Readonly<DataOf<T>>;
  };
}[EventType];

/** What a receiver gets. */
export const sentEvent = (type: EventType) =>
  z.object({
    type: z.literal(type),
    id: text,
    timestamp: time,
    sequence: orNull(count),
    data:
      type === 'customer.erased'
        ? EVENTS[type].data
        : z.extend(EVENTS[type].data as z.ZodMiniObject, {
            ...FILLED,
            summary: z.optional(orNull(text)),
            transcript: z.optional(
              z.array(
                z.object({
                  at: time,
                  from: z.enum(['customer', 'assistant', 'person', 'notice']),
                  name: orNull(text),
                  text,
                }),
              ),
            ),
          }),
  });
