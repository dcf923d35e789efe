import * as z from 'zod/mini';

/** A part of a document under one heading. The text is verbatim. */
export const Passage = z.object({
  /** The document, such as `returns.md`. */
  source: z.string(),
  heading: z.string(),
  text: z.string(),
  /** Higher is better; comparable within one search only. */
  score: z.number(),
  /** Whether the passage is relevant to the question. False if it only shares words with it and fills a free place. */
  fits: z.boolean(),
});
export type Passage = z.infer<typeof Passage>;

/** What the company's documents say to a message. */
export const Found = z.object({
  /** Best first. */
  passages: z.array(Passage),
  /** Whether the message is a question that no passage fits. */
  is_gap: z.boolean(),
});
export type Found = z.infer<typeof Found>;

/**
 * Searches the company's documents. Returns at most `k` passages, those that fit first. Throws `KnowledgeBusy` or
 * `KnowledgeRefused`.
 */
export interface Knowledge {
  search(query: string, k: number): Promise<readonly Passage[]>;
}
