import * as z from 'zod/mini';
import type { Passage } from './knowledge.ts';

/** A passage that supports an answer. The quote is verbatim. */
export const Citation = z.object({ source: z.string(), heading: z.string(), quote: z.string() });
export type Citation = z.infer<typeof Citation>;

/** The citation mark that models are asked to write directly after a sentence: `[[2: "words of passage 2"]]`. */
const MARK = /(?<![ \t])[ \t]*\[\[\s*(\d+)\s*:\s*["“”«](.+?)["“”»]\s*\]\]/gs;
/** Malformed or truncated marks. Customers must not see them. */
const LEFTOVER = /(?<![ \t])[ \t]*\[\[\s*\d+\s*(?:\]\]|:[^\n]{0,400}?(?:\]\]|$))/gm;
/** Bracketed numbers that the model writes itself. They would look like citations. */
const OWN_NUMBER = /(?<=[.!?])(?:[ \t]*\[\d{1,2}\])+(?![\w([])/g;
/** Bracketed numbers in front of words, other than behind a sentence: the answer counts something with them ("[1] Refund, [2] Exchange"). */
const COUNTS = /(?:^[ \t]*|[^.!?\]\s][ \t]+)\[\d{1,2}\][ \t]+[^\s\p{L}\p{N}]*[ \t]*[\p{L}\p{N}]/mu;
/** Minimum characters of a quote. A shorter one matches by chance. */
const MIN_QUOTE = 8;

/**
 * Replaces each citation mark whose quote occurs in its passage with a number in brackets. Removes all other marks,
 * because a quote that is not in its source proves nothing.
 */
export const takeCitations = (answer: string, passages: readonly Passage[]) => {
  const citations: Citation[] = [];
  const text = (COUNTS.test(answer) ? answer : answer.replaceAll(OWN_NUMBER, ''))
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

/** Returns the quote as the passage spells it. Whitespace may differ, because models break lines elsewhere. */
const literal = (passage: Passage | undefined, quoted: string): Citation | null => {
  const words = quoted.trim().split(/\s+/);
  if (!passage || quoted.trim().length < MIN_QUOTE) return null;
  const pattern = new RegExp(words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+'));
  const quote = pattern.exec(passage.text)?.[0];
  return quote === undefined ? null : { source: passage.source, heading: passage.heading, quote };
};

const sameCitation = (a: Citation, b: Citation): boolean => a.source === b.source && a.quote === b.quote;
