import { readFileSync, statSync } from 'node:fs';
import { errorName } from '../../core/errors/error-name.ts';
import type { Log } from '../../core/observability/log.ts';
import { Playbook } from '../../core/playbook/playbook.ts';

/**
 * Reads a compiled playbook from a file, and throws if that fails. The returned function reads the file again after it
 * has changed. If the file becomes unreadable, the last good playbook stays in use.
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
