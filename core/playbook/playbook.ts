import * as z from 'zod/mini';
import { ArgumentValue } from './argument-value.ts';

const text = z.string({ error: ({ input }) => (input === undefined ? 'is missing.' : 'must be text.') });
const Text = text.check(z.regex(/\S/, 'must not be blank.'));

/** As MCP clients show prompts and arguments; the names in a template are of this form too. */
const Name = text.check(
  z.regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'must be lower case with underscores, such as order_number.'),
);

/** ISO 639-1. */
const LanguageCode = text.check(z.regex(/^[a-z]{2}$/, 'must be a language such as en.'));

const WordLists = z.record(LanguageCode, z.array(Text, 'must be a list.'), 'must be lists by language.');

const ToolName = text.check(
  z.regex(/^[a-z][a-z0-9_-]*\.[A-Za-z0-9_-]+$/, 'must be server.tool, such as store.get_order.'),
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
  'write name; optional: title, description, required, values.',
);

/** What the front matter of a prompt's file says. */
export const PromptHead = z.strictObject(
  { title: Text, description: Text, arguments: z._default(z.array(PromptArgument, 'must be a list.'), []) },
  'write title, description; optional: arguments.',
);
export type PromptHead = z.infer<typeof PromptHead>;

/** What a user may pick in an MCP client, and their assistant is then told. */
export const Prompt = z.extend(PromptHead, { name: Name, template: Text });
export type Prompt = z.infer<typeof Prompt>;

/** A subject in which a weak answer does harm: the strong model takes it, and a person is asked for. */
export const Topic = z.strictObject(
  {
    name: Name,
    description: Text,
    /** Words and expressions that speak of it, whatever the triage model says, by language; `*` is any ending. */
    words: z._default(WordLists, {}),
  },
  'write name, description; optional: words.',
);
export type Topic = z.infer<typeof Topic>;

/** What the front matter of `playbook.md` says; its body is the policy. */
export const PlaybookHead = z.strictObject(
  {
    name: Name,
    title: Text,
    /** Who the assistant is, in a sentence or two that begin with "You are". */
    persona: Text,
    languages: z.array(LanguageCode, 'must be a list.').check(z.minLength(1, 'must name a language.')),
    greeting: z.record(LanguageCode, Text, 'must be sentences by language.'),
    sensitive_topics: z._default(z.array(Topic, 'must be a list.'), []),
    /** What may be offered to models, as `server.tool`. */
    tools: z._default(z.array(ToolName, 'must be a list.'), []),
    /** Words that count as consent to a proposed action; no other words do. Compiled, it holds the defaults too. */
    consent: z._default(WordLists, {}),
  },
  'write name, title, persona, languages, greeting; optional: sensitive_topics, tools, consent.',
);
export type PlaybookHead = z.infer<typeof PlaybookHead>;

/** What counts of the front matter of a document, which is the company's and may say more. */
export const DocumentHead = z.object({ title: z.optional(Text) }, 'must be keys with values.');

/** Characters of a passage. A longer section is split: a turn's state has room for four passages. */
export const MAX_PASSAGE = 1800;

/** A part of a document under one heading, letter for letter: at most `MAX_PASSAGE` characters. */
export const KnowledgePart = z.strictObject({ source: z.string(), heading: z.string(), text: z.string() });
export type KnowledgePart = z.infer<typeof KnowledgePart>;

/** What the assistant knows and may do in one domain, compiled from the Markdown files in playbooks/. */
export const Playbook = z.extend(PlaybookHead, {
  policy: z.string(),
  prompts: z.array(Prompt),
  knowledge: z.array(KnowledgePart),
});
export type Playbook = z.infer<typeof Playbook>;
