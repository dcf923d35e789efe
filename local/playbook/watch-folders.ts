import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Saving a file is several events; they are over by then. */
const QUIET_MS = 50;

/**
 * Calls `onChange` when anything in a folder, or in a folder below it, has changed, and `onEnd` when no more can be watched. Each folder
 * is watched by itself, because on Linux a recursive watch loses files that an editor renames into place. So is the folder above, because
 * the folder may go and come back, as it does when a branch is checked out; other files there are ignored.
 */
export const watchFolders = (folder: string, onChange: () => void, onEnd: (why: string) => void) => {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const close = () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      look();
      onChange();
    }, QUIET_MS);
  };
  const changedAbove = (_: string, name: string | null) => {
    if (name === null || name === basename(folder)) changed();
  };
  /** All anew, since any folder may be another by now; the old watches end last, so that nothing is missed. */
  const look = () => {
    const old = watchers;
    watchers = [];
    try {
      watchers.push(watch(dirname(folder), changedAbove).on('error', changed));
      for (const path of foldersFrom(folder)) watchers.push(watch(path, changed).on('error', changed));
    } catch (error) {
      if (existsSync(folder)) onEnd(error instanceof Error ? error.message : String(error));
    } finally {
      for (const watcher of old) watcher.close();
    }
  };
  look();
  return { close };
};

/** Without those that hold no text of the author's: a company's folder may be a whole repository. */
const foldersFrom = (folder: string): string[] => {
  if (!existsSync(folder)) return [];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .flatMap(({ name }) => foldersFrom(join(folder, name)));
  return [folder, ...below];
};
