import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { modernRequest } from '../../support/mcp-requests.ts';
import { NpmProcess } from '../../support/npm-process.ts';
import { deskUrl, send, server, tokens } from './the-protected-server.ts';

const SUBSTITUTE = fileURLToPath(new URL('../fixtures/curl.mjs', import.meta.url));
const CURL = `command -v curl >/dev/null || curl() { '${process.execPath}' '${SUBSTITUTE}' "$@"; }`;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const started: NpmProcess[] = [];
const run = (
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  url = server.url,
) => {
  const npm = new NpmProcess(['run', '--silent', script, '--', ...args, '--url', url], environment);
  started.push(npm);
  return npm;
};
afterAll(() => Promise.all(started.map((npm) => npm.clear())));

describe.concurrent('npm run token', () => {
  it.each([
    ["a customer's token", ['erin'], 'support:chat support:read'],
    ['a narrower one', ['erin', '--scope', 'support:chat'], 'support:chat'],
    ["the back office's", ['--act-as'], 'support:chat support:read support:act_as'],
  ])('prints only %s', async (_, args, scope) => {
    const npm = run('token', args);
    expect(await npm.ended).toEqual({ code: 0, signal: null });
    const [, claims = ''] = /^[\w-]+\.([\w-]+)\.[\w-]+\n$/.exec(npm.stdout) ?? expect.fail(npm.stdout);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: server.url, scope });
    expect(npm.stderr).toBe('');
    expect((await send(npm.stdout.trim(), modernRequest('tools/list'))).status).toBe(200);
  });

  it.each([
    ["a person's", ['--staff', 'ana', '--role', 'supervisor'], { name: 'ana', 'cognito:groups': ['supervisor'] }],
    ["an agent's", ['ana', '--staff', '--teams', 'billing'], { 'cognito:groups': ['agent', 'team:billing'] }],
    ["the CRM's", ['--crm'], { sub: 'crm', scope: 'support:integrate' }],
  ])('prints only %s token for the desk', async (_, args, expected) => {
    const npm = run('token', args, {}, deskUrl());
    expect(await npm.ended).toEqual({ code: 0, signal: null });
    const [, claims = ''] = /^[\w-]+\.([\w-]+)\.[\w-]+\n$/.exec(npm.stdout) ?? expect.fail(npm.stdout);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: deskUrl(), ...expected });
    expect(npm.stderr).toBe('');
    expect((await send(npm.stdout.trim(), modernRequest('tools/list'), deskUrl())).status).toBe(200);
  });

  it.each([
    ['two programs', ['--act-as', '--crm'], /Name a customer, or write/],
    ['a role without a desk', ['erin', '--role', 'agent'], /write --staff/],
    ['an unknown role', ['ana', '--staff', '--role', 'boss'], /role must be agent or supervisor/],
    ['no customer', [], /npm run -s token -- CUSTOMER/],
    ['a scope that is not for customers', ['erin', '--scope', 'support:act_as'], /does not grant support:act_as/],
    ['an invalid name', ['a\tb'], /must not contain control characters/],
  ])('reports %s', async (_, args, says) => {
    const npm = run('token', args, {}, args.includes('--staff') ? deskUrl() : server.url);
    expect(await npm.ended).toMatchObject({ code: 1 });
    expect([npm.stdout, npm.stderr]).toEqual(['', expect.stringMatching(says)]);
  });
});

describe.concurrent('the ready line', () => {
  it('contains a command that gets a token and sends a message with it', async () => {
    const command = server.readyLine.split(' | ').find((text) => text.startsWith('send a message: ')) ?? '';
    const script = `${CURL}\n${command.slice('send a message: '.length)}`;
    const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: ROOT });
    expect(JSON.parse(stdout)).toMatchObject({ result: { structuredContent: { status: 'answered' } } });
  });
});

describe.concurrent('npm run chat', () => {
  it('talks to the server with a token', async () => {
    const npm = run('chat', ['Hello?'], { FRONTDESK_TOKEN: tokens.alice });
    expect(await npm.ended).toMatchObject({ code: 0 });
    expect(npm.stdout).toMatch(/^ {2}route +fast$/m);
  });

  it('reports a missing token', async () => {
    const npm = run('chat', ['Hello?']);
    expect(await npm.ended).toMatchObject({ code: 1 });
    expect(npm.stderr).toBe('The server requires a valid token: set --token or FRONTDESK_TOKEN.\n');
  });
});

describe.concurrent('npm run desk', () => {
  it('shows a person the queue, and does what is typed until its input ends', async () => {
    const npm = run('desk', ['--token', tokens.ana], {}, deskUrl());
    npm.child.stdin?.end('queue closed\nreply Hello\n');
    expect(await npm.ended).toEqual({ code: 0, signal: null });
    expect(npm.stdout).toMatch(/^(No conversation\.|# {2}.*about)$/m);
    expect(npm.complaints).toEqual(['No case is open: write next, or queue and open N.']);
  });

  it.each([
    ['no token', () => '', deskUrl, 'The server requires a valid token: set --token or FRONTDESK_DESK_TOKEN.'],
    [
      "a customer's token",
      () => tokens.alice,
      deskUrl,
      'The server requires a valid token: set --token or FRONTDESK_DESK_TOKEN.',
    ],
    ["a program's token", () => tokens.crm, deskUrl, 'Forbidden: this operation requires the scope support:operate.'],
    ["the customers' endpoint", () => tokens.alice, () => server.url, 'is another endpoint: correct --url.'],
  ])('ends with one line that explains %s', async (_, token, url, line) => {
    const npm = run('desk', [], { FRONTDESK_DESK_TOKEN: token() }, url());
    expect(await npm.ended).toMatchObject({ code: 1 });
    expect(npm.complaints).toEqual([expect.stringContaining(line)]);
    expect(npm.stdout).toBe('');
  });
});
