import { sentencesOf, subjects } from './words.ts';

/** A sentence of a text, or a row of its table. */
export interface Statement {
  readonly text: string;
  /** As it stands in the text, apart from line breaks. */
  readonly literal: string;
  readonly words: ReadonlySet<string>;
  /** The words of the heading that it stands under. */
  readonly heading: ReadonlySet<string>;
}

/** A line of this length was broken by its width, so the next goes on with it. */
const BROKEN_LINE = 60;
const HEADING = /^\s*#|^[^.!?]{1,60}:\s*$/;
/** Alone on its line; `<key>` in a sentence is the author's. */
const WRAPPING = /^[ \t]*<[^>\n]{1,200}>[ \t]*$/gm;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;
const ROW = /^\s*\|(.+)\|\s*$/;
const RULE = /^[\s|:-]+$/;

/** What a Markdown text states, in order; tags in it and questions are passed over. */
export const statementsIn = (markdown: string, title = ''): Statement[] => {
  const statements: Statement[] = [];
  let heading = subjects(title);
  let columns: string[] | null = null;
  for (const line of linesOf(markdown)) {
    const row = ROW.exec(line)?.[1];
    if (row === undefined) columns = null;
    if (HEADING.test(line)) heading = subjects(`${title} ${line}`);
    else if (row === undefined)
      statements.push(...sentencesOf(line.replace(ITEM, '')).map((text) => state(text, text, heading)));
    else if (columns === null) columns = cellsOf(row);
    else if (!RULE.test(row)) statements.push(state(inWords(columns, cellsOf(row)), row.trim(), heading));
  }
  return statements.filter(({ text }) => !text.endsWith('?'));
};

const state = (text: string, literal: string, heading: ReadonlySet<string>): Statement => ({
  text,
  literal,
  words: subjects(text),
  heading,
});

const cellsOf = (row: string): string[] => row.split('|').map((cell) => cell.trim());

const inWords = (columns: readonly string[], [first = '', ...rest]: readonly string[]): string =>
  `${first}: ${rest.map((cell, at) => `${columns[at + 1] ?? ''} ${cell}`.trim()).join(', ')}.`;

/** Paragraphs and items in one line each; blank lines are left out. */
const linesOf = (markdown: string): string[] => {
  const lines: string[] = [];
  let goesOn = false;
  for (const line of markdown.replace(WRAPPING, '').split('\n')) {
    const isOwn = HEADING.test(line) || ITEM.test(line) || ROW.test(line) || line.trim() === '';
    if (goesOn && !isOwn) lines.push(`${lines.pop()} ${line.trim()}`);
    else if (line.trim() !== '') lines.push(line.trim());
    goesOn = line.length >= BROKEN_LINE && !HEADING.test(line) && !ROW.test(line);
  }
  return lines;
};
