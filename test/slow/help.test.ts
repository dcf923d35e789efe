import { afterAll, describe, expect, it } from 'vitest';
import { NpmProcess } from '../support/npm-process.ts';

const started: NpmProcess[] = [];
afterAll(() => Promise.all(started.map((npm) => npm.clear())));

const run = async (...args: string[]) => {
  const npm = new NpmProcess(['run', '--silent', ...args]);
  started.push(npm);
  const { code } = await npm.ended;
  return { code, stdout: npm.stdout, stderr: npm.stderr };
};

describe.concurrent('--help', () => {
  it.each([
    ['start', '--playbook NAME|PATH'],
    ['chat', '--customer ID'],
    ['token', '--act-as'],
    ['webhook', '--to URL'],
    ['eval', '--playbook NAME|PATH'],
    ['bench', '--help'],
    ['conformance', '--help'],
    ['cost', '--help'],
    ['cost:count', '--help'],
    ['knowledge:sync', '--dry-run'],
    ['smoke', '--tool-message TEXT'],
    ['load', '--think TIME'],
  ])('of npm run %s prints its options and ends with 0', async (script, option) => {
    const { code, stdout, stderr } = await run(script, '--', '--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: npm /);
    expect(stdout).toContain(`\n  ${option} `);
  });
});

describe.concurrent('an option', () => {
  it.each([
    ['that is unknown', '--nonsense', "Unknown option '--nonsense'"],
    ['without its value', '--playbook', "Option '--playbook <value>' argument missing"],
    ['that is a word', 'saas', "Unexpected argument 'saas'. This command does not take positional arguments"],
  ])('%s is named above the options, without a stack trace', async (_, option, named) => {
    const { code, stdout, stderr } = await run('start', '--', option);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.split('\n\n', 2)).toEqual([named, expect.stringMatching(/^Usage: npm start /)]);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
