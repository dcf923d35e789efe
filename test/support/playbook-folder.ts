import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A temporary folder of playbooks. */
export class PlaybookFolder {
  readonly root = join(mkdtempSync(join(tmpdir(), 'frontdesk-test-')), 'playbooks');

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  remove(): void {
    rmSync(dirname(this.root), { recursive: true });
  }
}

/** A prompt file with one required argument, `order`. */
export const promptFile = (title: string, body = 'Where is {{order}}?'): string =>
  `---\ntitle: ${title}\ndescription: D\narguments:\n  - name: order\n    required: true\n---\n${body}\n`;

/** A playbook.md with changes to its front matter. */
export const guideFile = (name: string, over: Readonly<Record<string, string>> = {}, policy = 'Be kind.'): string => {
  const head = {
    name,
    title: 'A shop',
    persona: 'You are the assistant of a shop.',
    languages: '[en]',
    greeting: '{ en: Hello. }',
    consent: '{ en: [yes] }',
    ...over,
  };
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${value}`);
  return ['---', ...lines, '---', policy, ''].join('\n');
};
