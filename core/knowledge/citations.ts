import * as z from 'zod/mini';
import type { Passage } from './knowledge.ts';

/** A place in the company's knowledge that an answer rests on; the quote is the document's own words. */
export const Citation = z.object({ source: z.string(), heading: z.string(), quote: z.string() });
export type Citation = z.infer<typeof Citation>;

/** How models are asked to cite: `[[2: "words of passage 2"]]`, directly behind the sentence. */
const MARK = /(?<![ \t])[ \t]*\[\[\s*(\d+)\s*:\s*["“”«](.+?)["“”»]\s*\]\]/gs;
/** Marks that are none, or were cut off: nobody should have to read them. */
const LEFTOVER = /(?<![ \t])[ \t]*\[\[\s*\d+\s*(?:\]\]|:[^\n]{0,400}?(?:\]\]|$))/gm;
/** A number behind a sentence that a model has written itself would look like a citation. */
const OWN_NUMBER = /(?<=[.!?])[ \t]*\[\d{1,2}\](?![\w([])/g;
/** Fewer letters prove nothing. */
const MIN_QUOTE = 8;

/**
 * Takes the marks out of an answer: each citation whose quote stands in its passage becomes a number in brackets, and the others go
 * without a trace, because a quote that is not in its source is no proof of anything.
 */
export const takeCitations = (answer: string, passages: readonly Passage[]) => {
  const citations: Citation[] = [];
  const text = answer
    .replaceAll(OWN_NUMBER, '')
    .replaceAll(MARK, (_, number: string, quoted: string) => {
      const citation = literal(passages[Number(number) - 1], quoted);
      if (!citation) return '';
      const known = citations.findIndex((each) => sameCitation(each, citation));
      const at = known < 0 ? citations.push(citation) : known + 1;
      return ` [${at}]`;
    })
    .replaceAll(LEFTOVER, '')
    .trim();
  return { text, citations };
};

/** The quote as its passage has it; models break lines where the document does not. */
const literal = (passage: Passage | undefined, quoted: string): Citation | null => {
  const words = quoted.trim().split(/\s+/);
  if (!passage || quoted.trim().length < MIN_QUOTE) return null;
  const pattern = new RegExp(words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+'));
  const quote = pattern.exec(passage.text)?.[0];
  return quote === undefined ? null : { source: passage.source, heading: passage.heading, quote };
};

const sameCitation = (a: Citation, b: Citation): boolean => a.source === b.source && a.quote === b.quote;
