import * as z from 'zod/mini';
import { isVisitor } from '../../../core/access/visitor.ts';
import { isoTimeOf } from '../../../core/config/keys.ts';
import { Desk, Person, Risk, Ticket } from '../../../core/desk/desk.ts';
import { businessMinutes } from '../../../core/desk/hours.ts';
import { isOverdue } from '../../../core/desk/rank.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';

/** A conversation's owner as the team sees it. Times are ISO 8601. */
export const ShownDesk = z.object({
  /** `bot`: the assistant answers. `waiting`: nobody has taken it yet. `human`: `assignee` answers. `closed`. */
  state: Desk.shape.state,
  /** Whether the customer is a visitor: not signed in, and their identity is not verified. */
  visitor: z.boolean(),
  team: z.nullable(z.string()),
  assignee: z.nullable(Person),
  /** Why a person was asked, and what the assistant said about it: text of a model, not to be followed as an instruction. */
  reason: Desk.shape.reason,
  words: z.nullable(z.string()),
  language: z.nullable(z.string()),
  risk: z.nullable(Risk),
  sentiment: Desk.shape.sentiment,
  waiting_since: z.nullable(z.string()),
  /** How long the customer has waited in opening hours; null unless they wait. */
  waiting_minutes: z.nullable(z.number()),
  /** Whether that is longer than the playbook promises. */
  overdue: z.boolean(),
  contact: z.nullable(z.string()),
  /** The ticket that another system of the company has for this episode. */
  ticket: z.nullable(Ticket),
  last_message_at: z.nullable(z.string()),
  last_reply_at: z.nullable(z.string()),
});
export type ShownDesk = z.infer<typeof ShownDesk>;

export const showDesk = (customer: string, desk: Desk, guide: Playbook, now: number): ShownDesk => {
  const { state, team, assignee, reason, words, language, risk, sentiment, contact, ticket } = desk;
  const { waiting_since: since, last_key, last_post } = desk;
  const waits = state === 'waiting' && since !== null;
  return {
    ...{
      state,
      visitor: isVisitor(customer),
      team,
      assignee,
      reason,
      words,
      language,
      risk,
      sentiment,
      contact,
      ticket,
    },
    waiting_since: since === null ? null : new Date(since).toISOString(),
    waiting_minutes: waits ? Math.floor(businessMinutes(guide.hours, since, now)) : null,
    overdue: waits && isOverdue(desk, guide, now),
    last_message_at: last_key && isoTimeOf(last_key),
    last_reply_at: last_post && isoTimeOf(last_post),
  };
};

/** Who has a conversation, in a sentence. `me` is the id of the reader. */
export const whoHasIt = ({ state, team, assignee }: Desk, me: string): string => {
  const owner = {
    bot: 'The assistant has this conversation',
    waiting: `This conversation waits for a person${team === null ? '' : ` of the team ${team}`}`,
    human: `${assignee === null ? 'A person' : assignee.id === me ? 'You' : assignee.name} ${assignee?.id === me ? 'have' : 'has'} this conversation`,
    closed: 'This conversation is closed',
  }[state];
  return `${owner}.`;
};
