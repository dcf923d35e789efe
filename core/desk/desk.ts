import * as z from 'zod/mini';
import type { ConversationId } from '../config/keys.ts';
import { Profile } from '../tools/profile.ts';

/** The owner of a conversation: `bot` is the assistant, `human` a person; `waiting` and `closed` have none. */
export const DeskState = z.enum(['bot', 'waiting', 'human', 'closed']);
export type DeskState = z.infer<typeof DeskState>;

export const HandoffReason = z.enum([
  'asked_for_human',
  'sensitive_topic',
  'model_failed',
  'answer_blocked',
  'action_unknown',
  /** A model used `ask_for_person`. */
  'assistant_asked',
  /** The answer promises a person, although no model asked for one. */
  'assistant_promised',
  /** The customer asked with the MCP tool `ask_for_person`, without a message. */
  'customer_asked',
  /** The execution of a message ended without an answer, and the client did not repeat the message. */
  'turn_lost',
]);
export type HandoffReason = z.infer<typeof HandoffReason>;

/** A person of the team, or a program of the company, by the subject of their token and the name that customers read. */
export const Person = z.object({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

/** The author of an act. Two kinds never share an id. */
export const Actor = z.extend(Person, { kind: z.enum(['customer', 'staff', 'machine', 'clock']) });
export type Actor = z.infer<typeof Actor>;

/** How urgent a person's help is: 0 to 100, and why. */
export const Risk = z.object({ score: z.number(), reasons: z.array(z.string()) });
export type Risk = z.infer<typeof Risk>;

/** `assumed` and `abandoned` are set by the clock: a customer of the assistant was silent after an answer that helped, or after one that did not. */
export const Resolution = z.enum(['solved', 'not_solved', 'no_reply', 'spam', 'assumed', 'abandoned']);
export type Resolution = z.infer<typeof Resolution>;

/** A ticket in another system of the company. */
export const Ticket = z.object({ system: z.string(), id: z.string(), url: z.nullable(z.string()) });
export type Ticket = z.infer<typeof Ticket>;

/** An episode that was closed. */
export const ClosedEpisode = z.object({
  episode: z.number(),
  /** Its first key; null for the beginning of the conversation. */
  from: z.nullable(z.string()),
  /** The key of its close. */
  to: z.string(),
  /** Epoch milliseconds. */
  closed_at: z.number(),
  by: Actor,
  resolution: Resolution,
});
export type ClosedEpisode = z.infer<typeof ClosedEpisode>;

/** A conversation's owner, as `~CONVERSATION` has it. Times are epoch milliseconds. */
export const Desk = z.object({
  state: DeskState,
  /** Rises with every move and with every held message, so that no person gives back or closes a conversation with a message that they have not seen. */
  version: z.number(),
  /** From 1. The first message after a close opens the next. */
  episode: z.number(),
  /** Every turn that may still be answered has this key or a later one; null for the beginning of the conversation. */
  episode_from: z.nullable(z.string()),
  /** The key at which the conversation was closed; null unless it is. */
  closed_key: z.nullable(z.string()),
  /** Null unless it waits. */
  waiting_since: z.nullable(z.number()),
  /** When the customer was told that it takes longer; null unless it waits for too long. */
  overdue_since: z.nullable(z.number()),
  reason: z.nullable(HandoffReason),
  /** The assistant's words for the person. */
  words: z.nullable(z.string()),
  team: z.nullable(z.string()),
  /** Null unless a person has it. */
  assignee: z.nullable(Person),
  /** Where the customer can be reached, in their words. */
  contact: z.nullable(z.string()),
  /** Language of the customer's last message that was read, for the sentences of code. */
  language: z.nullable(z.string()),
  risk: z.nullable(Risk),
  sentiment: z.nullable(z.object({ label: z.string(), score: z.number() })),
  /** Key of the last message of the customer, and of the last reply of a person. */
  last_key: z.nullable(z.string()),
  last_post: z.nullable(z.string()),
  /** The last move, so that a repeat of its act finds it. */
  move: z.nullable(z.object({ id: z.string(), key: z.string() })),
  /** The newest closed episodes, newest first. */
  closed: z.array(ClosedEpisode),
  /** The ticket that another system has for this episode. */
  ticket: z.nullable(Ticket),
  /** The profile of the customer, from the last turn that had one. */
  profile: z.nullable(Profile),
});
export type Desk = z.infer<typeof Desk>;

/** The attributes of a desk that the assistant owns. */
export const AT_REST = {
  closed_key: null,
  waiting_since: null,
  overdue_since: null,
  reason: null,
  words: null,
  team: null,
  assignee: null,
  risk: null,
} as const;

/** The desk of a conversation that has no item, or an expired one, or one without a state. */
export const NO_DESK: Desk = {
  ...AT_REST,
  state: 'bot',
  version: 0,
  episode: 1,
  episode_from: null,
  contact: null,
  language: null,
  sentiment: null,
  last_key: null,
  last_post: null,
  move: null,
  closed: [],
  ticket: null,
  profile: null,
};

/** Whether a person has the conversation, or it waits for one. */
export const isWithPeople = ({ state }: Pick<Desk, 'state'>): boolean => state === 'waiting' || state === 'human';

/** A desk as customers see it. */
export const DeskView = z.object({
  state: DeskState,
  version: z.number(),
  /** Name of the person who has the conversation. */
  assignee: z.nullable(z.string()),
  team: z.nullable(z.string()),
  waiting_since: z.nullable(z.number()),
});
export type DeskView = z.infer<typeof DeskView>;

export const toView = ({ state, version, assignee, team, waiting_since }: Desk): DeskView => ({
  state,
  version,
  assignee: assignee?.name ?? null,
  team,
  waiting_since,
});

export const NoticeMove = z.enum([
  'handed_off',
  'taken_over',
  'transferred',
  'given_back',
  'returned',
  'closed',
  'reopened',
  /** It takes longer than it should until a person comes. */
  'overdue',
  /** The person was silent, and the conversation waits for another one. */
  'requeued',
]);
export type NoticeMove = z.infer<typeof NoticeMove>;

/** An entry of people, or of a move of the desk, in a conversation. Only people of the team read notes. */
export const Post = z.object({
  /** A turn key: it stands in one order with the turns. */
  key: z.string(),
  kind: z.enum(['reply', 'note', 'notice']),
  /** Null where code speaks. */
  author: z.nullable(Person),
  text: z.string(),
  /** The move that a notice tells of. */
  move: z.nullable(NoticeMove),
  /** The conversation's version when it was posted. */
  sequence: z.optional(z.number()),
});
export type Post = z.infer<typeof Post>;

/** A conversation that people work on or wait for. */
export interface QueueRow extends ConversationId {
  readonly title: string;
  readonly desk: Desk;
}

/**
 * The key at which the context of the turn `key` begins: the last close. Null for the beginning of the conversation, and for an older turn that a
 * client repeats. `episode_from` may lie further back, at a turn that is still pending.
 */
export const contextStart = ({ closed }: Desk, key: string): string | null => {
  const last = closed[0]?.to ?? null;
  return last === null || key < last ? null : last;
};
