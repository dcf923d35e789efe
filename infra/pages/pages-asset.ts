import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildPages } from '../../web/build/build-pages.ts';
import { PAGE_OBJECTS } from './page-objects.ts';

/** Writes the pages as the bucket holds them, without `config.json`, and returns their folder. */
export const buildPagesAsset = async (outdir: string): Promise<string> => {
  const objects: Readonly<Record<string, string>> = PAGE_OBJECTS;
  const folder = join(outdir, 'pages');
  // Files of an earlier build have other names.
  await rm(folder, { recursive: true, force: true });
  for (const [path, { bytes }] of await buildPages()) {
    const file = join(folder, objects[path] ?? path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return folder;
};
