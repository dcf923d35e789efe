import * as z from 'zod/mini';
import { ArgumentValue } from './argument-value.ts';

const text = z.string({ error: ({ input }) => (input === undefined ? 'is missing.' : 'must be text.') });
const Text = text.check(z.regex(/\S/, 'must not be blank.'));

const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.array(item, { error: ({ input }) => (input === undefined ? 'is missing: write a list.' : 'must be a list.') });

/** A name as MCP clients show it. Placeholders in a template have the same form. */
const Name = text.check(
  z.regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'must be lower case with underscores, such as order_number.'),
);

/** ISO 639-1. */
const LanguageCode = text.check(z.regex(/^[a-z]{2}$/, 'must be a language code such as en.'));

const WordLists = z.record(LanguageCode, listOf(Text), 'must be lists by language.');

const ToolName = text.check(
  z.regex(/^[a-z][a-z0-9_-]*\.[A-Za-z0-9_-]+$/, 'must be server.tool, such as store.get_order.'),
);

/** A title stands in one line of an answer that asks for consent. */
const Title = Text.check(z.regex(/^.{1,80}$/u, 'must be one line of at most 80 characters.'));

/** The read-only tool that says who a customer is, and the fields of its result that the assistant and the team are told. */
const ProfileSource = z.strictObject(
  {
    tool: ToolName,
    fields: listOf(
      text.check(z.regex(/^[A-Za-z_][A-Za-z0-9_-]{0,39}$/, 'must be the name of a field, such as tier.')),
    ).check(
      z.minLength(1, 'must name a field.'),
      z.refine((list) => list.length <= 10, 'must have at most 10 fields.'),
    ),
  },
  'write tool, fields.',
);
export type ProfileSource = z.infer<typeof ProfileSource>;

/** A question on a button. */
const Starter = Text.check(z.regex(/^.{1,80}$/u, 'must be one line of at most 80 characters.'));

/** A tool that may be offered to models. */
const PlaybookTool = z.pipe(
  z.transform((entry) => (typeof entry === 'string' ? { name: entry } : entry)),
  z.strictObject(
    {
      name: ToolName,
      /** What customers are asked to consent to, by language. Defaults to the server's title. */
      title: z._default(z.record(LanguageCode, Title, 'must be titles by language.'), {}),
      /** A read-only tool of the same server that takes the same arguments and says what the call would do. */
      preview: z._default(z.nullable(ToolName), null),
      /** Whether the tool, a read without an argument for the customer, gives everybody the same answer. */
      public: z._default(z.boolean('must be true or false.'), false),
    },
    'write server.tool, or name; optional: title, preview, public.',
  ),
);
export type PlaybookTool = z.infer<typeof PlaybookTool>;

const PromptArgument = z.strictObject(
  {
    name: Name,
    title: z.optional(Text),
    description: z.optional(Text),
    required: z._default(z.boolean('must be true or false.'), false),
    /** Completions that clients offer. Other values are accepted too. */
    values: z._default(listOf(ArgumentValue), []),
  },
  'write name; optional: title, description, required, values.',
);

/** The front matter of a prompt file. */
export const PromptHead = z.strictObject(
  { title: Text, description: Text, arguments: z._default(listOf(PromptArgument), []) },
  'write title, description; optional: arguments.',
);
export type PromptHead = z.infer<typeof PromptHead>;

/** An MCP prompt: a user picks it in a client, and the user's assistant receives its text. */
export const Prompt = z.extend(PromptHead, { name: Name, template: Text });
export type Prompt = z.infer<typeof Prompt>;

/** A subject in which a weak answer does harm. The strong model answers, and a person is requested. */
export const Topic = z.strictObject(
  {
    name: Name,
    description: Text,
    /**
     * Words and phrases by language that indicate the topic, whatever the triage model says. `*` matches any ending.
     */
    words: z._default(WordLists, {}),
  },
  'write name, description; optional: words.',
);
export type Topic = z.infer<typeof Topic>;

const Team = z.strictObject(
  {
    name: Name,
    /** What customers read, by language. */
    title: z._default(z.record(LanguageCode, Text, 'must be titles by language.'), {}),
    /** Names of sensitive topics. */
    topics: z._default(listOf(Name), []),
  },
  'write name; optional: title, topics.',
);

