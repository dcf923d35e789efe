import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundle, type Format, FUNCTIONS, type FunctionName } from '../../infra/functions/bundles.ts';
import { playbookPath, writePlaybooks } from '../../infra/functions/playbook-assets.ts';
import { STAGES } from '../../infra/stages.ts';
import { sharedEnvironment } from '../../local/environment.ts';
import { median, roundRobin } from './stats.ts';

const ROUNDS = 15;
const FORMATS = ['esm', 'cjs'] as const;
const NAMES = Object.keys(FUNCTIONS) as FunctionName[];
const EXTENSION = { esm: 'mjs', cjs: 'cjs' } as const;

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
  /** By format: the size, and the milliseconds that the bundle adds to the start of a fresh process. */
  readonly formats: Readonly<Record<Format, { readonly bytes: number; readonly ms: number }>>;
}

/** Imports each bundle in fresh processes and measures wall time from start to end of the process. */
export const measureColdStarts = async (): Promise<ColdStart[]> => {
  const dir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'));
  try {
    const sizes = await writeBundles(dir);
    await writePlaybooks(dir);
    const variants = ['empty', ...NAMES].flatMap((name) => FORMATS.map((format) => `${name}.${EXTENSION[format]}`));
    const times = await roundRobin(
      Object.fromEntries(variants.map((file) => [file, async () => importTime(join(dir, file))])),
      ROUNDS,
    );
    const extra = (name: FunctionName, format: Format) => {
      const empty = times[`empty.${EXTENSION[format]}`] ?? [];
      return median(
        (times[`${name}.${EXTENSION[format]}`] ?? []).map((ms, round) => ms - (empty[round] ?? Number.NaN)),
      );
    };
    const figures = (name: FunctionName, format: Format) => ({ bytes: sizes(name, format), ms: extra(name, format) });
    return NAMES.map((name) => ({
      name,
      budgetBytes: FUNCTIONS[name].budgetBytes,
      formats: { esm: figures(name, 'esm'), cjs: figures(name, 'cjs') },
    }));
  } finally {
    await rm(dir, { recursive: true });
  }
};

const writeBundles = async (dir: string) => {
  const sizes = new Map<string, number>();
  for (const format of FORMATS) {
    await writeFile(join(dir, `empty.${EXTENSION[format]}`), RUNTIME);
    for (const name of NAMES) {
      const code = await bundle(name, format);
      sizes.set(`${name} ${format}`, code.length);
      // One statement before the bundle does not change its module format.
      await writeFile(join(dir, `${name}.${EXTENSION[format]}`), Buffer.concat([Buffer.from(RUNTIME), code]));
    }
  }
  return (name: FunctionName, format: Format): number => sizes.get(`${name} ${format}`) ?? Number.NaN;
};

const importTime = (file: string): number => {
  const began = performance.now();
  const env = { ...ENVIRONMENT, LAMBDA_TASK_ROOT: dirname(file) };
  const { status, stderr } = spawnSync(process.execPath, [file], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} cannot be imported: ${/^\w*Error: .*/m.exec(stderr)?.[0]}`);
  return performance.now() - began;
};
