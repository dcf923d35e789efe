import * as z from 'zod/mini';
import { ActionResult } from '../actions/proposal.ts';
import { HandoffReason, Resolution } from '../desk/desk.ts';
import { Reading } from '../triage/sentiment.ts';
import { Tier } from '../turn/turn.ts';

const described = <S extends z.ZodMiniType>(schema: S, description: string): S => schema.check(z.describe(description));

const text = (description: string) => described(z.string(), description);
const textOrNull = (description: string) => described(z.nullable(z.string()), description);
const count = (description: string) => described(z.int(), description);
const amount = (description: string) => described(z.number(), description);
const flag = (description: string) => described(z.boolean(), description);
const time = (description: string) => described(z.iso.datetime(), description);

const By = described(
  z.object({
    kind: described(
      z.enum(['staff', 'machine', 'customer', 'assistant', 'clock']),
      'A person of the team, a program of the company, the customer, the assistant by a turn, or the clock.',
    ),
    id: textOrNull('The subject of their token; null for the assistant and the clock.'),
  }),
  'Who moved the conversation.',
);
const person = { id: text('The subject of their token.'), name: text('The name that customers read.') };
const Person = z.object(person);

/** What every event of a conversation has. */
const conversation = {
  customer: text('The customer: the subject of their token, or `visitor:` and a random id.'),
  conversation: text('The conversation. It is unique together with the customer.'),
};
const team = textOrNull('The team for which the conversation waits, or of the person who has it.');
const since = time(
  'Since when the customer waits for a person. If their own message handed the conversation off, this is its answer, and `timestamp` is its arrival, which is earlier.',
);
const turn = text('Key of the turn, which is one message and its answer.');
const messageId = text('The id that the client gave to the message.');
const reason = z.nullable(HandoffReason);

/** Added when the event is sent, because it may change or be erased before. */
const FILLED = {
  episode: count('The number of the episode, from 1: a conversation that was closed goes on with the next one.'),
  ticket: described(
    z.nullable(
      z.object({
        system: text('Names the other system.'),
        id: text('The ticket in it.'),
        url: textOrNull('A page that shows it.'),
      }),
    ),
    'The ticket that `link_ticket` has set; null if no ticket is linked.',
  ),
  contact: textOrNull('Where the customer asked to be reached, in their words; null if they left nothing.'),
} as const;

const INCLUDED = {
  summary: z.optional(
    textOrNull(
      'Only for an endpoint with `include: "summary"`: what the conversation is about; null if it has no summary.',
    ),
  ),
  transcript: z.optional(
    described(
      z.array(
        z.object({
          at: time('When it was written.'),
          from: described(
            z.enum(['customer', 'assistant', 'person', 'notice']),
            'Its author; a notice tells the customer of a move.',
          ),
          name: textOrNull('The name of a person.'),
          text: text('What was written.'),
        }),
      ),
      'Only for an endpoint with `include: "transcript"`: the newest entries of the episode, oldest first.',
    ),
  ),
} as const;

const definition = <D extends z.core.$ZodLooseShape>(description: string, data: D) => ({
  description,
  data: z.object(data),
});

/**
 * Every event: what it means, and the data that are derived from the change of the table, which are ids and labels only. `npm run events` generates
 * docs/events.md and the JSON Schemas from this list.
 */