const Span = text.check(
  z.regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: 'must be hours such as 09:00-17:30.',
    abort: true,
  }),
  z.refine((span) => span.slice(0, 5) < span.slice(6), 'must end after it begins: write two days for a night.'),
);
const Day = z._default(listOf(Span), []);

const TimeZone = Text.check(
  z.refine((name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      return false;
    }
  }, 'must be an IANA time zone such as Europe/Dublin.'),
);

/** The hours in which people answer, in their own time zone. */
const Hours = z.strictObject(
  {
    timezone: TimeZone,
    week: z.strictObject(
      { mon: Day, tue: Day, wed: Day, thu: Day, fri: Day, sat: Day, sun: Day },
      'write mon, tue, wed, thu, fri, sat, sun.',
    ),
    /** Dates without hours. */
    holidays: z._default(listOf(text.check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-12-25.'))), []),
  },
  'write timezone, week; optional: holidays.',
);
export type Hours = z.infer<typeof Hours>;

/** The front matter of `playbook.md`. The body is the policy. */
export const PlaybookHead = z.strictObject(
  {
    name: Name,
    title: Text,
    /** Who the assistant is, in a sentence or two that begin with "You are". */
    persona: Text,
    languages: listOf(LanguageCode).check(z.minLength(1, 'must name a language.')),
    greeting: z.record(LanguageCode, Text, 'must be sentences by language.'),
    /** Questions that a page offers to a customer who has not written yet, by language. */
    starters: z._default(
      z.record(
        LanguageCode,
        listOf(Starter).check(z.refine((list) => list.length <= 4, 'must have at most 4 questions.')),
        'must be lists by language.',
      ),
      {},
    ),
    sensitive_topics: z._default(listOf(Topic), []),
    /** The tools that may be offered to models. */
    tools: z._default(listOf(PlaybookTool), []),
    /** Called by code before a turn of a customer who is identified. */
    profile: z._default(z.nullable(ProfileSource), null),
    /** `off`: the assistant promises no person and stays on; the request is only in the receipt, for clients with a desk of their own. */
    handoff: z._default(z.enum(['on', 'off'], 'must be on or off.'), 'on'),
    /** The teams of people; the first one gets the conversations that no topic assigns. */
    teams: z._default(listOf(Team), []),
    /** When people answer. Without it, always. */
    hours: z._default(z.nullable(Hours), null),
    /** Business minutes in which a person should have replied. */
    first_reply_minutes: z._default(z.int('must be a whole number.').check(z.minimum(1)), 60),
    /** Agreeing phrases, in addition to the defaults. */
    consent: z._default(WordLists, {}),
  },
  'write name, title, persona, languages, greeting; optional: starters, sensitive_topics, tools, profile, handoff, teams, hours, first_reply_minutes, consent.',
);
export type PlaybookHead = z.infer<typeof PlaybookHead>;

/** The front matter of a document. Keys other than `title` are ignored. */
export const DocumentHead = z.object({ title: z.optional(Text) }, 'must be keys with values.');

/** Characters of a passage. A longer section is split: a turn's state has room for four passages. */
export const MAX_PASSAGE = 1800;

/** A part of a document under one heading, verbatim: at most `MAX_PASSAGE` characters. */
export const KnowledgePart = z.strictObject({ source: z.string(), heading: z.string(), text: z.string() });
export type KnowledgePart = z.infer<typeof KnowledgePart>;

/** What a reply to a proposed action may consist of, to be consent or a clear no. */
const Phrases = z.record(z.string(), z.array(z.string()));
const ClosedPhrases = z.object({ agrees: Phrases, beside: Phrases, declines: Phrases });

/** The assistant of one domain: its policy, prompts, tools and knowledge, compiled from Markdown files. */
export const Playbook = z.extend(PlaybookHead, {
  consent: ClosedPhrases,
  policy: z.string(),
  prompts: z.array(Prompt),
  knowledge: z.array(KnowledgePart),
});
export type Playbook = z.infer<typeof Playbook>;
