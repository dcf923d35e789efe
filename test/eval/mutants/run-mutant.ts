import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit } from './mutants.ts';

const HOUSE = join(import.meta.dirname, '..', '..', '..');
/** All that the eval needs of it. */
const PARTS = [
  'adapters',
  'core',
  'examples',
  'handlers',
  'local',
  'playbooks',
  'statemachines',
  'test/eval',
  'test/support',
  'package.json',
];

export interface MutantRun {
  /** As `npm run eval` ends: 0 when all invariants held, 1 when one did not. */
  readonly exitCode: number;
  readonly output: string;
}

/** Runs the invariants in a copy of the house in which the edits are made. Throws when an edit does not find its place. */
export const runMutant = async (edits: readonly Edit[], seed: number, conversations: number): Promise<MutantRun> => {
  const copy = mkdtempSync(join(tmpdir(), 'frontdesk-mutant-'));
  try {
    for (const part of PARTS) cpSync(join(HOUSE, part), join(copy, part), { recursive: true });
    symlinkSync(join(HOUSE, 'node_modules'), join(copy, 'node_modules'), 'dir');
    for (const edit of edits) make(copy, edit);
    return await evaluate(copy, seed, conversations);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

const make = (copy: string, { file, find, replace }: Edit): void => {
  const path = join(copy, file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} times: ${find}`);
  writeFileSync(path, parts.join(replace));
};

const evaluate = (copy: string, seed: number, conversations: number): Promise<MutantRun> => {
  const options = ['--only', 'invariants', '--seed', String(seed), '--conversations', String(conversations)];
  return new Promise((resolve) => {
    execFile(process.execPath, ['test/eval/main.ts', ...options], { cwd: copy }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
    });
  });
};
