import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { parsePrompt } from '../core/playbook/parse-prompt.ts';
import type { Playbook } from '../core/playbook/playbook.ts';

/** The folder of all playbooks. */
export const PLAYBOOKS = import.meta.dirname;

/** What playbooks there are: every folder is one. */
export const playbookNames = (root = PLAYBOOKS): string[] =>
  readdirSync(root, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []))
    .toSorted();

/** Reads and checks one playbook. Throws an error of one line for every mistake, `file:line: what is wrong`. */
export const compilePlaybook = (name: string, root = PLAYBOOKS): Playbook => {
  const names = playbookNames(root);
  if (!names.includes(name)) throw new Error(`There is no playbook "${name}", but there are ${names.join(', ')}.`);
  const folder = join(root, name, 'prompts');
  const shown = `${basename(root)}/${name}/prompts`;
  const files = existsSync(folder) ? readdirSync(folder).filter(isPrompt).toSorted() : [];
  const parsed = files.map((file) => ({
    file,
    ...parsePrompt(parse(file).name, readFileSync(join(folder, file), 'utf8')),
  }));
  const wrong = parsed.flatMap((each) =>
    'mistakes' in each ? each.mistakes.map(({ line, message }) => `${shown}/${each.file}:${line}: ${message}`) : [],
  );
  if (files.length === 0) wrong.push(`${shown}: has no prompt, which would be a file that ends in .md.`);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return { name, prompts: parsed.flatMap((each) => ('prompt' in each ? [each.prompt] : [])) };
};

/** Editors leave files of their own beside those that they edit, with a dot in front or another ending. */
const isPrompt = (file: string): boolean => file.endsWith('.md') && !file.startsWith('.');
