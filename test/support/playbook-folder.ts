import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of playbooks of a test's own. */
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

/** A prompt's file with one required argument, `order`. */
export const promptFile = (title: string, body = 'Where is {{order}}?'): string =>
  `---\ntitle: ${title}\ndescription: D\narguments:\n  - name: order\n    required: true\n---\n${body}\n`;
