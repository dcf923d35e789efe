import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** An error that the author of the file has to correct. */
export interface Mistake {
  readonly line: number;
  readonly message: string;
}

export interface Yaml {
  /** The parsed value; undefined if there are mistakes. */
  readonly data: unknown;
  readonly mistakes: readonly Mistake[];
  /** Returns the line of the innermost existing part of a path. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Parses YAML and records the line of each part. */
export const readYaml = (text: string): Yaml => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
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
  return { data: mistakes.length === 0 ? document.toJS() : undefined, mistakes, lineOf };
};
