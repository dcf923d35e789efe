import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Creates `DATA_DIR` and the folders above it, for this user only. Throws one line when it cannot. */
export const makeFolder = (path: string): void => {
  try {
    makeWithParents(resolve(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The folder ${path} cannot be created (${code}): choose another one for DATA_DIR.`);
  }
  if (!statSync(path).isDirectory()) throw new Error(`${path} is a file: choose a folder for DATA_DIR.`);
};

/** Node's own `recursive` never returns where the system denies an existing parent, as /proc does. */
const makeWithParents = (path: string): void => {
  if (existsSync(path)) return;
  makeWithParents(dirname(path));
  mkdirSync(path, { mode: 0o700 });
};
