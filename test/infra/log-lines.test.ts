import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const FOLDERS = ['core', 'adapters', 'handlers', 'statemachines'];
/** A log call, also by a computed level, and its message. */
const CALL = /\blog(?:\.(?:info|warn|error)|\[[^\]]+\])\(\s*'([^']+)'/g;
/** Only the one-machine run reads a playbook's files. */
const LOCAL = ['playbook not read'];

it('the runbook names every log line', () => {
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(`${folder}/${file}`, ROOT), 'utf8')),
  );
  const lines = sources.flatMap((source) => [...source.matchAll(CALL)].map(([, line = '']) => line));
  expect(lines).toEqual(expect.arrayContaining(['turn', 'step failed', 'tool failed']));
  const runbook = readFileSync(new URL('docs/runbook.md', ROOT), 'utf8');
  const missing = lines.filter((line) => !LOCAL.includes(line) && !runbook.includes(`\`${line}\``));
  expect(missing).toEqual([]);
});
