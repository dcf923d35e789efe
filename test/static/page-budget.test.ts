import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPages, type Pages } from '../../web/build/build-pages.ts';
import { LANGUAGES } from '../../web/widget/language.ts';

/** Kilobytes of 1,024 bytes, compressed. */
const ON_EVERY_PAGE_KB = 3;
const OPENED_KB = 27;
const WORDS_KB = 2;

const STATIC_IMPORT = /(?:import|from)\s*["'](\.[^"']+)["']/g;
const DYNAMIC_IMPORT = /import\(["'](\.[^"']+)["']\)/g;

describe('the widget', () => {
  let pages: Pages;
  beforeAll(async () => {
    pages = await buildPages();
  });
  const textOf = (path: string) => Buffer.from(pages.get(path)?.bytes ?? []).toString();
  const kilobytes = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + gzipSync(textOf(path), { level: 9 }).length, 0) / 1024;
  const named = (path: string, imports: RegExp) =>
    [...textOf(path).matchAll(imports)].map(([, name = '']) => posix.join(posix.dirname(path), name));
  /** The file, and those that it loads by itself. */
  const withImports = (path: string, found = new Set<string>()): Set<string> => {
    if (found.has(path)) return found;
    found.add(path);
    for (const each of named(path, STATIC_IMPORT)) withImports(each, found);
    return found;
  };
  const entry = () => withImports('/widget.js');
  const panel = () => [...entry()].flatMap((path) => named(path, DYNAMIC_IMPORT));

  it(`loads at most ${ON_EVERY_PAGE_KB} KB with each page of a shop`, () => {
    expect([...entry()]).toHaveLength(2);
    expect(kilobytes(entry())).toBeLessThanOrEqual(ON_EVERY_PAGE_KB);
  });

  it(`loads at most ${OPENED_KB} KB until it is open, in English`, () => {
    expect(panel()).toHaveLength(1);
    expect(kilobytes(new Set([...entry(), ...panel().flatMap((path) => [...withImports(path)])]))).toBeLessThanOrEqual(
      OPENED_KB,
    );
  });

  it(`loads at most ${WORDS_KB} KB for another language`, () => {
    const words = panel().flatMap((path) => named(path, DYNAMIC_IMPORT));
    expect(words).toHaveLength(LANGUAGES.length - 1);
    for (const path of words) expect(kilobytes([path])).toBeLessThanOrEqual(WORDS_KB);
  });
});
