import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePlaybook } from '../../playbooks/compile.ts';
import { findPlaybook } from '../../playbooks/find.ts';
import { watchFolders } from './watch-folders.ts';

export interface LocalPlaybook {
  /** The compiled playbook, as a function reads it. */
  readonly file: string;
  close(): Promise<void>;
}

/**
 * Compiles a playbook, named as for `findPlaybook`, into a temporary file, which throws for a mistake in it; and again whenever something
 * in its folder changes. Then a mistake is reported in one line, and the file stays as it was.
 */
export const startPlaybook = (reference: string, say: (line: string) => void): LocalPlaybook => {
  const { folder, shown } = findPlaybook(reference);
  let isGood = true;
  let written = JSON.stringify(compilePlaybook(reference));
  const temporary = mkdtempSync(join(tmpdir(), 'frontdesk-playbook-'));
  const file = join(temporary, 'playbook.json');
  writeFileSync(file, written);

  const compileAgain = () => {
    try {
      const compiled = JSON.stringify(compilePlaybook(reference));
      if (compiled === written) {
        if (!isGood) say(`The playbook ${shown} is valid again.`);
        isGood = true;
        return;
      }
      // Renamed into place, so that a function never reads half of it.
      writeFileSync(`${file}.new`, compiled);
      renameSync(`${file}.new`, file);
      written = compiled;
      isGood = true;
      say(`The playbook ${shown} was read again.`);
    } catch (error) {
      isGood = false;
      const wrong = error instanceof Error ? error.message.replaceAll('\n', '; ') : String(error);
      say(`The playbook ${shown} stays as it was: ${wrong}`);
    }
  };
  const watched = watchFolders(folder, compileAgain, (why) =>
    say(`The playbook ${shown} is no longer watched: ${why}`),
  );
  return {
    file,
    close: async () => {
      watched.close();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
};
