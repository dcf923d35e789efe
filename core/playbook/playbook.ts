import * as z from 'zod/mini';
import { ArgumentValue } from './argument-value.ts';

const text = z.string({ error: ({ input }) => (input === undefined ? 'is missing.' : 'must be text.') });
const Text = text.check(z.regex(/\S/, 'must not be blank.'));

/** As MCP clients show prompts and arguments; the names in a template are of this form too. */
const Name = text.check(
  z.regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'must be lower case with underscores, such as order_number.'),
);

const PromptArgument = z.strictObject(
  {
    name: Name,
    title: z.optional(Text),
    description: z.optional(Text),
    required: z._default(z.boolean('must be true or false.'), false),
    /** Offered while somebody types; other values are taken too. */
    values: z._default(z.array(ArgumentValue, 'must be a list.'), []),
  },
  'must be an argument with a name.',
);

/** What the front matter of a prompt's file says. */
export const PromptHead = z.strictObject(
  { title: Text, description: Text, arguments: z._default(z.array(PromptArgument, 'must be a list.'), []) },
  'must have a title and a description.',
);
export type PromptHead = z.infer<typeof PromptHead>;

/** What a user may pick in an MCP client, and their assistant is then told. */
export const Prompt = z.extend(PromptHead, { name: Name, template: Text });
export type Prompt = z.infer<typeof Prompt>;

/** What the assistant knows and may do in one domain, compiled from the Markdown files in playbooks/. */
export const Playbook = z.strictObject({ name: z.string(), prompts: z.array(Prompt) });
export type Playbook = z.infer<typeof Playbook>;
