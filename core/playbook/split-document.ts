import { MAX_PASSAGE } from './playbook.ts';

/** Characters of a heading that passages and citations carry. */
const MAX_HEADING = 200;

interface Line {
  /** Offsets of this line and of the next one. */
  readonly start: number;
  readonly end: number;
  readonly heading: string | null;
  /** Whether a blank line precedes it, outside code blocks. */
  readonly opensParagraph: boolean;
}

export interface Section {
  /** The nearest heading above the text, or null. */
  readonly heading: string | null;
  /** The text of the document, verbatim. */
  readonly text: string;
}

/** Splits a Markdown document at its headings (`#` to `######`). Omits sections without letters or digits. */
export const splitDocument = (text: string): Section[] => {
  const sections: { heading: string | null; lines: Line[] }[] = [{ heading: null, lines: [] }];
  for (const line of linesOf(text)) {
    if (line.heading === null) sections.at(-1)?.lines.push(line);
    else sections.push({ heading: line.heading, lines: [] });
  }
  return sections.flatMap(({ heading, lines }) => {
    const pieces = cut(text, lines, lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0);
    return pieces.map((piece) => ({ heading, text: piece }));
  });
};

/**
 * Splits the text from `start` to `end` into pieces of at most `MAX_CHARACTERS`, at paragraphs, else lines, else words.
 */
const cut = (text: string, lines: readonly Line[], start: number, end: number): string[] => {
  const whole = text.slice(start, end).trim();
  if (!/[\p{L}\p{N}]/u.test(whole)) return [];
  if (whole.length <= MAX_PASSAGE) return [whole];
  const from = text.indexOf(whole, start);
  const window = whole.slice(0, MAX_PASSAGE).replace(/[\uD800-\uDBFF]$/, '');
  const inside = lines.filter((line) => line.start > from && line.start <= from + window.length);
  const nextLine = inside.findLast(({ opensParagraph }) => opensParagraph) ?? inside.at(-1);
  const word = Math.max(window.lastIndexOf(' '), window.lastIndexOf('。')) + 1;
  const at = nextLine?.start ?? from + (word || window.length);
  return [text.slice(from, at).trim(), ...cut(text, lines, at, end)];
};

const linesOf = (text: string): Line[] => {
  let fence: string | null = null;
  let afterBlank = false;
  return [...text.matchAll(/[^\n]+\n?|\n/g)].map(({ 0: line, index: start }) => {
    const inCode = fence !== null;
    const opensParagraph = afterBlank && !inCode;
    const [, mark, rest = ''] = /^\s*(`{3,}|~{3,})(.*)/.exec(line) ?? [];
    if (fence === null) fence = mark ?? null;
    else if (mark?.startsWith(fence) && rest.trim() === '') fence = null;
    afterBlank = line.trim() === '';
    return { start, end: start + line.length, opensParagraph, heading: inCode ? null : headingOf(line) };
  });
};

const headingOf = (line: string): string | null =>
  /^ {0,3}#{1,6}[ \t]+(\S.*)/
    .exec(line)?.[1]
    ?.replace(/[ \t]+#+\s*$/, '')
    .trim()
    .slice(0, MAX_HEADING) ?? null;
