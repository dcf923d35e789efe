import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildPagesAsset } from '../../../../infra/pages/pages-asset.ts';

const outdir = mkdtempSync(join(tmpdir(), 'frontdesk-pages-'));
afterAll(() => rmSync(outdir, { recursive: true }));

it('the asset has every page under the name of its object, and nothing of an earlier build', async () => {
  mkdirSync(join(outdir, 'pages/assets'), { recursive: true });
  writeFileSync(join(outdir, 'pages/assets/widget-OLD.js'), '');
  const folder = await buildPagesAsset(outdir);
  // A name without an extension would be served as a download.
  expect(readdirSync(folder).toSorted()).toEqual([
    'assets',
    'chat.html',
    'console.html',
    'favicon.ico',
    'home.html',
    'widget.js',
  ]);
  const assets = readdirSync(join(folder, 'assets'));
  expect(assets.length).toBeGreaterThan(3);
  expect(assets).not.toContain('widget-OLD.js');
});
