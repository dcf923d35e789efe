import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { anchorsIn, runbookAnchors } from './support/runbook.ts';

const FOLDER = new URL('../../infra/smoke/', import.meta.url);

it('the smoke test names headings of the runbook', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const named = files.flatMap((file) => anchorsIn(readFileSync(new URL(file, FOLDER), 'utf8')));
  expect(named.length).toBeGreaterThan(3);
  expect(runbookAnchors()).toEqual(expect.arrayContaining(named));
});
