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

/**
 * Searches the company's documents. Returns at most `k` passages, those that fit first. Throws `KnowledgeBusy` or
 * `KnowledgeRefused`.
 */
export interface Knowledge {
  search(query: string, k: number): Promise<readonly Passage[]>;
}
