import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePlaybook, PLAYBOOKS } from '../../playbooks/compile.ts';
import { watchFolders } from './watch-folders.ts';

export interface LocalPlaybook {
  /** The compiled playbook, as a function reads it. */
  readonly file: string;
  close(): Promise<void>;
}

/**
 * Compiles a playbook into a temporary file, which throws for a mistake in it, and again whenever something in its folder changes:
 * then a mistake is said in one line, and the file stays as it was.
 */
export const startPlaybook = (name: string, say: (line: string) => void, root = PLAYBOOKS): LocalPlaybook => {
  let written = JSON.stringify(compilePlaybook(name, root));
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-playbook-'));
  const file = join(folder, `${name}.json`);
  writeFileSync(file, written);

  const compileAgain = () => {
    try {
      const compiled = JSON.stringify(compilePlaybook(name, root));
      if (compiled === written) return;
      // Renamed into place, so that nobody reads half of it.
      writeFileSync(`${file}.new`, compiled);
      renameSync(`${file}.new`, file);
      written = compiled;
      say(`The playbook ${name} was read again.`);
    } catch (error) {
      const wrong = error instanceof Error ? error.message.replaceAll('\n', '; ') : String(error);
      say(`The playbook ${name} stays as it was: ${wrong}`);
    }
  };
  const watched = watchFolders(join(root, name), compileAgain, (why) =>
    say(`The playbook ${name} is not watched any more: ${why}`),
  );
  return {
    file,
    close: async () => {
      watched.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
