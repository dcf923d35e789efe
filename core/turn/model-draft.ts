import * as z from 'zod/mini';
import { ProposedAction } from '../actions/proposal.ts';
import type { ModelReply, ToolSpec } from '../models/chat-model.ts';
import { type ContentBlock, Message, textOf, toolUsesOf } from '../models/message.ts';
import { ModelCall } from '../models/model-call.ts';
import { languagesOf } from '../text/language/languages-of.ts';
import { wrapUntrusted } from '../text/wrap-untrusted.ts';
import { Lookup } from '../tools/lookup.ts';
import {
  ASK_FOR_PERSON,
  ASK_FOR_SPECIALIST,
  asksForSpecialist,
  PERSON_ASKED,
  personAskedFor,
} from '../tools/own-tools.ts';
import type { CompanyTool } from '../tools/tool.ts';
import { withoutPromises } from './completion/promises.ts';
import { fitReply, MAX_ROUNDS } from './context/fit-transcript.ts';
import { asNote } from './context/notes.ts';
import { toolResults } from './context/tool-results.ts';
import { type Route, Tier, ToolUseRecord } from './turn.ts';

/** The replies of one turn's models so far. */
export const ModelDraft = z.object({
  /** Tier of the last usable reply; before there is one, of the first call. */
  tier: Tier,
  /** Messages after the context: replies and results of tools. */
  transcript: z.array(Message),
  text: z.string(),
  /** Whether `text` is an answer, not text beside a tool use. */
  answered: z.boolean(),
  /** Tier of the model that wrote `text`; null until `text` is an answer. */
  answered_by: z.nullable(Tier),
  asked_for_help: z.boolean(),
  /** The first reason that a model of this turn gave for asking for a person. Null if none asked. */
  asked_for_person: z.nullable(z.string()),
  /** Whether the answer promised a person. Its promises are not in `text`: code tells of a hand-off. */
  promised: z.boolean(),
  /** Whether a content filter cut or replaced the answer, or the outcome of an action is unknown: a person is asked behind the answer. */
  needs_person: z.boolean(),
  /** Whether the last reply uses tools whose results are pending. */
  wants_tools: z.boolean(),
  /** Number of replies of this turn that used tools, `ask_for_person` included: a model that repeats it must end too. */
  rounds: z.number(),
  /** Tool calls that were made, without proposals. */
  used: z.array(ToolUseRecord),
  /** Newest first. */
  lookups: z.array(Lookup),
  /** The writes that it asked for, in order. */
  proposals: z.array(ProposedAction),
  /** Whether the last reply was an answer, a request for help or a tool use. */
  usable: z.boolean(),
  /** Number of unusable replies of this turn. They were billed, so `calls` includes their calls. */
  unusable_replies: z.number(),
  stop_reason: z.string(),
  calls: z.array(ModelCall),
});
export type ModelDraft = z.infer<typeof ModelDraft>;

/** Stop reasons of replies that are broken, even if they have text. */
const BROKEN: readonly string[] = ['malformed_model_output', 'malformed_tool_use', 'tool_use'];

/** Stop reasons of an answer that a content filter replaced, cut or removed. */
export const BLOCKED: readonly string[] = ['guardrail_intervened', 'content_filtered'];

/**
 * The transcript to send to the model of `tier`, with a result for every tool use. When the model changes, three parts of its predecessor's
 * replies are dropped: the final text (Claude rejects a request that ends with an assistant message), the reasoning (only its own model
 * accepts it), and the request for help (the change of model fulfils it). If the predecessor `rejected` its request, a block of the transcript
 * may be the reason: tool uses and results are then told in words.
 */
export const transcriptFor = (draft: ModelDraft | null, tier: Tier, rejected = false): Message[] => {
  if (!draft) return [];
  if (draft.tier === tier && !draft.asked_for_help) return withResults(draft.transcript);
  const kept = draft.transcript
    .map((message) => ({ ...message, content: message.content.filter(isPortable) }))
    .filter((message) => message.content.length > 0);
  const last = kept.at(-1);
  const portable = withResults(
    last?.role === 'assistant' && toolUsesOf(last.content).length === 0 ? kept.slice(0, -1) : kept,
  );
  return rejected ? portable.map(inWords) : portable;
};

const isPortable = (block: ContentBlock): boolean =>
  !('reasoningContent' in block) && !('toolUse' in block && block.toolUse.name === ASK_FOR_SPECIALIST.name);

const inWords = ({ role, content }: Message): Message => ({
  role,
  content: content.map((block) => {
    if ('toolUse' in block) return { text: `(I used ${block.toolUse.name}: ${JSON.stringify(block.toolUse.input)})` };
    if (!('toolResult' in block)) return block;
    return { text: asNote(wrapUntrusted('result', block.toolResult.content.map(({ text }) => text).join('\n'))) };
  }),
});

