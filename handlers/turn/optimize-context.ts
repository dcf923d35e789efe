import { type Clock, elapsed } from '../../core/config/clock.ts';
import { findPassages, NOTHING } from '../../core/knowledge/find-passages.ts';
import type { Knowledge } from '../../core/knowledge/knowledge.ts';
import { estimateTokens } from '../../core/models/token-estimate.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { ASK_FOR_PERSON, ASK_FOR_SPECIALIST } from '../../core/tools/own-tools.ts';
import { certainWords, needsPerson, type Words } from '../../core/triage/certain-words.ts';
import {
  chooseWindow,
  newestAnswered,
  postsSize,
  toMessages,
  type Window,
} from '../../core/turn/context/context-window.ts';
import { memoryTokens, recall } from '../../core/turn/context/memory.ts';
import { knowledgeNote, memoryNote } from '../../core/turn/context/notes.ts';
import { postsSince } from '../../core/turn/context/read-history.ts';
import { SPECIALIST_PROMPT, systemPrompt } from '../../core/turn/context/system-prompt.ts';
import type { HistoryTurn, Route, Span } from '../../core/turn/turn.ts';
import { STEPS, type Step } from '../../statemachines/contract.ts';

const KNOWLEDGE_FAULTS: readonly string[] = STEPS.OptimizeContext.raises;

/** For passages, whether there are any or not: a window that grew and shrank with them would empty the prompt cache. */
const reserved = (contextTokens: number): number => Math.min(2000, contextTokens / 5);

/**
 * Searches the knowledge, chooses the tier, and keeps the system prompt, the passages, the newest whole turns and the newest lookups that fit
 * `contextTokens`, without the turn that is being answered. Lookups get what the turns leave.
 */
export const optimizeContext =
  (contextTokens: number, knowledge: Knowledge, playbook: () => Playbook, clock: Clock): Step<'OptimizeContext'> =>
  async ({ request, turn, tools, fault }) => {
    const history = turn.history ?? { turns: [], posts: [], complete: true };
    // Of the episode: `turn.posts`, for the customer, may reach further back.
    const posts = postsSince(history, turn.key);
    const posted = postsSize(posts).tokens;
    const earlier = history.turns.filter(({ key }) => key < turn.key);
    const began = clock.now();
    // A turn goes on without what could not be searched.
    const isFailed = fault !== null && KNOWLEDGE_FAULTS.includes(fault.Error);
    const found = isFailed ? NOTHING : await findPassages(knowledge, request.message, earlier.at(-1)?.message);
    const searched: Span = {
      state: 'SearchKnowledge',
      start_ms: elapsed(request.started_at, began),
      ms: elapsed(began, clock.now()),
    };
    const guide = playbook();
    const system = systemPrompt(guide);
    const note = knowledgeNote(found.passages);
    // In front of the first turn, every request holds the prompts, the tools and the passages.
    const specs = JSON.stringify([ASK_FOR_PERSON, ASK_FOR_SPECIALIST, ...tools.offered]);
    const always = estimateTokens(system + SPECIALIST_PROMPT + specs);
    const noted = note === '' ? 0 : estimateTokens(note);
    const newest = estimateTokens(request.message) + posted;
    const room = contextTokens - always - Math.max(reserved(contextTokens), noted) - newest;
    const window = windowBesideMemory(earlier, Math.max(room, 0), history.complete, request.uses_tools);
    const { started_at } = request;
    const memory = recall(history.turns, turn.key, started_at, room - window.tokens);
    const recalled = memory.length === 0 ? 0 : estimateTokens(memoryNote(memory, started_at, false));
    // Turns that were sent at once do not see each other: nothing may keep the next from seeing them all.
    const isWhole = history.complete && window.turns.length === earlier.length;
    const last = newestAnswered(earlier);
    const escalatedBefore = last?.escalated ?? false;
    const words = certainWords(request.message, guide.sensitive_topics);
    return {
      messages: toMessages(window.turns, posts, request.message),
      memory,
      tokens: always + noted + recalled + posted + window.tokens,
      from: isWhole ? null : (window.turns[0]?.key ?? turn.key),
      knowledge: found,
      words,
      hands_off: guide.handoff === 'on',
      route: startOf(escalatedBefore, words),
      escalated_before: escalatedBefore,
      acted_before: !history.complete || earlier.some(({ changed_at }) => changed_at !== null),
      counted_by: last?.model ?? null,
      spans: isFailed ? [] : [searched],
    };
  };

/** A turn starts on the strong tier if the one before was escalated, or its words certainly call for a person: no draft is thrown away. */
const startOf = (escalatedBefore: boolean, words: Words): Route => {
  const escalated = escalatedBefore || needsPerson(words);
  return { tier: escalated ? 'strong' : 'fast', escalated, fallback: false, failed: false };
};

/** Room for lookups is kept while the newest turn fits without it. */
const windowBesideMemory = (
  turns: readonly HistoryTurn[],
  room: number,
  complete: boolean,
  usesTools: boolean,
): Window => {
  const window = chooseWindow(turns, room - (usesTools ? memoryTokens(room) : 0), complete);
  return window.turns.length > 0 ? window : chooseWindow(turns, room, complete);
};
