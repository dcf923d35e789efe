import { isVisitor } from '../../core/access/visitor.ts';
import { type Clock, elapsed } from '../../core/config/clock.ts';
import { findPassages, NOTHING } from '../../core/knowledge/find-passages.ts';
import type { Knowledge } from '../../core/knowledge/knowledge.ts';
import { estimateTokens } from '../../core/models/token-estimate.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { ASK_FOR_PERSON, ASK_FOR_SPECIALIST } from '../../core/tools/own-tools.ts';
import { certainWords, needsPerson, type Words } from '../../core/triage/certain-words.ts';
import {
  chooseWindow,
  MAX_POSTS_BYTES,
  newestAnswered,
  postsSize,
  toMessages,
  type Window,
} from '../../core/turn/context/context-window.ts';
import { memoryTokens, recall } from '../../core/turn/context/memory.ts';
import { newestPosts } from '../../core/turn/context/newest-posts.ts';
import { knowledgeNote, memoryNote, profileNote, summaryNote } from '../../core/turn/context/notes.ts';
import { postsSince } from '../../core/turn/context/read-history.ts';
import { SPECIALIST_PROMPT, systemPrompt } from '../../core/turn/context/system-prompt.ts';
import { summaryFor } from '../../core/turn/summary/summary.ts';
import type { History, HistoryTurn, Route, Span } from '../../core/turn/turn.ts';
import { STEPS, type Step } from '../../statemachines/contract.ts';

const NO_HISTORY: History = { turns: [], posts: [], complete: true, summary: null };
const KNOWLEDGE_FAULTS: readonly string[] = STEPS.OptimizeContext.raises;

/** For passages, whether there are any or not: a window that grew and shrank with them would empty the prompt cache. */
const reserved = (contextTokens: number): number => Math.min(2000, contextTokens / 5);

/**
 * Searches the knowledge, chooses the tier, and keeps the system prompt, the passages, what people of the team wrote since the turn before, the
 * newest whole turns and the newest lookups that fit `contextTokens`, without the turn that is being answered. Lookups get what the turns leave.
 */
export const optimizeContext =
  (contextTokens: number, knowledge: Knowledge, playbook: () => Playbook, clock: Clock): Step<'OptimizeContext'> =>
  async ({ request, turn, tools, fault }) => {
    const history = turn.history ?? NO_HISTORY;
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
    const noted = tokensOf(note);
    const profiled = tokensOf(profileNote(tools.profile));
    // Room for the summary is kept before it is known whether the window reaches back to it.
    const beside =
      Math.max(reserved(contextTokens), noted) + profiled + tokensOf(summaryNote(history.summary?.text ?? null));
    const free = contextTokens - always - beside - estimateTokens(request.message);
    // Posts of the episode only; `turn.posts`, for the customer, may reach further back. They get half of the room, so that turns keep a place.
    const since = newestPosts(postsSince(history, turn.key), MAX_POSTS_BYTES, (post) => postsSize([post]).bytes);
    const posts = newestPosts(since, Math.max(free, 0) / 2, (post) => postsSize([post]).tokens);
    const written = postsSize(posts).tokens;
    const room = free - written;
    const window = windowBesideMemory(earlier, Math.max(room, 0), history.complete, request.uses_tools);
    const { started_at } = request;
    const memory = recall(history.turns, turn.key, started_at, room - window.tokens);
    const recalled = memory.length === 0 ? 0 : estimateTokens(memoryNote(memory, started_at, false));
    // Turns that were sent at once do not see each other: nothing may keep the next from seeing them all.
    const isWhole = history.complete && window.turns.length === earlier.length;
    const from = isWhole ? null : (window.turns[0]?.key ?? turn.key);
    const summary = summaryFor(history.summary, from);
    const last = newestAnswered(earlier);
    const escalatedBefore = last?.escalated ?? false;
    const words = certainWords(request.message, guide.sensitive_topics);
    const handsOff = guide.handoff === 'on';
    return {
      messages: toMessages(window.turns, posts, request.message),
      summary,
      memory,
      tokens: always + noted + profiled + tokensOf(summaryNote(summary)) + recalled + written + window.tokens,
      from,
      knowledge: found,
      words,
      hands_off: handsOff,
      route: startOf(escalatedBefore, words, handsOff, isVisitor(request.customer)),
      escalated_before: escalatedBefore,
      acted_before: !history.complete || earlier.some(({ changed_at }) => changed_at !== null),
      counted_by: last?.model ?? null,
      spans: isFailed ? [] : [searched],
    };
  };

/** A note that says nothing is not sent. */
const tokensOf = (note: string): number => (note === '' ? 0 : estimateTokens(note));

/**
 * A turn starts on the strong tier if the one before was escalated, or its words certainly call for it: no draft is thrown away. A request for
 * a person is answered by the hand-off, so the fast tier tells what came of actions before it. The strong tier never answers a visitor.
 */
const startOf = (escalatedBefore: boolean, words: Words, handsOff: boolean, fast_only: boolean): Route => {
  const isDue = escalatedBefore || (needsPerson(words) && !(handsOff && words.wants_human));
  const escalated = isDue && !fast_only;
  return { tier: escalated ? 'strong' : 'fast', fast_only, escalated, fallback: false, failed: false };
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
