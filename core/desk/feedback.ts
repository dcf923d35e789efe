import * as z from 'zod/mini';
import type { ConversationId } from '../config/keys.ts';
import type { Desk } from './desk.ts';

export const MAX_COMMENT_CHARACTERS = 1000;

/** A customer's rating of an answer, or of an episode. */
export const Feedback = z.object({
  /** 1 to 5. A thumb is 1 or 5. */
  score: z.number(),
  /** In the customer's words: untrusted text. */
  comment: z.nullable(z.string()),
  /** Epoch milliseconds. */
  at: z.number(),
});
export type Feedback = z.infer<typeof Feedback>;

/** An answer, by the key of its turn, or an episode, by its number. */
export type Rated = { readonly turn: string } | { readonly episode: number };

/** The feedback on a conversation's answers, by the keys of their turns, and on its episodes, by their numbers. */
export interface GivenFeedback {
  readonly turns: ReadonlyMap<string, Feedback>;
  readonly episodes: ReadonlyMap<number, Feedback>;
}

/** Feedback beside the conversation that it is about. Reads are consistent. Throws `StoreBusy` or `StoreRefused`. */
export interface FeedbackStore {
  /** Whether the turn of this key has an answer. */
  isAnswer(id: ConversationId, turn: string): Promise<boolean>;
  /** Replaces earlier feedback on the same; later feedback stays. */
  put(id: ConversationId, rated: Rated, feedback: Feedback): Promise<void>;
  /** Feedback on the turns of the key `from` or a later one, and on every episode; null for episodes only. */
  since(id: ConversationId, from: string | null): Promise<GivenFeedback>;
}

/** The episode that a customer rates: the last closed one, or else the current one. */
export const ratedEpisode = ({ closed, episode }: Pick<Desk, 'closed' | 'episode'>): number =>
  closed[0]?.episode ?? episode;
