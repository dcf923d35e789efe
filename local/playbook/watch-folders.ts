import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** Saving a file is several events; they are over by then. */
const QUIET_MS = 50;

/**
 * Calls `onChange` when anything in a folder, or in a folder below it, has changed, and `onEnd` when no more can be watched. Each folder
 * is watched by itself, because on Linux a recursive watch loses files that an editor renames into place; so is the one that holds them
 * all, because a folder may go and come back, as it does when a branch is checked out.
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
  /** All anew, since any folder may be another by now; the old watches end last, so that nothing is missed. */
  const look = () => {
    const old = watchers;
    watchers = [];
    try {
      for (const path of [dirname(folder), ...foldersFrom(folder)])
        watchers.push(watch(path, changed).on('error', changed));
    } catch (error) {
      if (existsSync(folder)) onEnd(error instanceof Error ? error.message : String(error));
    } finally {
      for (const watcher of old) watcher.close();
    }
  };
  look();
  return { close };
};

const foldersFrom = (folder: string): string[] => {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return [
    folder,
    ...entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name)),
  ];
};
