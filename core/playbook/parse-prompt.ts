import { checkTemplate } from './check-template.ts';
import { type Mistakes, readFrontMatter } from './front-matter.ts';
import { type Prompt, PromptHead } from './playbook.ts';
import { schemaMistakes } from './schema-mistakes.ts';

type ParsedPrompt = { readonly prompt: Prompt } | Mistakes;

/**
 * Parses the Markdown file of a prompt. `stem` is the file name without `.md`; the prompt's name has underscores in
 * place of its dashes. Returns the mistakes by line, if there are any.
 */
export const parsePrompt = (stem: string, text: string): ParsedPrompt => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(stem)) {
    return refuse(1, 'the name of the file must be lower case with dashes, such as order-inquiry.md.');
  }
  const file = readFrontMatter(text);
  if (!file) return refuse(1, 'must begin with front matter between two lines of ---.');
  if (file.mistakes.length > 0) return { mistakes: file.mistakes };
  const head = PromptHead.safeParse(file.data);
  if (!head.success) return { mistakes: schemaMistakes(file, head.error) };
  const mistakes = checkTemplate(file, head.data);
  if (mistakes.length > 0) return { mistakes };
  return { prompt: { name: stem.replaceAll('-', '_'), ...head.data, template: file.body.join('\n').trim() } };
};

const refuse = (line: number, message: string): ParsedPrompt => ({ mistakes: [{ line, message }] });
