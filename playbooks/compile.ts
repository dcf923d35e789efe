import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, parse, relative, sep } from 'node:path';
import type { Mistakes } from '../core/playbook/front-matter.ts';
import { parseDocument } from '../core/playbook/parse-document.ts';
import { parsePlaybook } from '../core/playbook/parse-playbook.ts';
import { parsePrompt } from '../core/playbook/parse-prompt.ts';
import type { Playbook } from '../core/playbook/playbook.ts';

/** The folder of all playbooks. */
export const PLAYBOOKS = import.meta.dirname;

const MISSING: Mistakes = { mistakes: [{ line: 1, message: 'is not there.' }] };

/** What playbooks there are: every folder is one. */
export const playbookNames = (root = PLAYBOOKS): string[] =>
  readdirSync(root, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []))
    .toSorted();

/** Reads and checks one playbook. Throws an error of one line for every mistake, `file:line: what is wrong`. */
export const compilePlaybook = (name: string, root = PLAYBOOKS): Playbook => {
  const names = playbookNames(root);
  if (!names.includes(name)) throw new Error(`There is no playbook "${name}", but there are ${names.join(', ')}.`);
  const folder = join(root, name);
  const shown = `${basename(root)}/${name}`;
  const wrong: string[] = [];
  const read = <T extends object>(file: string, take: (text: string) => T | Mistakes): T[] => {
    const path = join(folder, file);
    const taken = existsSync(path) ? take(readFileSync(path, 'utf8')) : MISSING;
    if (!('mistakes' in taken)) return [taken];
    wrong.push(...taken.mistakes.map(({ line, message }) => `${shown}/${file}:${line}: ${message}`));
    return [];
  };

  const [playbook] = read('playbook.md', (text) => parsePlaybook(name, text));
  const files = markdownIn(join(folder, 'prompts'), { recursive: false }).map((file) => `prompts/${file}`);
  if (files.length === 0) wrong.push(`${shown}/prompts: has no prompt, which would be a file that ends in .md.`);
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

/** Editors leave files and folders of their own beside those that they edit, with a dot in front or another ending. */
const markdownIn = (folder: string, { recursive }: { readonly recursive: boolean }): string[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.md') && !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .filter((path) => !path.some((part) => part.startsWith('.')))
    .map((path) => path.join('/'))
    .toSorted();
};
