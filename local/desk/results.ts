import * as z from 'zod/mini';

// What the terminal needs of the results of the desk's tools.
export const Desk = z.object({
  state: z.string(),
  team: z.nullable(z.string()),
  assignee: z.nullable(z.object({ name: z.string() })),
  reason: z.nullable(z.string()),
  words: z.nullable(z.string()),
  contact: z.nullable(z.string()),
  waiting_minutes: z.nullable(z.number()),
  overdue: z.boolean(),
});
export type Desk = z.infer<typeof Desk>;

const Row = z.extend(Desk, { customer: z.string(), conversation_id: z.string(), title: z.string() });
export type Row = z.infer<typeof Row>;
export const Queue = z.object({ rows: z.array(Row) });

const Entry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('turn'),
    turn_id: z.string(),
    status: z.string(),
    message: z.string(),
    answer: z.nullable(z.string()),
    lookups: z.array(z.object({ tool: z.string(), asked: z.string(), came_back: z.string() })),
    actions: z.array(z.object({ title: z.string(), outcome: z.string() })),
  }),
  z.object({
    type: z.literal('post'),
    id: z.string(),
    kind: z.enum(['reply', 'note', 'notice']),
    author: z.nullable(z.object({ name: z.string() })),
    text: z.string(),
  }),
]);
export type Entry = z.infer<typeof Entry>;

export const Case = z.object({
  customer: z.string(),
  conversation_id: z.string(),
  version: z.number(),
  desk: Desk,
  profile: z.nullable(z.object({ fields: z.array(z.object({ name: z.string(), value: z.string() })) })),
  summary: z.nullable(z.object({ text: z.string() })),
  entries: z.array(Entry),
});
export type Case = z.infer<typeof Case>;

export const Act = z.object({
  outcome: z.string(),
  customer: z.nullable(z.string()),
  conversation_id: z.nullable(z.string()),
  desk: z.nullable(Desk),
  suggestion: z.nullable(z.object({ text: z.string() })),
});
export type Act = z.infer<typeof Act>;
