import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPages, type Pages } from '../../web/build/build-pages.ts';

/** Kilobytes of scripts and styles, compressed, that a page loads. */
const BUDGETS = { '/console': 70 } as const;

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

describe('the page', () => {
  it.each(Object.entries(BUDGETS))('%s loads at most %i KB', (path, budget) => {
    const files = [...loadedBy(path)];
    expect(files.map((file) => file.split('.').at(-1)).toSorted()).toEqual(expect.arrayContaining(['css', 'js']));
    const bytes = files.reduce((sum, file) => sum + gzipSync(pages.get(file)?.bytes ?? '').byteLength, 0);
    expect(bytes / 1000).toBeLessThanOrEqual(budget);
  });
});
