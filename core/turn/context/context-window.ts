import type { Post } from '../../desk/desk.ts';
import type { Message } from '../../models/message.ts';
import { estimateTokens } from '../../models/token-estimate.ts';
import { sizeOf } from '../../text/json.ts';
import { MAX_SUMMARY_BYTES } from '../summary/summary.ts';
import type { HistoryTurn } from '../turn.ts';
import { asNote, customersWords, peoplesNote } from './notes.ts';

/** Limit of the history and of the context in the state, each. Step Functions rejects a state over 256 KiB. */
const MAX_SHARE_BYTES = 64 * 1024;
/** The parts of it for the lookups of earlier turns, for what the customer is told that people wrote since, for the summary, and for the turns and posts themselves. */
export const MAX_MEMORY_BYTES = 8 * 1024;
export const MAX_POSTS_BYTES = 8 * 1024;
export const MAX_HISTORY_BYTES = MAX_SHARE_BYTES - MAX_MEMORY_BYTES - MAX_POSTS_BYTES - MAX_SUMMARY_BYTES;

/** More would not fit `MAX_SHARE_BYTES`: a token of English has about four bytes. */
export const MAX_CONTEXT_TOKENS = MAX_SHARE_BYTES / 4;

/** Tokens of one reply of the fast or the strong model. */
export const MAX_ANSWER_TOKENS = 1024;

/** A window that must be cut is cut to this share of the budget, so that the prompt cache hits on the turns that follow. */
const KEEP = 0.6;

/** Bytes of the roles and braces around a turn in the context. */
const FRAME_BYTES = 100;

interface Size {
  readonly tokens: number;
  readonly bytes: number;
}

/** The size of a turn in the context, without its lookups. Its tokens are counted by the model that answered it, or estimated. */
export const turnSize = (turn: HistoryTurn): Size => {
  const tokens = turn.tokens
    ? turn.tokens.question + turn.tokens.answer
    : estimateTokens(turn.message) + (turn.answer === null ? 0 : estimateTokens(turn.answer));
  // Escaped, as it stands in the context: that can be longer.
  const escaped = { ...turn, message: customersWords(turn.message), lookups: [], posts: [] };
  const posts = postsSize(turn.posts);
  return { tokens: tokens + posts.tokens, bytes: sizeOf(escaped) + FRAME_BYTES + posts.bytes };
};

/** The size of posts, each as it stands in the history or in the context: the longer counts. Their tokens are estimated. */
export const postsSize = (posts: readonly Post[]): Size => {
  const notes = posts.map((post) => peoplesNote([post], true));
  return {
    tokens: notes.reduce((sum, note) => sum + estimateTokens(note), 0),
    bytes: notes.reduce((sum, note, at) => sum + Math.max(sizeOf(note), sizeOf(posts[at])) + FRAME_BYTES, 0),
  };
};

export interface Window {
  /** Whole turns, oldest first. */
  readonly turns: readonly HistoryTurn[];
  readonly tokens: number;
}

/**
 * The newest whole turns that fit `budget` tokens, in O(n). The previous turn's window is kept while it fits and `turns` reaches its start
 * (`complete`: the start of the conversation), because every change of the start empties the prompt cache. The newest turn is kept whenever
 * it fits, because the customer refers to it.
 */
export const chooseWindow = (turns: readonly HistoryTurn[], budget: number, complete: boolean): Window => {
  const start = newestAnswered(turns)?.context_from;
  const from = turns.findIndex(({ key }) => key === start);
  const all = fitting(turns.slice(Math.max(from, 0)), Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const reachesBack = complete || from >= 0;
  if (reachesBack && all.tokens <= budget) return all;
  const cut = fitting(turns, budget * KEEP, MAX_HISTORY_BYTES * KEEP);
  return cut.turns.length > 0 ? cut : fitting(turns.slice(-1), budget, MAX_HISTORY_BYTES);
};

export const newestAnswered = (turns: readonly HistoryTurn[]): HistoryTurn | undefined =>
  turns.findLast((turn) => turn.answer !== null);

const fitting = (turns: readonly HistoryTurn[], maxTokens: number, maxBytes: number): Window => {
  let tokens = 0;
  let bytes = 0;
  let first = turns.length;
  for (const [index, turn] of [...turns.entries()].reverse()) {
    const size = turnSize(turn);
    if (tokens + size.tokens > maxTokens || bytes + size.bytes > maxBytes) break;
    tokens += size.tokens;
    bytes += size.bytes;
    first = index;
  }
  return { turns: turns.slice(first), tokens };
};

/**
 * Alternating messages that end with the customer's. An unanswered message is put in front of the next one, in the same user message, and so is
 * what people of the team wrote in between. `posts` came behind the last turn.
 */
export const toMessages = (turns: readonly HistoryTurn[], posts: readonly Post[], message: string): Message[] =>
  transcriptOf([...turns, { message, answer: null, posts, held: false }]);

type SaidTurn = Pick<HistoryTurn, 'message' | 'answer' | 'held'> & { readonly posts: readonly Post[] };

/** The same without a message that the assistant answers: it ends with whatever came last. */
export const transcriptOf = (turns: readonly SaidTurn[]): Message[] => {
  const messages: Message[] = [];
  const say = (text: string) => {
    const last = messages.at(-1);
    if (last?.role === 'user') last.content.push({ text });
    else messages.push({ role: 'user', content: [{ text }] });
  };
  let wasHeld = false;
  for (const turn of turns) {
    const resumes = !turn.held && (wasHeld || turn.posts.length > 0);
    const note = peoplesNote(turn.posts, resumes);
    if (note !== '') say(asNote(note));
    wasHeld = turn.held;
    say(customersWords(turn.message));
    if (turn.answer !== null) messages.push({ role: 'assistant', content: [{ text: turn.answer }] });
  }
  return messages;
};
