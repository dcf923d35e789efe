import * as z from 'zod/mini';

/** A part of a document under one heading; the text is the document's own, letter for letter. */
export const Passage = z.object({
  /** The document, such as `returns.md`. */
  source: z.string(),
  heading: z.string(),
  text: z.string(),
  /** How well it fits the question; higher is better, comparable within one search alone. */
  score: z.number(),
});
export type Passage = z.infer<typeof Passage>;

/** The company's own words on a question, best first; nothing when it has written nothing about it. Throws `KnowledgeBusy` or `KnowledgeRefused`. */
export interface Knowledge {
  search(query: string, k: number): Promise<readonly Passage[]>;
}
