import type { ConversationId } from '../../config/keys.ts';
import type { Post } from '../../desk/desk.ts';
import { type Conversations, isPost } from '../conversations.ts';
import type { WindowSummary } from '../summary/summary.ts';
import type { History, HistoryTurn } from '../turn.ts';
import { MAX_HISTORY_BYTES, postsSize, turnSize } from './context-window.ts';
import { fitLookups } from './memory.ts';

/** The share of the history that the posts between two turns may take: the newest are kept, and one of any size. */
const POSTS_SHARE = 0.25;
/** Bytes of posts that are read and left out, to find the turns in front of them. */
const MAX_SKIPPED_BYTES = 512 * 1024;

/**
 * Reads turns, replies and notices newest first: notes are for people. Stops in front of the window that the last answer saw, or when the
 * context budget (tokens) or the history's share of the state (bytes) is full: a conversation of 10,000 turns costs no more than one of 50.
 * Lookups have a share of their own.
 */
export const readHistory = async (
  conversations: Pick<Conversations, 'newestEntries'>,
  id: ConversationId,
  contextTokens: number,
): Promise<History> => {
  const turns: HistoryTurn[] = [];
  /** Behind the oldest turn that was read so far, newest first; `trailing`: behind the newest. */
  let posts: Post[] = [];
  let trailing: readonly Post[] | null = null;
  let tokens = 0;
  let bytes = 0;
  let between = NO_SIZE;
  let skipped = 0;
  let windowStart: string | null = null;
  let summary: WindowSummary | null = null;
  const full = (): boolean => tokens > contextTokens || bytes > MAX_HISTORY_BYTES;
  const hasRoom = (): boolean =>
    between.tokens <= contextTokens * POSTS_SHARE && between.bytes <= MAX_HISTORY_BYTES * POSTS_SHARE;
  const withPosts = () => {
    const older = turns.pop();
    if (older) turns.push({ ...older, posts: posts.toReversed() });
    trailing ??= posts.toReversed();
    posts = [];
  };
  const history = (complete: boolean): History => {
    withPosts();
    return {
      turns: fitLookups(turns).map(withoutOldProposals).toReversed(),
      posts: [...(trailing ?? [])],
      complete,
      summary,
    };
  };

  for await (const page of conversations.newestEntries(id)) {
    for (const entry of page) {
      if ('summary' in entry) {
        summary = entry.summary;
        continue;
      }
      if (isPost(entry) && entry.kind === 'note') continue;
      const size = isPost(entry) ? postsSize([entry]) : turnSize(entry);
      between = isPost(entry) ? { tokens: between.tokens + size.tokens, bytes: between.bytes + size.bytes } : NO_SIZE;
      if (isPost(entry) && posts.length > 0 && !hasRoom()) {
        skipped += size.bytes;
        if (skipped > MAX_SKIPPED_BYTES) return history(false);
        continue;
      }
      tokens += size.tokens;
      bytes += size.bytes;
      if (full() && turns.length + posts.length > 0) return history(false);
      if (isPost(entry)) {
        posts.push(entry);
        continue;
      }
      // The posts in front of the window's first turn belong to it.
      if (turns.length > 0 && turns.at(-1)?.key === windowStart) return history(false);
      withPosts();
      turns.push(entry);
      if (entry.answer !== null) windowStart ??= entry.context_from;
    }
  }
  return history(true);
};

const NO_SIZE = { tokens: 0, bytes: 0 };

/**
 * Drops a proposal that can no longer be consented to. Only the next turn can: the current one, or an unanswered one whose message may be
 * sent again. `turns` is newest first.
 */
const withoutOldProposals = (turn: HistoryTurn, at: number, turns: readonly HistoryTurn[]): HistoryTurn => {
  const next = turns[at - 1];
  return !next || next.answer === null ? turn : { ...turn, proposal: null };
};

/** The turns of a history from the key `from` on, and the posts behind it: a model's context begins there (`contextStart`). */
export const ofEpisode = (history: History, from: string | null): History => {
  if (from === null) return history;
  const turns = history.turns.filter(({ key }) => key >= from);
  const later = (posts: readonly Post[]) => posts.filter(({ key }) => key > from);
  const kept = { turns: turns.map((turn) => ({ ...turn, posts: later(turn.posts) })), posts: later(history.posts) };
  const summary = history.summary && history.summary.up_to > from ? history.summary : null;
  return { ...kept, complete: history.complete || countOf(kept) < countOf(history), summary };
};

const countOf = ({ turns, posts }: Pick<History, 'turns' | 'posts'>): number =>
  turns.reduce((sum, turn) => sum + 1 + turn.posts.length, posts.length);

/** Key of the newest turn or post; null if there is none. */
export const newestKeyOf = ({ turns, posts }: History): string | null => posts.at(-1)?.key ?? turns.at(-1)?.key ?? null;

/** Replies and notices behind the last turn before `key`, oldest first. */
export const postsSince = ({ turns, posts }: History, key: string): Post[] => [
  ...turns.filter((turn) => turn.key >= key).flatMap((turn) => turn.posts),
  ...posts,
];
