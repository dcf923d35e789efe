import { type Clock, elapsed } from '../../../core/config/clock.ts';
import { modelCallTime, timeLimits } from '../../../core/config/time-limits.ts';
import { Fault } from '../../../core/errors/faults.ts';
import { takeCitations } from '../../../core/knowledge/citations.ts';
import { findPassages, NOTHING } from '../../../core/knowledge/find-passages.ts';
import type { Knowledge } from '../../../core/knowledge/knowledge.ts';
import type { ChatModel } from '../../../core/models/chat-model.ts';
import { textOf } from '../../../core/models/message.ts';
import { estimateTokens } from '../../../core/models/token-estimate.ts';
import type { Playbook } from '../../../core/playbook/playbook.ts';
import { chooseWindow, MAX_ANSWER_TOKENS } from '../../../core/turn/context/context-window.ts';
import { recall } from '../../../core/turn/context/memory.ts';
import { knowledgeNote, memoryNote, summaryNote } from '../../../core/turn/context/notes.ts';
import { ofEpisode, readHistory } from '../../../core/turn/context/read-history.ts';
import { SUGGESTION_PROMPT, suggestionMessages } from '../../../core/turn/context/suggestion.ts';
import { systemPrompt } from '../../../core/turn/context/system-prompt.ts';
import type { Conversations } from '../../../core/turn/conversations.ts';
import { summaryFor } from '../../../core/turn/summary/summary.ts';
import type { History } from '../../../core/turn/turn.ts';
import type { DeskStep } from '../../../statemachines/desk-contract.ts';

const TEMPERATURE = 0.3;
/** Behind every key. */
const LAST = '~';
const NO_WORDS = { text: '', calls: [] };

/**
 * Drafts a person's reply from the episode's history by one call of the fast model, without tools. The draft is returned, and never
 * posted. Without a message of the customer it is empty.
 */
export const suggestReply =
  (
    conversations: Pick<Conversations, 'newestEntries'>,
    model: ChatModel,
    knowledge: Knowledge,
    playbook: () => Playbook,
    contextTokens: number,
    clock: Clock,
    limits = timeLimits(),
  ): DeskStep<'SuggestReply'> =>
  async ({ request, move: { conversation, desk } }) => {
    if (!conversation || !desk) return NO_WORDS;
    const began = clock.now();
    const history = ofEpisode(
      await readHistory(conversations, conversation, contextTokens),
      desk.closed[0]?.to ?? null,
    );
    const last = history.turns.at(-1);
    if (!last) return NO_WORDS;
    const { passages } = await search(knowledge, last.message, history.turns.at(-2)?.message);
    const system = `${systemPrompt(playbook())}\n\n${SUGGESTION_PROMPT}`;
    const documents = knowledgeNote(passages);
    const earlier = summaryNote(history.summary?.text ?? null);
    const room = Math.max(0, contextTokens - estimateTokens(system + documents + earlier));
    const { turns, tokens } = chooseWindow(history.turns, room, history.complete);
    const now = clock.now();
    const lookups = memoryNote(recall(history.turns, LAST, now, room - tokens), now, false);
    const seen: History = { ...history, turns: turns.length > 0 ? [...turns] : [last] };
    const from = history.complete && turns.length === history.turns.length ? null : (turns[0]?.key ?? last.key);
    const summary = summaryNote(summaryFor(history.summary, from));
    const reply = await model.converse({
      ...{ tier: 'fast', system, tools: [], maxTokens: MAX_ANSWER_TOKENS, temperature: TEMPERATURE },
      messages: suggestionMessages(seen, [documents, summary, lookups]) ?? [],
      // The step as a whole, with what it reads, ends before its task does.
      timeoutMs: Math.min(limits.call * 1000 - elapsed(began, clock.now()), timeLeft(request, clock.now())),
    });
    // A person sends the draft as their own words, so its sources are cut.
    const { text } = takeCitations(textOf(reply.content), []);
    if (text === '') throw new Fault('ModelBusy', 'The model has drafted nothing.');
    return { text, calls: [reply.call] };
  };

/** A draft goes on without what could not be searched. */
const search = (knowledge: Knowledge, message: string, before: string | undefined) =>
  findPassages(knowledge, message, before).catch((error: unknown) => {
    if (error instanceof Fault) return NOTHING;
    throw error;
  });

const timeLeft = (request: { readonly started_at: number; readonly deadline: number }, now: number): number => {
  const left = modelCallTime(request, now);
  if (left === 0) throw new Fault('DeadlinePassed', 'The act has no time left for a model call.');
  return left;
};
