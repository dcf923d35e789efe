import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** A younger file may still be written. */
const SETTLED_MS = 10_000;

/** Compares LevelDB's table files, which never change, with the checksums of an earlier call, and keeps those of new ones. */
export const compareChecksums = async (folder: string): Promise<void> => {
  const list = join(folder, 'checksums');
  const known = await readFile(list, 'utf8')
    .then((text): Record<string, number> => JSON.parse(text))
    .catch((): Record<string, number> => ({}));
  const found: Record<string, number> = {};
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.ldb')) continue;
    // LevelDB may remove a file meanwhile.
    const file = await readFile(join(folder, name)).catch(() => null);
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Infinity }));
    if (!file || (known[name] === undefined && Date.now() - mtimeMs < SETTLED_MS)) continue;
    found[name] = crc32(file);
    if (found[name] !== (known[name] ?? found[name])) throw new Error(`${name} has changed`);
  }
  // Without the list, nothing is compared the next time. A full disk must not look like a damaged one.
  await writeFile(`${list}.new`, JSON.stringify(found))
    .then(() => rename(`${list}.new`, list))
    .catch(() => {});
};
