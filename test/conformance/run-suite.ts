import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { type Revision, SUITE } from './requirements.ts';

/** The suite takes seconds; after this time it hangs. */
const PATIENCE_MS = 180_000;
const RESULT = /^server-(.+)-\d{4}-\d{2}-\d{2}T[\d-]+Z$/;
/** Blocks connections outside loopback, and records the attempts. */
const NO_NETWORK = new URL('../e2e/fixtures/record-network.mjs', import.meta.url).href;

const Check = z.object({
  id: z.string(),
  status: z.enum(['SUCCESS', 'FAILURE', 'WARNING', 'SKIPPED', 'INFO']),
  errorMessage: z.optional(z.string()),
  details: z.optional(z.unknown()),
});
export type Check = z.infer<typeof Check>;

/** Runs the official suite against a server with the revision's protocol; resolves to the checks of each scenario that ran. */
export const runSuite = async (url: string, revision: Revision): Promise<ReadonlyMap<string, readonly Check[]>> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-conformance-'));
  const network = join(folder, 'network');
  try {
    const args = ['server', '--url', url, '--requirements', revision, '--output-dir', join(folder, 'results')];
    const suite = spawn(process.execPath, [join(SUITE, 'dist/index.js'), ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: PATIENCE_MS,
      env: { NODE_OPTIONS: `--import=${NO_NETWORK}`, NETWORK_RECORD: network },
    });
    // A non-zero exit code only means that checks failed, which judge.ts evaluates one by one.
    const [complaints, [, signal]] = await Promise.all([text(suite.stderr), once(suite, 'close')]);
    if (signal) throw new Error(`The suite did not end within ${PATIENCE_MS} ms: ${complaints}`);
    if ((await readFile(network, 'utf8')).includes('"outside":true'))
      throw new Error('The suite tried to connect outside loopback.');
    return await readResults(join(folder, 'results'));
  } finally {
    await rm(folder, { recursive: true });
  }
};

const readResults = async (folder: string): Promise<ReadonlyMap<string, readonly Check[]>> => {
  const results = new Map<string, readonly Check[]>();
  for (const name of await readdir(folder)) {
    const scenario = RESULT.exec(name)?.[1];
    if (scenario === undefined) throw new Error(`Unknown format of the suite's result names: ${name}`);
    const checks = await readFile(join(folder, name, 'checks.json'), 'utf8');
    results.set(scenario, z.array(Check).parse(JSON.parse(checks)));
  }
  return results;
};
