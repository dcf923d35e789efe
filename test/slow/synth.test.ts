import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const HOUSE = join(import.meta.dirname, '../..');
const APP = fileURLToPath(import.meta.resolve('../../infra/app.ts'));
const { context } = JSON.parse(readFileSync(join(HOUSE, 'cdk.json'), 'utf8'));
const outdir = mkdtempSync(join(tmpdir(), 'frontdesk-synth-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** Runs the app as the CLI does. */
const run = async (given: object, variables: Record<string, string>) => {
  const env = { CDK_CONTEXT_JSON: JSON.stringify(given), ...variables };
  const ended = promisify(execFile)(process.execPath, [APP], { env });
  return ended.then(
    (out) => ({ code: 0, ...out }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
};

describe.concurrent('infra/app.ts', () => {
  it.each([
    [{ stage: 'production' }, 'us-east-1', /^Unknown stage "production": use -c stage=dev\|staging\|prod\.\n$/],
    [{ stage: 'dev' }, 'eu-west-1', /^infra\/stages\.ts, dev: models: [^\n]*\n$/],
  ])('fails with one line for %j in %s', async (given, region, line) => {
    const { code, stderr } = await run(given, { CDK_DEFAULT_REGION: region });
    expect(stderr).toMatch(line);
    expect(code).toBe(1);
  });

  it('synthesizes without region and credentials, and without warnings', async () => {
    const ended = await run({ ...context, stage: 'prod' }, { CDK_OUTDIR: outdir });
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(existsSync(join(outdir, 'frontdesk-prod.template.json'))).toBe(true);
  });
});
