import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Assets, buildAssets, FUNCTIONS, type FunctionName, SHIPPED_FILE } from '../../infra/functions/bundles.ts';
import { playbookPath } from '../../infra/functions/playbook-assets.ts';
import { STAGES } from '../../infra/stages.ts';
import { sharedEnvironment } from '../../local/environment.ts';
import { median, roundRobin } from './stats.ts';

const ROUNDS = 15;
const NAMES = Object.keys(FUNCTIONS) as FunctionName[];

/** The global of Lambda's runtime, and the variables that the functions read at import. */
const RUNTIME = 'globalThis.awslambda={streamifyResponse:(handler)=>handler};';
const ENVIRONMENT = {
  ...sharedEnvironment({}, { bedrock: 'http://127.0.0.1:1', dynamo: 'http://127.0.0.1:1' }),
  CONTEXT_TOKENS: '12000',
  RETENTION_DAYS: '90',
  IDEMPOTENCY_TABLE_NAME: 'frontdesk-idempotency',
  STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:frontdesk-conversation-turn',
  TURN_SECONDS: '60',
  PLAYBOOK: playbookPath(STAGES.prod.playbook),
  STAGE: 'bench',
  RESOURCE_URL: 'http://127.0.0.1:1/mcp',
  ISSUER: 'http://127.0.0.1:1',
  JWKS_URI: 'http://127.0.0.1:1/jwks',
  AUDIENCE: 'http://127.0.0.1:1/mcp',
  AWS_LAMBDA_FUNCTION_NAME: 'frontdesk',
  TOOL_SERVERS: '[]',
};

export interface ColdStart {
  readonly name: FunctionName;
  readonly budgetBytes: number;
  readonly bytes: number;
  /** Milliseconds that the bundle adds to the start of a fresh process. */
  readonly ms: number;
}

/** Imports each bundle in fresh processes and measures wall time from start to end of the process. */
export const measureColdStarts = async (): Promise<ColdStart[]> => {
  const dir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  try {
    const assets = await buildAssets(dir);
    const files = { empty: join(dir, 'empty.cjs'), ...assetFiles(assets) };
    await writeFile(files.empty, RUNTIME);
    const bytes = new Map<string, number>();
    for (const name of NAMES) {
      const code = await readFile(files[name]);
      bytes.set(name, code.length);
      await writeFile(files[name], Buffer.concat([Buffer.from(RUNTIME), code]));
    }
    const times = await roundRobin(
      Object.fromEntries(Object.entries(files).map(([name, file]) => [name, async () => importTime(file)])),
      ROUNDS,
    );
    const extra = (name: FunctionName) =>
      median((times[name] ?? []).map((ms, round) => ms - (times.empty?.[round] ?? Number.NaN)));
    return NAMES.map((name) => ({
      name,
      budgetBytes: FUNCTIONS[name].budgetBytes,
      bytes: bytes.get(name) ?? Number.NaN,
      ms: extra(name),
    }));
  } finally {
    await rm(dir, { recursive: true });
  }
};

const assetFiles = (assets: Assets): Assets =>
  Object.fromEntries(NAMES.map((name) => [name, join(assets[name], SHIPPED_FILE)])) as Record<FunctionName, string>;

const importTime = (file: string): number => {
  const began = performance.now();
  const env = { ...ENVIRONMENT, LAMBDA_TASK_ROOT: dirname(file) };
  const { status, stderr } = spawnSync(process.execPath, [file], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} cannot be imported: ${/^\w*Error: .*/m.exec(stderr)?.[0]}`);
  return performance.now() - began;
};
