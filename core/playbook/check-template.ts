import type { FrontMatter } from './front-matter.ts';
import type { PromptHead } from './playbook.ts';
import type { Mistake } from './read-yaml.ts';
import { isMalformed, mentionedIn } from './template.ts';

/** Finds mismatches between the arguments of a prompt and its template. */
export const checkTemplate = (file: FrontMatter, { arguments: declared }: PromptHead): Mistake[] => {
  const names = declared.map(({ name }) => name);
  const required = new Set(declared.flatMap(({ name, required }) => (required ? [name] : [])));
  const mentioned = new Set(file.body.flatMap(mentionedIn));
  const inHead = names.flatMap((name, at): Mistake[] => {
    const line = file.lineOf(['arguments', at, 'name']);
    if (names.indexOf(name) < at) return [{ line, message: `${name}: is declared twice.` }];
    return mentioned.has(name) ? [] : [{ line, message: `${name}: is not used in the template.` }];
  });
  const inBody = file.body.flatMap((text, at) => lineMistakes(text, names, file.bodyLine + at));
  const stays = (text: string) => text.trim() !== '' && mentionedIn(text).every((name) => required.has(name));
  if (file.body.some(stays)) return [...inHead, ...inBody];
  const nothing = { line: file.bodyLine, message: 'no line remains without the optional arguments.' };
  return [...inHead, ...inBody, nothing];
};

const lineMistakes = (text: string, names: readonly string[], line: number): Mistake[] => [
  ...(isMalformed(text)
    ? [{ line, message: 'write a placeholder as {{name}}, in lower case and without spaces.' }]
    : []),
  ...mentionedIn(text)
    .filter((name) => !names.includes(name))
    .map((name) => ({ line, message: `{{${name}}} is not a declared argument.` })),
];
