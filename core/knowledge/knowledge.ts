import * as z from 'zod/mini';

/** A part of a document under one heading; the text is the document's own, letter for letter. */
export const Passage = z.object({
  /** The document, such as `returns.md`. */
  source: z.string(),
  heading: z.string(),
  text: z.string(),
  /** Higher is better; comparable within one search only. */
  score: z.number(),
  /** Whether it is about the question; false where it fills a free place because it shares words with it. */
  fits: z.boolean(),
});
export type Passage = z.infer<typeof Passage>;

/** At most `k` passages of the company's documents for a question, those that fit first. Throws `KnowledgeBusy` or `KnowledgeRefused`. */
export interface Knowledge {
  search(query: string, k: number): Promise<readonly Passage[]>;
}
