import { checkHead } from './check-head.ts';
import { consentPhrases } from './consent-phrases.ts';
import { type Mistakes, readFrontMatter } from './front-matter.ts';
import { type Playbook, PlaybookHead } from './playbook.ts';
import { schemaMistakes } from './schema-mistakes.ts';

type Guide = Omit<Playbook, 'prompts' | 'knowledge'>;

/**
 * Parses a `playbook.md`: front matter, then the policy. `folder` is the name that the playbook must have; null allows
 * any name. Returns the mistakes by line, if there are any.
 */
export const parsePlaybook = (folder: string | null, text: string): { readonly guide: Guide } | Mistakes => {
  const file = readFrontMatter(text);
  if (!file) return { mistakes: [{ line: 1, message: 'must begin with front matter between two lines of ---.' }] };
  if (file.mistakes.length > 0) return { mistakes: file.mistakes };
  const policy = file.body.join('\n').trim();
  const noPolicy = {
    line: file.bodyLine,
    message: 'the policy is missing: write it below the front matter.',
  };
  const head = PlaybookHead.safeParse(file.data);
  const mistakes = head.success ? checkHead(folder, file, head.data) : schemaMistakes(file, head.error);
  if (policy === '') mistakes.push(noPolicy);
  if (!head.success || mistakes.length > 0) return { mistakes };
  return { guide: { ...head.data, consent: consentPhrases(head.data), policy } };
};
