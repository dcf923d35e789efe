import * as z from 'zod/mini';
import { type ContentBlock, Message, textOf, toolUsesOf } from './message.ts';
import type { ModelReply, ToolSpec } from './ports.ts';
import { ASK_FOR_SPECIALIST, asksForSpecialist } from './specialist.ts';
import { ModelCall, type Route, Tier } from './turn.ts';

/** What the models of one turn have written so far. */
export const Draft = z.object({
  tier: Tier,
  /** Messages after the context: replies, and later the results of tools. */
  transcript: z.array(Message),
  text: z.string(),
  /** Whether `text` is an answer, and not the words around a request for help. */
  answered: z.boolean(),
  asked_for_help: z.boolean(),
  /** Whether the last reply was of use: an answer, or a request for help. */
  usable: z.boolean(),
  /** How many replies of this turn were of no use; they were paid for, so their calls count. */
  spoiled: z.number(),
  stop_reason: z.string(),
  calls: z.array(ModelCall),
});
export type Draft = z.infer<typeof Draft>;

/** Stop reasons of replies that are broken, whatever words they hold. */
const BROKEN: readonly string[] = ['malformed_model_output', 'malformed_tool_use', 'tool_use'];

/** Stop reasons after which there is an answer to show, though a policy or the token limit may have cut it. */
export const BLOCKED: readonly string[] = ['guardrail_intervened', 'content_filtered'];

/**
 * The transcript as the model of `tier` may be sent it. When the model changes, three things go: its predecessor's closing words
 * (Claude refuses to continue them), its reasoning (nobody else may see it), and its request for help (which the change is the answer to).
 */
export const carryOn = (draft: Draft | null, tier: Tier): Message[] => {
  if (!draft) return [];
  if (draft.tier === tier && !draft.asked_for_help) return draft.transcript;
  const kept = draft.transcript
    .map((message) => ({ ...message, content: message.content.filter(isPortable) }))
    .filter((message) => message.content.length > 0);
  const last = kept.at(-1);
  return last?.role === 'assistant' && toolUsesOf(last.content).length === 0 ? kept.slice(0, -1) : kept;
};

const isPortable = (block: ContentBlock): boolean =>
  !('reasoningContent' in block) && !('toolUse' in block && block.toolUse.name === ASK_FOR_SPECIALIST.name);

/** Only a fast model that nobody has been called to replace may ask for the specialist. */
export const offeredTools = (route: Route): ToolSpec[] =>
  route.tier === 'fast' && !route.escalated && !route.fallback ? [ASK_FOR_SPECIALIST] : [];

/**
 * Adds a reply to the draft. A reply that asks for a tool is no answer, whatever words came with it; a tool that was not offered is
 * dropped, because nobody could answer its use; and a reply of no use leaves the draft as it was, but for the call that was paid.
 */
export const foldReply = (draft: Draft | null, route: Route, carried: readonly Message[], reply: ModelReply): Draft => {
  const offered = offeredTools(route).map(({ name }) => name);
  const content = reply.content.filter((block) => !('toolUse' in block) || offered.includes(block.toolUse.name));
  const text = textOf(content);
  const asked = asksForSpecialist(content);
  const answered =
    !asked && (BLOCKED.includes(reply.stopReason) || (text !== '' && !BROKEN.includes(reply.stopReason)));
  const { tier } = route;
  const before = draft ?? { ...EMPTY, tier, transcript: [...carried] };
  const paid = { stop_reason: reply.stopReason, calls: [...before.calls, reply.call] };
  if (!asked && !answered) return { ...before, ...paid, usable: false, spoiled: before.spoiled + 1 };
  return {
    ...before,
    ...paid,
    tier,
    transcript: [...carried, { role: 'assistant', content }],
    text,
    answered,
    asked_for_help: asked || before.asked_for_help,
    usable: true,
  };
};

const EMPTY = { text: '', answered: false, asked_for_help: false, usable: false, spoiled: 0, calls: [] };
