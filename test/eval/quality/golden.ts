import * as z from 'zod/mini';
import { EscalationReason, Tier } from '../../../core/turn/turn.ts';

export const Text = z
  .string({ error: ({ input }) => (input === undefined ? 'is missing.' : 'must be text: put it in quotes.') })
  .check(z.regex(/\S/, 'must not be blank.'));
const Switch = z.boolean('must be true or false.');
export const oneOf = (words: readonly string[]): string =>
  `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}.`;
const ACTION_ENDS = ['done', 'rejected', 'unknown'] as const;

/** A tool call, with the arguments to compare. */
const Call = z.strictObject(
  { tool: Text, arguments: z._default(z.record(z.string(), z.unknown(), 'must be arguments by name.'), {}) },
  'write tool, as server.tool; optional: arguments.',
);

/** The expected receipt of a turn. A key that is omitted is not checked. */
const Expected = z.strictObject(
  {
    tier: z.optional(z.enum(Tier.options, oneOf(Tier.options))),
    reason: z.optional(z.enum(EscalationReason.options, oneOf(EscalationReason.options))),
    handoff: z.optional(Switch),
    /** Tool calls of this turn, each at least once. An empty list means that no tool is used. */
    tools: z.optional(z.array(Call, 'must be a list of calls.')),
    /** Documents that the answer cites, each at least once. An empty list means that it cites nothing. */
    citations: z.optional(z.array(Text, 'must be a list of documents.')),
    gap: z.optional(Switch),
    language: z.optional(Text.check(z.regex(/^[a-z]{2}$/, 'must be a language code such as en.'))),
    proposed: z.optional(z.nullable(Call)),
    action: z.optional(z.nullable(z.enum(ACTION_ENDS, oneOf([...ACTION_ENDS, 'null'])))),
  },
  'optional: tier, reason, handoff, tools, citations, gap, language, proposed, action.',
);
export type Expected = z.infer<typeof Expected>;

const Turn = z.strictObject(
  { message: Text, confirm: z._default(Switch, false), expect: z._default(Expected, {}) },
  'write message; optional: confirm, expect.',
);

const Golden = z.strictObject(
  {
    name: Text,
    customer: z._default(Text, 'local'),
    say: z.array(Turn, 'must be a list of messages.').check(z.minLength(1, 'must have a message.')),
    /** The calls that changed something in the company's systems, in order. */
    writes: z.optional(z.array(Call, 'must be a list of calls.')),
  },
  'write name, say; optional: customer, writes.',
);
export type Golden = z.infer<typeof Golden>;

/** The content of a file of golden conversations. */
export const GoldenFile = z.array(Golden, 'must be a list of conversations: "- name: …".');
