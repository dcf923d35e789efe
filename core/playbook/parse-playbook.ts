import { checkHead } from './check-head.ts';
import { type Mistakes, readFrontMatter } from './front-matter.ts';
import { type Playbook, PlaybookHead } from './playbook.ts';
import { schemaMistakes } from './schema-mistakes.ts';

type Guide = Omit<Playbook, 'prompts' | 'knowledge'>;

/** What `playbook.md` of a folder says: its front matter, and below that the policy; or what is wrong with it, by line. */
export const parsePlaybook = (folder: string, text: string): { readonly guide: Guide } | Mistakes => {
  const file = readFrontMatter(text);
  if (!file) return { mistakes: [{ line: 1, message: 'must begin with front matter, between two lines of ---.' }] };
  if (file.mistakes.length > 0) return { mistakes: file.mistakes };
  const policy = file.body.join('\n').trim();
  const noPolicy = {
    line: file.bodyLine,
    message: 'the policy is missing, which would be the text below the front matter.',
  };
  const head = PlaybookHead.safeParse(file.data);
  const mistakes = head.success ? checkHead(folder, file, head.data) : schemaMistakes(file, head.error);
  if (policy === '') mistakes.push(noPolicy);
  return head.success && mistakes.length === 0 ? { guide: { ...head.data, policy } } : { mistakes };
};
