import * as z from 'zod/mini';
import { ProposedAction } from '../actions/proposal.ts';
import type { ToolSpec } from '../models/chat-model.ts';
import { type ContentBlock, Message, toolUsesOf } from '../models/message.ts';
import { ModelCall } from '../models/model-call.ts';
import { wrapUntrusted } from '../text/wrap-untrusted.ts';
import { Lookup } from '../tools/lookup.ts';
import { ASK_FOR_PERSON, ASK_FOR_SPECIALIST, PERSON_ASKED } from '../tools/own-tools.ts';
import type { CompanyTool } from '../tools/tool.ts';
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

export const mayEscalate = ({ tier, fast_only, escalated, fallback }: Route): boolean =>
  tier === 'fast' && !fast_only && !escalated && !fallback;
