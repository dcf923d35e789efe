import * as z from 'zod/mini';
import { ProposedAction } from '../actions/proposed-action.ts';
import type { ModelReply, ToolSpec } from '../models/chat-model.ts';
import { type ContentBlock, Message, textOf, toolUsesOf } from '../models/message.ts';
import { ModelCall } from '../models/model-call.ts';
import { escapeTags } from '../text/wrap-untrusted.ts';
import type { CompanyTool } from '../tools/tool.ts';
import { ASK_FOR_SPECIALIST, asksForSpecialist } from './specialist.ts';
import { type Route, Tier, ToolUseRecord } from './turn.ts';

/** What the models of one turn have written so far. */
export const ModelDraft = z.object({
  /** Of the model that wrote last. */
  tier: Tier,
  /** Messages after the context: replies, and the results of tools. */
  transcript: z.array(Message),
  text: z.string(),
  /** Whether `text` is an answer, and not the words around a request for help or for a tool. */
  answered: z.boolean(),
  /** Of the model that wrote `text`, as soon as that is an answer. */
  answered_by: z.nullable(Tier),
  asked_for_help: z.boolean(),
  /** Whether the last reply asks for tools of the company's, whose results are still to come. */
  wants_tools: z.boolean(),
  /** How many replies of this turn asked for such tools. */
  rounds: z.number(),
  /** The uses that were tried, proposals left out. */
  used: z.array(ToolUseRecord),
  proposal: z.nullable(ProposedAction),
  /** Whether the last reply was of use: an answer, or a request for help or for tools. */
  usable: z.boolean(),
  /** How many replies of this turn were of no use; they were paid for, so their calls count. */
  unusable_replies: z.number(),
  stop_reason: z.string(),
  calls: z.array(ModelCall),
});
export type ModelDraft = z.infer<typeof ModelDraft>;

/** After so many rounds of tools the model has to answer with what it has. */
export const MAX_ROUNDS = 5;

/** Stop reasons of replies that are broken, whatever words they hold. */
const BROKEN: readonly string[] = ['malformed_model_output', 'malformed_tool_use', 'tool_use'];

/** Stop reasons after which there is an answer to show, though a policy or the token limit may have cut it. */
export const BLOCKED: readonly string[] = ['guardrail_intervened', 'content_filtered'];

/**
 * The transcript as the model of `tier` may be sent it, every use of a tool answered. When the model changes, three things go: its
 * predecessor's closing words (Claude refuses to continue them), its reasoning (nobody else may see it), and its request for help (which
 * the change is the answer to).
 */
export const transcriptFor = (draft: ModelDraft | null, tier: Tier): Message[] => {
  if (!draft) return [];
  if (draft.tier === tier && !draft.asked_for_help) return withResults(draft.transcript);
  const kept = draft.transcript
    .map((message) => ({ ...message, content: message.content.filter(isPortable) }))
    .filter((message) => message.content.length > 0);
  const last = kept.at(-1);
  return withResults(last?.role === 'assistant' && toolUsesOf(last.content).length === 0 ? kept.slice(0, -1) : kept);
};

const isPortable = (block: ContentBlock): boolean =>
  !('reasoningContent' in block) && !('toolUse' in block && block.toolUse.name === ASK_FOR_SPECIALIST.name);

/** Tools that never answered have failed, as far as the model is concerned: Bedrock takes no use without a result. */
const withResults = (transcript: readonly Message[]): Message[] => {
  const open = toolUsesOf(transcript.at(-1)?.content ?? []);
  if (open.length === 0) return [...transcript];
  return [
    ...transcript,
    toolResults(open.map(({ toolUseId }) => [toolUseId, { ok: false, text: 'The tool did not answer.' }])),
  ];
};

/** The message that answers uses of tools, by their ids; nothing in it looks like a note of ours. */
export const toolResults = (
  results: readonly (readonly [id: string, { readonly ok: boolean; readonly text: string }])[],
): Message => ({
  role: 'user',
  content: results.map(([toolUseId, { ok, text }]) => ({
    toolResult: { toolUseId, content: [{ text: escapeTags(text) }], status: ok ? 'success' : 'error' },
  })),
});

/** The company's tools, and for a fast model that nobody has been called to replace the one that asks for the specialist. */
export const offeredTools = (route: Route, tools: readonly CompanyTool[]): ToolSpec[] => [
  ...tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
  ...(route.tier === 'fast' && !route.escalated && !route.fallback ? [ASK_FOR_SPECIALIST] : []),
];

/**
 * Adds a reply to the draft. A reply that asks for a tool is no answer, whatever words came with it; a tool that was not offered is
 * dropped, because nobody could answer its use, and so is every other beside a request for help, or when all rounds are over; and a reply of
 * no use leaves the draft as it was, but for the call that was paid.
 */
export const applyReply = (
  draft: ModelDraft | null,
  route: Route,
  tools: readonly CompanyTool[],
  carried: readonly Message[],
  reply: ModelReply,
): ModelDraft => {
  const { tier } = route;
  const before = draft ?? { ...EMPTY, tier, transcript: [...carried] };
  const asked = offeredTools(route, []).length > 0 && asksForSpecialist(reply.content);
  const names = tools.map(({ name }) => name);
  const taken = (name: string) =>
    asked ? name === ASK_FOR_SPECIALIST.name : before.rounds <= MAX_ROUNDS && names.includes(name);
  const content = reply.content.filter((block) => !('toolUse' in block) || taken(block.toolUse.name));
  const text = textOf(content);
  const wantsTools = !asked && toolUsesOf(content).length > 0;
  const isWhole = BLOCKED.includes(reply.stopReason) || (text !== '' && !BROKEN.includes(reply.stopReason));
  const answered = !asked && !wantsTools && isWhole;
  const paid = { stop_reason: reply.stopReason, calls: [...before.calls, reply.call], wants_tools: wantsTools };
  if (!asked && !answered && !wantsTools)
    return { ...before, ...paid, usable: false, unusable_replies: before.unusable_replies + 1 };
  return {
    ...before,
    ...paid,
    tier,
    transcript: [...carried, { role: 'assistant', content }],
    // Words around the use of a tool are no answer: one that stands from before stays.
    text: wantsTools ? before.text : text,
    answered: answered || (wantsTools && before.answered),
    answered_by: wantsTools ? before.answered_by : answered ? tier : null,
    asked_for_help: asked || before.asked_for_help,
    rounds: before.rounds + (wantsTools ? 1 : 0),
    usable: true,
  };
};

const EMPTY = {
  text: '',
  answered: false,
  answered_by: null,
  asked_for_help: false,
  wants_tools: false,
  rounds: 0,
  used: [],
  proposal: null,
  usable: false,
  unusable_replies: 0,
  calls: [],
};
