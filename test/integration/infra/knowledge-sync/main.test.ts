import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(import.meta.resolve('../../../../infra/knowledge-sync/main.ts'));
const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, [MAIN, ...args], { env: { AWS_CONFIG_FILE: '/dev/null', ...env }, encoding: 'utf8' });

it.each([
  [
    'no such stage',
    ['--stage', 'live'],
    /^Name a stage: --stage dev or staging or prod\.\n\nUsage: npm run knowledge:sync /,
  ],
  ['an option that is none', ['--stage', 'prod', '--force'], /^Unknown option '--force'\n\nUsage: [^\0]+ --dry-run /],
  [
    'a stage without a knowledge base',
    ['--stage', 'prod'],
    /^The stage prod has no knowledgeBase: set it in infra\/\S+\n$/,
  ],
])('refuses %s, and says what to write', (_, args, line) => {
  const { status, stdout, stderr } = run(args, { AWS_REGION: 'us-east-1' });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(line);
});

it('asks for a region when none is set', () => {
  expect(run(['--stage', 'prod'], {}).stderr).toMatch(/^Set the region of the knowledge base, such as AWS_REGION=/);
});
