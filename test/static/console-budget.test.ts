import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { buildPages, type Pages } from '../../web/build/build-pages.ts';

/** Kilobytes of 1,024 bytes of scripts and styles, compressed. */
const BUDGET_KB = 70;

let pages: Pages;
beforeAll(async () => {
  pages = await buildPages();
});

/** The files that a file names, and those that they name. */
const loadedBy = (path: string, found = new Set<string>()): Set<string> => {
  const text = Buffer.from(pages.get(path)?.bytes ?? []).toString();
  for (const [name] of text.matchAll(/[\w-]+-[A-Z0-9]{8}\.(?:js|css)/g)) {
    const asset = `/assets/${name}`;
    if (found.has(asset) || !pages.has(asset)) continue;
    found.add(asset);
    loadedBy(asset, found);
  }
  return found;
};

it(`the console loads at most ${BUDGET_KB} KB`, () => {
  const files = [...loadedBy('/console')];
  expect(files.map((file) => file.split('.').at(-1)).toSorted()).toEqual(expect.arrayContaining(['css', 'js']));
  const bytes = files.reduce((sum, file) => sum + gzipSync(pages.get(file)?.bytes ?? '').byteLength, 0);
  expect(bytes / 1024).toBeLessThanOrEqual(BUDGET_KB);
});
