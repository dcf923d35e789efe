import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse, relative, sep } from 'node:path';
import type { Mistakes } from '../core/playbook/front-matter.ts';
import { parseDocument } from '../core/playbook/parse-document.ts';
import { parsePlaybook } from '../core/playbook/parse-playbook.ts';
import { parsePrompt } from '../core/playbook/parse-prompt.ts';
import type { Playbook } from '../core/playbook/playbook.ts';
import { findPlaybook } from './find.ts';

/**
 * Reads and checks one playbook, by its name or by the path of its folder. Throws one line for each mistake,
 * `file:line: message`, or one line if `findPlaybook` finds no playbook.
 */
export const compilePlaybook = (reference: string): Playbook => {
  const { name, folder, shown } = findPlaybook(reference);
  const wrong: string[] = [];
  const read = <T extends object>(file: string, take: (text: string) => T | Mistakes): T[] => {
    const taken = take(readFileSync(join(folder, file), 'utf8'));
    if (!('mistakes' in taken)) return [taken];
    wrong.push(...taken.mistakes.map(({ line, message }) => `${shown}/${file}:${line}: ${message}`));
    return [];
  };

  const [playbook] = read('playbook.md', (text) => parsePlaybook(name, text));
  const files = markdownIn(join(folder, 'prompts'), { recursive: false }).map((file) => `prompts/${file}`);
  const prompts = files.flatMap((file) => read(file, (text) => parsePrompt(parse(file).name, text)));
  const documents = markdownIn(join(folder, 'knowledge'), { recursive: true });
  const parts = documents.flatMap((source) => read(`knowledge/${source}`, (text) => parseDocument(source, text)));

  if (!playbook || wrong.length > 0) throw new Error(wrong.join('\n'));
  return {
    ...playbook.guide,
    prompts: prompts.map(({ prompt }) => prompt),
    knowledge: parts.flatMap((each) => each.parts),
  };
};

/** Ignores names that begin with a dot or have another extension, because editors create such files and folders. */
const markdownIn = (folder: string, { recursive }: { readonly recursive: boolean }): string[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.md') && !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .filter((path) => !path.some((part) => part.startsWith('.')))
    .map((path) => path.join('/'))
    .toSorted();
};
