import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../web');
const SOURCES = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(tsx?|html)$/.test(file) && !file.startsWith('build/'),
);
/** Whatever makes HTML of a text, or needs `unsafe-inline` for styles. */
const MARKUP =
  /innerHTML|outerHTML|insertAdjacentHTML|setHTML|dangerouslySetInnerHTML|document\.write|\bstyle=|<style/i;

it('pages make text nodes only, and no inline style', () => {
  expect(SOURCES.length).toBeGreaterThan(50);
  expect(SOURCES.filter((file) => MARKUP.test(readFileSync(join(WEB, file), 'utf8')))).toEqual([]);
});
