import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(import.meta.resolve('../../../infra/preflight/main.ts'));
const folder = mkdtempSync(join(tmpdir(), 'frontdesk-preflight-'));
const PROD = ['--stage', 'prod'];
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command with this script as the AWS CLI; null installs none. */
const run = (cli: string | null, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const bin = mkdtempSync(join(folder, 'bin-'));
  if (cli !== null) writeFileSync(join(bin, 'aws'), `#!${process.execPath}\n${cli}`, { mode: 0o755 });
  return spawnSync(process.execPath, [MAIN, ...args], {
    env: { PATH: bin, AWS_CONFIG_FILE: '/dev/null', ...env },
    encoding: 'utf8',
  });
};

/** Answers as the CLI does for an account with this limit. */
const account = (executions: number, requests: number) => `
  const [service, , ...options] = process.argv.slice(2);
  if (!options.join(' ').includes('--region us-east-1')) process.exit(9);
  console.log(JSON.stringify(service === 'lambda'
    ? { AccountLimit: { ConcurrentExecutions: ${executions} } }
    : { Quotas: [{ QuotaName: 'Cross-region model inference requests per minute for Amazon Nova Lite', QuotaCode: 'L-2', Value: ${requests} }] }));`;

it('prints the needs, and fails because it could not check them without the CLI', () => {
  const { status, stdout } = run(null, PROD);
  expect(stdout).toContain("Could not read the account's quotas: the AWS CLI is not installed. Run this again with");
  expect(stdout).toMatch(/^Lambda, concurrent executions +884 +884 {2}not checked$/m);
  expect(status).toBe(1);
});

it('says in one line why the account could not be read', () => {
  const { status, stdout } = run("console.error('\\nUnable to locate credentials.'); process.exit(253);", PROD);
  expect(stdout).toContain("Could not read the account's quotas: Unable to locate credentials. Run this again with");
  expect(status).toBe(1);
});

it('fails for a new account, with the number to ask for', () => {
  const { status, stdout } = run(account(10, 10_000), PROD);
  expect(stdout).toContain(
    '10, too low: aws service-quotas request-service-quota-increase --region us-east-1 --service-code lambda --quota-code L-B99A9384 --desired-value 884',
  );
  expect(stdout).toContain('10,000, enough');
  expect(status).toBe(1);
});

it('passes for an account that has enough', () => {
  const { status, stdout } = run(account(1000, 10_000), PROD);
  expect(stdout).not.toContain('too low');
  expect(stdout).toContain('1,000, enough');
  expect(status).toBe(0);
});

it.each([
  [['--stage', 'live'], {}, /^Name a stage: --stage dev or staging or prod\./],
  [[...PROD, '--region', 'eu-central-1'], {}, /^infra\/stages\.ts, prod: .* eu-central-1 has no inference profile/],
  [PROD, { AWS_REGION: 'eu-central-1' }, /^infra\/stages\.ts, prod: .* eu-central-1 has no inference profile/],
])('refuses %j with %j', (args, env, line) => {
  const { status, stderr } = run(account(1000, 10_000), args, env);
  expect(stderr).toMatch(line);
  expect(status).toBe(1);
});
