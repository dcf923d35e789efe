import { readFileSync, statSync } from 'node:fs';
import { errorName } from '../../core/errors/error-name.ts';
import type { Log } from '../../core/observability/log.ts';
import { Playbook } from '../../core/playbook/playbook.ts';

/**
 * The compiled playbook of a file: read at once, which throws when that cannot be done, and again when it is asked for after the file
 * has changed. A file that has become unreadable leaves the last good playbook in place.
 */
export const playbookFile = (path: string, log: Log): (() => Playbook) => {
  let seen = statSync(path).mtimeMs;
  let playbook = read(path);
  return () => {
    try {
      const { mtimeMs } = statSync(path);
      if (mtimeMs !== seen) {
        seen = mtimeMs;
        playbook = read(path);
      }
    } catch (error) {
      log.error('playbook not read', { error: errorName(error) });
    }
    return playbook;
  };
};

const read = (path: string): Playbook => Playbook.parse(JSON.parse(readFileSync(path, 'utf8')));
