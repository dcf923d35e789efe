import { withoutStopWords } from '../../../../core/text/language/stop-words.ts';
import type { Intent } from './intent.ts';
import { choicesOf, type ReadTool } from './tool-words.ts';
import { isSubject, stem, subjects, wordsOf } from './words.ts';

/** Words that say which one by time, by order or by state of mind, and not what it is. */
const NO_THING =
  /^(?:last|latest|newest|recent|recently|first|next|previous|today|yesterday|tomorrow|now|ago|days?|weeks?|months?|years?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|time|please|really|status|number|date|list|all|bought|buy|please)$/;
const CLAUSE_END = /[.!?。！？:;,\n]+|\s(?:because|since|but|which|that|as|weil|aber)\s/iu;

/**
 * What the customer speaks of, in the customer's words: those of the clause with the most words that are about neither the tools nor what
 * is to be done.
 */
export const searchWords = (message: string, tools: readonly ReadTool[], { wants }: Intent): string => {
  const known = new Set(tools.flatMap(wordsAbout));
  const content = new Set(withoutStopWords(wordsOf(message)));
  const isThing = (word: string): boolean =>
    isSubject(word) &&
    content.has(word) &&
    !NO_THING.test(word) &&
    !/\d/.test(word) &&
    !wants.has(stem(word)) &&
    !known.has(stem(word));
  const clauses = message
    .split(CLAUSE_END)
    .map((clause) =>
      (clause.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).filter((word) => wordsOf(word).every(isThing)),
    );
  return clauses.toSorted((a, b) => b.length - a.length)[0]?.join(' ') ?? '';
};

/** What a tool is called, what it does, and the members of its enums: a thing is told from others by none of these. */
const wordsAbout = (tool: ReadTool): string[] => [
  ...tool.inName,
  ...tool.does,
  ...[...tool.wanted].flatMap((phrase) => phrase.split(' ')),
  ...subjects(choicesOf(tool)),
];
