import { type Mistake, readYaml, type Yaml } from './read-yaml.ts';

/** A parser returns these in place of its result. */
export interface Mistakes {
  readonly mistakes: readonly Mistake[];
}

export interface FrontMatter extends Yaml {
  /** The lines below the front matter, and the number of the first. */
  readonly body: readonly string[];
  readonly bodyLine: number;
}

const FENCE = '---';

/**
 * Splits a Markdown file into front matter, which is YAML between two lines of `---`, and body. Returns null if there
 * is no front matter.
 */
export const readFrontMatter = (text: string): FrontMatter | null => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === FENCE);
  if (lines[0]?.trimEnd() !== FENCE || end === -1) return null;
  // An empty line in place of the fence keeps the line numbers those of the file.
  const yaml = readYaml(['', ...lines.slice(1, end)].join('\n'));
  return { ...yaml, body: lines.slice(end + 1), bodyLine: end + 2 };
};
