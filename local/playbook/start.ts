import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePlaybook } from '../../playbooks/compile.ts';
import { findPlaybook } from '../../playbooks/find.ts';

/** Polled, because on Linux a recursive watch loses files that an editor renames into place, and folders that go and come back. */
const EVERY_MS = 250;

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
  let seen = stateOf(folder);
  let isGood = true;
  let written = JSON.stringify(compilePlaybook(reference));
  const temporary = mkdtempSync(join(tmpdir(), 'frontdesk-playbook-'));
  const file = join(temporary, 'playbook.json');
  writeFileSync(file, written);

  const compileAgain = () => {
    try {
      const state = stateOf(folder);
      if (state === seen) return;
      seen = state;
      const compiled = JSON.stringify(compilePlaybook(reference));
      if (compiled === written) {
        if (!isGood) say(`The playbook ${shown} is valid again.`);
        isGood = true;
        return;
      }
      // Renamed into place, so that a function never reads a partial file.
      writeFileSync(`${file}.new`, compiled);
      renameSync(`${file}.new`, file);
      written = compiled;
      isGood = true;
      say(`The playbook ${shown} was reloaded.`);
    } catch (error) {
      isGood = false;
      const wrong = error instanceof Error ? error.message.replaceAll(/\.?\n/g, '; ') : String(error);
      say(`The playbook ${shown} was not reloaded: ${wrong}`);
    }
  };
  const timer = setInterval(compileAgain, EVERY_MS).unref();
  return {
    file,
    close: async () => {
      clearInterval(timer);
      rmSync(temporary, { recursive: true, force: true });
    },
  };
};

/** The playbook's files with their times of change. */
const stateOf = (folder: string): string => {
  const below = ['prompts', 'knowledge'].filter((name) => existsSync(join(folder, name)));
  const files = below.flatMap((name) =>
    readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).map((path) => join(name, path)),
  );
  const times = ['playbook.md', ...files].map((path) => {
    const { mtimeMs } = statSync(join(folder, path), { throwIfNoEntry: false }) ?? {};
    return `${path} ${mtimeMs}`;
  });
  return times.join('\n');
};
