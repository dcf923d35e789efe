import * as z from 'zod';

const Person = z.object({ id: z.string(), name: z.string() });

export const CaseDesk = z.object({
  state: z.enum(['bot', 'waiting', 'human', 'closed']),
  team: z.string().nullable(),
  assignee: Person.nullable(),
});
export type CaseDesk = z.output<typeof CaseDesk>;

const Turn = z.object({
  type: z.literal('turn'),
  sent_at: z.string(),
  message: z.string(),
  answer: z.string().nullable(),
  /** What the answer took; null without one. */
  receipt: z.object({ total_ms: z.number() }).nullish(),
});
const Post = z.object({
  type: z.literal('post'),
  kind: z.enum(['reply', 'note', 'notice']),
  author: Person.nullable(),
  text: z.string(),
  at: z.string(),
});

/** What is read of `open_case`. */
export const Case = z.object({
  version: z.int(),
  desk: CaseDesk,
  /** Oldest first. */
  entries: z.array(z.discriminatedUnion('type', [Turn, Post])),
  next_cursor: z.string().nullable(),
});
export type Case = z.output<typeof Case>;

/** Who has a conversation, in words. */
export const ownerInWords = ({ state, team, assignee }: CaseDesk): string => {
  if (state === 'human') return `${assignee?.name ?? 'A person'} has this conversation.`;
  if (state === 'waiting')
    return `It waits for a person${team === null ? '' : ` of the team ${team.replaceAll('_', ' ')}`}.`;
  return state === 'closed' ? 'It is closed.' : 'The assistant has this conversation.';
};