/** Adds the result of every tool use without one, because Bedrock rejects a tool use without a result. Asking for a person needs no call. */
const withResults = (transcript: readonly Message[]): Message[] => {
  const open = toolUsesOf(transcript.at(-1)?.content ?? []);
  if (open.length === 0) return [...transcript];
  return [
    ...transcript,
    toolResults(
      open.map(({ toolUseId, name }) => [toolUseId, name === ASK_FOR_PERSON.name ? PERSON_ASKED : NO_ANSWER]),
    ),
  ];
};

const NO_ANSWER = { ok: false, text: 'The tool did not answer.' };

/** The company's tools; `ask_for_person`; and `ask_for_specialist` while the fast model may still escalate. */
export const offeredTools = (route: Route, tools: readonly CompanyTool[]): ToolSpec[] => [
  ...tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
  ASK_FOR_PERSON,
  ...(mayEscalate(route) ? [ASK_FOR_SPECIALIST] : []),
];

const mayEscalate = ({ tier, escalated, fallback }: Route): boolean => tier === 'fast' && !escalated && !fallback;

interface Circumstances {
  /** Whether the outcome of an action of the turn is unknown. */
  readonly unknown: boolean;
  /** A tag of the customer's language. */
  readonly language: string;
}

/**
 * Adds a reply to the draft. A reply with a tool use is not an answer, even if it has text. A tool use that gets no result is dropped: one of
 * a tool that was not offered, a company tool beside a request for help, and every one after the last round. An unusable reply leaves text
 * and transcript as they were; its call was billed, so it is counted. What is too large for the state is cut, and so is a promise of a person.
 */
export const applyReply = (
  draft: ModelDraft | null,
  route: Route,
  tools: readonly CompanyTool[],
  carried: readonly Message[],
  reply: ModelReply,
  { unknown, language }: Circumstances,
): ModelDraft => {
  const { tier } = route;
  const before = draft ?? { ...EMPTY, tier, transcript: [...carried] };
  const asksForHelp = mayEscalate(route) && asksForSpecialist(reply.content);
  const names = [ASK_FOR_PERSON.name, ...(asksForHelp ? [ASK_FOR_SPECIALIST] : tools).map(({ name }) => name)];
  const getsResult = (name: string) => (asksForHelp || before.rounds <= MAX_ROUNDS) && names.includes(name);
  const used = reply.content.filter((block) => !('toolUse' in block) || getsResult(block.toolUse.name));
  const content = fitReply(carried, used, before.rounds);
  const text = textOf(content);
  const wantsTools = !asksForHelp && toolUsesOf(content).length > 0;
  const isWhole = BLOCKED.includes(reply.stopReason) || (text !== '' && !BROKEN.includes(reply.stopReason));
  const answered = !asksForHelp && !wantsTools && isWhole;
  const keepsAnswer = before.answered && !answered && !asksForHelp;
  // Of the reply that `text` is from: a blocked answer stays one, whatever the other tier replies.
  const stopReason = keepsAnswer ? before.stop_reason : reply.stopReason;
  const said = answered ? withoutPromises(text, languagesOf(text, language)) : { text, promised: false };
  const counted = {
    stop_reason: stopReason,
    needs_person: unknown || ((answered || keepsAnswer) && BLOCKED.includes(stopReason)),
    calls: [...before.calls, reply.call],
    wants_tools: wantsTools,
    asked_for_person: before.asked_for_person || (personAskedFor(reply.content) ?? before.asked_for_person),
  };
  if (!asksForHelp && !answered && !wantsTools)
    return { ...before, ...counted, usable: false, unusable_replies: before.unusable_replies + 1 };
  return {
    ...before,
    ...counted,
    tier,
    // The state does not carry an answer twice. No request of this tier follows it, and another tier does not get it.
    transcript: [...carried, { role: 'assistant', content: answered ? [] : content }],
    // Text beside a tool use is not an answer: an earlier answer stays.
    text: wantsTools ? before.text : said.text,
    promised: wantsTools ? before.promised : said.promised,
    answered: answered || (wantsTools && before.answered),
    answered_by: wantsTools ? before.answered_by : answered ? tier : null,
    asked_for_help: asksForHelp || before.asked_for_help,
    rounds: before.rounds + (wantsTools ? 1 : 0),
    usable: true,
  };
};

const EMPTY = {
  text: '',
  stop_reason: '',
  answered: false,
  answered_by: null,
  asked_for_help: false,
  asked_for_person: null,
  promised: false,
  needs_person: false,
  wants_tools: false,
  rounds: 0,
  used: [],
  lookups: [],
  proposals: [],
  usable: false,
  unusable_replies: 0,
  calls: [],
};
