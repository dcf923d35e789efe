/** Parts whose marks end no sentence: citation marks, code, addresses and quotations. */
const CLOSED =
  /\[\[\s*\d+\s*:[\s\S]{0,2000}?\]\]|```[\s\S]*?(?:```|$)|`[^`\n]+`|https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]|"[^"\n]{1,300}"|[“„][^“”„\n]{1,300}[“”]|«[^«»\n]{1,300}»/g;
/** An address without a scheme, with parameters. */
const ADDRESS = /[/.][^?]*\?[^?]*[=&]/;
const HIDDEN = '\uE000';
const CITATION = '\uE001';

/** The end of a line, unless the next one continues its sentence. */
const NEW_LINE = /\n(?![ \t]*\p{Ll})/u;
const MARKER = /^[ \t]*(?:(?:[-*+•–#>]+|\d{1,2}[.)])[ \t]+)*/;
/** The end of a sentence, with the closing signs and citations that belong to it. A Spanish question may begin within a sentence. */
const END = /[.!?…]+[*_"'”’»)\]]*(?:[ \t]*(?:\[\d{1,2}\]|\uE001+))*(?:\s+|$)|[。？！؟]+\s*|[,;:–—]\s+(?=¿)/g;
/** "z. B." and "p. ex."; "size M." ends a sentence. */
const LETTERS = /(?:^|[\s(])(?:\p{L}\.\s?\p{L}|\p{Ll})\.\s+$/u;
const ABBREVIATION =
  /(?:^|[\s(])(?:nr|no|núm|dr|mrs?|ms|st|str|sra?|sig|dott|art|bzw|ca|inkl|zzgl|evtl|ggf|usw|etc|approx|incl|vs|env|tzw|ul|np|tel)\.\s+$/iu;
/** German dates. */
const MONTH = /^(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/;
const INTRODUCES = /(?<=^|[.!?]\s)[^.!?\n]*:[*_]*\s*$/;
const QUOTATION = /^[*_(]*["“„«]/;

/**
 * Removes the sentences that `isUnwanted` finds, and keeps lists and line breaks of the others. It does not see the closed parts of a
 * sentence, unless it is a quotation and nothing else.
 */
export const dropSentences = (text: string, isUnwanted: (sentence: string) => boolean): string => {
  const masked = mask(text);
  let at = 0;
  const lines = masked.split(NEW_LINE).map((line): string | null => {
    const marker = MARKER.exec(line)?.[0].length ?? 0;
    let from = at + marker;
    let kept = text.slice(at, from);
    let left = 0;
    for (const sentence of sentencesOf(line.slice(marker))) {
      const own = text.slice(from, from + sentence.length);
      from += sentence.length;
      const isDropped = isUnwanted(QUOTATION.test(own) && !/\p{L}/u.test(sentence) ? own : sentence);
      kept = isDropped ? kept.replace(/[,;:–—]\s+$/, '. ') : kept + own;
      if (!isDropped) left++;
    }
    at += line.length + 1;
    return left === 0 && line.trim() !== '' ? null : kept;
  });
  const rest = withoutHeadings(lines).join('\n');
  return rest === text
    ? text
    : rest
        .replaceAll(/[ \t]+$/gm, '')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
};

const mask = (text: string): string =>
  text
    .replaceAll(CLOSED, (part) => (part.startsWith('[[') ? CITATION : HIDDEN).repeat(part.length))
    .replaceAll(/\S+/g, (word) => (word.includes('?') && ADDRESS.test(word) ? word.replaceAll('?', HIDDEN) : word));

const sentencesOf = (line: string): string[] => {
  const sentences: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of line.matchAll(END)) {
    const end = index + mark.length;
    if (end < line.length && goesOn(line.slice(Math.max(from, end - 12), end), line.slice(end, end + 3))) continue;
    sentences.push(line.slice(from, end));
    from = end;
  }
  return from < line.length ? [...sentences, line.slice(from)] : sentences;
};

/** Whether a sentence goes on: a small letter follows, or its full stop is that of a number or an abbreviation. */
const goesOn = (before: string, after: string): boolean =>
  /^\p{Ll}/u.test(after) ||
  (/\d\.\s+$/.test(before) && MONTH.test(after)) ||
  (/[^.]\.\s+$/.test(before) && (/^\d/.test(after) || ABBREVIATION.test(before) || LETTERS.test(before)));

/** The lines that are left, without the sentences that end with a colon and whose lines are all gone. */
const withoutHeadings = (lines: readonly (string | null)[]): string[] => {
  const left: string[] = [];
  // Whether all lines of the next block are gone, and whether the line below is in it.
  let isGone = false;
  let isBelow = false;
  for (const line of lines.toReversed()) {
    if (line !== null) left.push(isGone && INTRODUCES.test(line) ? line.replace(INTRODUCES, '') : line);
    if (line?.trim() === '') {
      isBelow = false;
      continue;
    }
    isGone = line === null && (isGone || !isBelow);
    isBelow = true;
  }
  return left.reverse();
};
