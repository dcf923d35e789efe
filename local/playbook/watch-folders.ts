import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Saving a file causes several events. They are over after this time. */
const QUIET_MS = 50;

/**
 * Calls `onChange` when anything in a folder or its subfolders changes, and `onEnd` when watching fails. Each folder
 * has its own watcher, because on Linux a recursive watcher loses files that an editor renames into place. The parent
 * folder is watched too, because the folder may disappear and reappear, as it does when a branch is checked out. Other
 * files in the parent folder are ignored.
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
  /**
   * Recreates all watchers, because any folder may have been replaced. The old ones close last, so that no change is
   * missed.
   */
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

/** Skips folders without text of the author, because a company's folder may be a whole repository. */
const foldersFrom = (folder: string): string[] => {
  if (!existsSync(folder)) return [];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .flatMap(({ name }) => foldersFrom(join(folder, name)));
  return [folder, ...below];
};
