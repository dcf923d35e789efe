import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** Something that its author has to mend, by the line of the file. */
export interface Mistake {
  readonly line: number;
  readonly message: string;
}

/** What a parser returns instead of what it was asked for. */
export interface Mistakes {
  readonly mistakes: readonly Mistake[];
}

export interface FrontMatter {
  /** What the YAML says; nothing when it has mistakes. */
  readonly data: unknown;
  readonly mistakes: readonly Mistake[];
  /** The line of the innermost part of the path that is there. */
  lineOf(path: readonly PropertyKey[]): number;
  /** The lines behind the front matter, and the number of the first. */
  readonly body: readonly string[];
  readonly bodyLine: number;
}

const FENCE = '---';

/** Takes a Markdown file apart that begins with YAML between two lines of `---`; null when it does not. */
export const readFrontMatter = (text: string): FrontMatter | null => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === FENCE);
  if (lines[0]?.trimEnd() !== FENCE || end === -1) return null;

  const counter = new LineCounter();
  // An empty line in place of the fence keeps the line numbers those of the file.
  const yaml = ['', ...lines.slice(1, end)].join('\n');
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line;
  const mistakes = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    message,
  }));

  const lineOf = (path: readonly PropertyKey[]): number => {
    let node: unknown = document.contents;
    let line = 1;
    for (const key of path) {
      const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
      const item = isSeq(node) && typeof key === 'number' ? node.items[key] : undefined;
      const found = pair?.key ?? item;
      if (!isNode(found) || !found.range) break;
      line = lineAt(found.range[0]);
      node = pair ? pair.value : item;
    }
    return line;
  };
  return {
    data: mistakes.length === 0 ? document.toJS() : undefined,
    mistakes,
    lineOf,
    body: lines.slice(end + 1),
    bodyLine: end + 2,
  };
};
