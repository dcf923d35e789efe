import { execFile } from 'node:child_process';
import { join } from 'node:path';

const HOUSE = join(import.meta.dirname, '../../..');
const PRELOAD = new URL('./replace-exports.ts', import.meta.url).href;

export interface MutantRun {
  /** 0 if all invariants held, 1 if one did not. */
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a program and its options against the product without one policy, or with all policies if `policy` is ''. */
export const runMutant = (policy: string, program: readonly string[]): Promise<MutantRun> => {
  const args = ['--import', PRELOAD, ...program];
  const env = { ...process.env, MUTANT: policy };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: HOUSE, env }, (error, stdout, stderr) => {
      // Node.js 24 now and then aborts a process that has worker threads (nodejs/node#64500).
      if (error?.signal === 'SIGTRAP') return resolve(runMutant(policy, program));
      resolve({ exitCode: error ? Number(error.code ?? -1) : 0, output: stdout + stderr });
    });
  });
};
