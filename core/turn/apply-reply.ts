import type { ModelReply } from '../models/chat-model.ts';
import { type Message, textOf, toolUsesOf } from '../models/message.ts';
import { languagesOf } from '../text/language/languages-of.ts';
import { ASK_FOR_PERSON, ASK_FOR_SPECIALIST, asksForSpecialist, personAskedFor } from '../tools/own-tools.ts';
import type { CompanyTool } from '../tools/tool.ts';
import { withoutPromises } from './completion/promises.ts';
import { fitReply, MAX_ROUNDS } from './context/fit-transcript.ts';
import { BLOCKED, type ModelDraft, mayEscalate } from './model-draft.ts';
import type { Route } from './turn.ts';

/** Stop reasons of replies that are broken, even if they have text. */
const BROKEN: readonly string[] = ['malformed_model_output', 'malformed_tool_use', 'tool_use'];

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
  // The stop reason belongs to the reply that `text` is from: a blocked answer stays blocked, whatever the other tier replies.
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
