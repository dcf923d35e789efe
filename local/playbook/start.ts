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
 * Compiles a playbook into a temporary file, and again when something in its folder changes. `reference` is as for
 * `findPlaybook`. A mistake throws at the start; later it is reported in one line, and the file stays unchanged.
 */
export const startPlaybook = (reference: string, say: (line: string) => void): LocalPlaybook => {
  const { folder, shown } = findPlaybook(reference);
  let written = JSON.stringify(compilePlaybook(reference));
  const temporary = mkdtempSync(join(tmpdir(), 'frontdesk-playbook-'));
  const file = join(temporary, 'playbook.json');
  writeFileSync(file, written);

  const compileAgain = () => {
    try {
      const compiled = JSON.stringify(compilePlaybook(reference));
      if (compiled === written) return;
      // Renamed into place, so that a function never reads a partial file.
      writeFileSync(`${file}.new`, compiled);
      renameSync(`${file}.new`, file);
      written = compiled;
      say(`The playbook ${shown} was reloaded.`);
    } catch (error) {
      const wrong = error instanceof Error ? error.message.replaceAll('\n', '; ') : String(error);
      say(`The playbook ${shown} was not reloaded: ${wrong}`);
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