export const EVENTS = {
  'conversation.handed_off': definition('A conversation of the assistant begins to wait for a person.', {
    ...conversation,
    reason: described(reason, 'Why a person is needed; null if a person of the team passed it on to a team.'),
    team,
    priority: described(z.nullable(z.number()), 'How urgent it is, from 0 to 100; null if that is not known.'),
    language: textOrNull('Language of the customer, as ISO 639-1, or `und`; null if it is not known.'),
    waiting_since: since,
    by: By,
  }),
  'conversation.summarized': definition(
    'A model summarized a conversation that was handed off. The event follows `conversation.handed_off`, which does not wait for it, some seconds later. Only an endpoint with `include: "summary"` gets the text.',
    { ...conversation, up_to: text('Key of the last entry that the summary covers.') },
  ),
  'conversation.taken_over': definition('A person has the conversation.', {
    ...conversation,
    assignee: described(Person, 'Who has it.'),
    team,
    from: described(z.nullable(Person), 'Whom it was taken from; null unless a person had it.'),
    by: By,
  }),
  'conversation.transferred': definition(
    'A conversation waits for another team; or for another person, because the one who had it was silent.',
    {
      ...conversation,
      team,
      from_team: textOrNull('The team that it waited for, or of the person who had it.'),
      from: described(z.nullable(Person), 'The person who had it; null if no person had it.'),
      waiting_since: since,
      by: By,
    },
  ),
  'conversation.overdue': definition(
    'Nobody has taken a waiting conversation within the playbook’s `first_reply_minutes` of opening hours. The customer is told, once.',
    { ...conversation, team, waiting_since: since, by: By },
  ),
  'conversation.returned': definition('The assistant has the conversation again.', {
    ...conversation,
    from: described(z.nullable(Person), 'The person who had it; null if no person had it.'),
    by: By,
  }),
  'conversation.closed': definition('An episode ended.', {
    ...conversation,
    resolution: described(
      Resolution,
      'How it ended, as its author says. `assumed` and `abandoned` come from the clock.',
    ),
    outcome: described(
      z.enum(['confirmed', 'assumed', 'by_person', 'not_solved', 'abandoned']),
      'The resolution for reports: whether it was solved, and who says so.',
    ),
    assignee: described(z.nullable(Person), 'The person who had the conversation; null if no person had it.'),
    opened_at: time('When the episode began.'),
    closed_at: time('When it was closed.'),
    by: By,
  }),
  'conversation.reopened': definition('A person took a closed conversation back, in the same episode.', {
    ...conversation,
    assignee: described(Person, 'Who has it.'),
    by: By,
  }),
  'message.posted': definition('A person, or a program of the company, wrote to the customer.', {
    ...conversation,
    post: text('Key of the message in the transcript.'),
    author: described(z.nullable(Person), 'Who wrote it.'),
  }),
  'message.held': definition('A customer wrote while the conversation waits for a person, or a person has it.', {
    ...conversation,
    turn,
    message_id: messageId,
  }),
  'feedback.given': definition('A customer rated an answer or an episode. A later rating of the same is a new event.', {
    ...conversation,
    turn: textOrNull('Key of the turn whose answer was rated; null for an episode.'),
    rated_episode: described(z.nullable(z.int()), 'The number of the episode that was rated; null for an answer.'),
    score: count('The score, from 1.'),
    scale: described(z.literal(5), 'The best score.'),
    has_comment: flag('Whether the customer added words. They are not sent.'),
  }),
  'action.completed': definition('An action that the customer consented to has an outcome.', {
    ...conversation,
    turn,
    proposal: text('The proposal that the customer consented to.'),
    tool: text('The tool that was called, as `server.tool`.'),
    position: count('Position of the action in the proposal, from 0.'),
    outcome: described(
      ActionResult.shape.outcome,
      '`rejected`: the company’s server declined it. `unknown`: it may have been carried out, and is not tried again.',
    ),
  }),
  'turn.settled': definition(
    'A message was answered, or no model could answer it. One event for each message that is not held.',
    {
      ...conversation,
      turn,
      message_id: messageId,
      status: described(
        z.enum(['answered', 'failed']),
        '`answered`: by a model, or by code without one, as when a person is asked for. `failed`: no model could answer.',
      ),
      tier: described(Tier, 'The tier that answered.'),
      escalated: flag('Whether the strong tier took over.'),
      fallback: flag('Whether the other tier answered because the first one failed.'),
      model: textOrNull('The model that answered; null if code answered, or if no model could.'),
      input_tokens: count('Tokens that were sent to models.'),
      output_tokens: count('Tokens that models wrote.'),
      cost_usd: amount('Price of the model calls, in US dollars.'),
      sentiment: described(
        z.object({
          label: described(Reading.shape.label, 'The mood.'),
          score: amount('From -1 (furious) to 1 (delighted).'),
          language: text('Language of the message, as ISO 639-1, or `und`.'),
        }),
        'How the message sounds.',
      ),
      knowledge_gap: flag('Whether the customer asked what the company’s documents do not cover.'),
      handoff: described(reason, 'Why a person was asked for; null if none was.'),
      tools: described(
        z.array(z.object({ tool: text('The tool, as `server.tool`.'), ok: flag('Whether it gave a result.') })),
        'The look-ups in the company’s tools. Actions have their own event, `action.completed`.',
      ),
      ms: count('Milliseconds from the arrival of the message to its stored answer.'),
    },
  ),
  'customer.erased': definition('The erasure of a customer ended. Systems that keep copies should erase them, too.', {
    customer: text('The customer who was erased.'),
  }),
} as const;

export const EventType = z.enum(Object.keys(EVENTS) as [EventType, ...EventType[]]);
export type EventType = keyof typeof EVENTS;

type DataOf<T extends EventType> = z.infer<(typeof EVENTS)[T]['data']>;

/** An event as it is derived and stored. */
export type StoredEvent = {
  readonly [T in EventType]: {
    readonly type: T;
    /** The same for every derivation from the same change, so that receivers recognize a repeat. */
    readonly id: string;
    /** ISO 8601. */
    readonly timestamp: string;
    /** Orders the moves and messages of a conversation: twice its version for a move and a held message, and one more for a reply after it. Null for other events. */
    readonly sequence: number | null;
    readonly data: Readonly<DataOf<T>>;
  };
}[EventType];

/** What a receiver gets. */
export const sentEvent = (type: EventType) =>
  z.object({
    type: described(z.literal(type), 'What happened.'),
    id: text('The same each time that the event is sent. It is also the header `webhook-id`.'),
    timestamp: time('When it happened. The header `webhook-timestamp` is the time of sending.'),
    sequence: described(
      z.nullable(z.int()),
      'Orders the moves, replies and held messages of a conversation. It rises by 2 or more with each move and each held message. A reply has the number of the move or held message before it, plus 1; replies with the same number are in the order of `timestamp`. Null for other events.',
    ),
    data:
      type === 'customer.erased'
        ? EVENTS[type].data
        : z.extend(EVENTS[type].data as z.ZodMiniObject, { ...FILLED, ...INCLUDED }),
  });
