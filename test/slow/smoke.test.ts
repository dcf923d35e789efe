import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerToken } from '../../local/auth/token/obtain-token.ts';
import { type HttpStandIn, sendJson, startHttp } from '../support/http-stand-in.ts';
import { NpmProcess, type Server, startServer } from '../support/npm-process.ts';

const SKIPPED = ['turns over 29 s', 'trace', 'metrics', 'changes', 'clock', 'throttling'];

const started: NpmProcess[] = [];
let open: Server;
let guarded: Server;
let reader = '';
let busy: HttpStandIn;
beforeAll(async () => {
  [open, guarded] = await Promise.all([startServer(), startServer({}, '--auth')]);
  started.push(open, guarded);
  reader = await customerToken(guarded.url, 'alice', 'support:read');
  const error = { code: -32603, message: 'The service is busy.' };
  busy = await startHttp((_, response) => sendJson(response, 503, { jsonrpc: '2.0', error, id: null }));
});
afterAll(() => Promise.all([busy.close(), ...started.map((npm) => npm.clear())]));

const smoke = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const npm = new NpmProcess(['run', '--silent', 'smoke', '--', ...args], environment);
  started.push(npm);
  const { code } = await npm.ended;
  const named = (result: string) =>
    [...npm.stdout.matchAll(/^(pass|FAIL|skip) {2}(.+?) {2,}\d+ ms {2}\w/gm)].flatMap(([, is, name]) =>
      is === result ? (name ?? '') : [],
    );
  return {
    code,
    stdout: npm.stdout,
    stderr: npm.stderr,
    failed: named('FAIL'),
    skipped: named('skip'),
    passed: named('pass'),
  };
};

describe('npm run smoke', () => {
  it('passes against npm start, but for what only a deployment has', async () => {
    const { code, failed, skipped, passed, stdout, stderr } = await smoke(['--url', open.url]);
    expect([failed, skipped, stderr], stdout).toEqual([[], ['login', 'desk', ...SKIPPED], '']);
    expect(passed.length).toBe(11);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^11 passed, 0 failed, 8 skipped\n$/m);
  });

  it('passes against npm start -- --auth, with a token', async () => {
    const token = await customerToken(guarded.url, 'alice');
    const { code, failed, skipped, stdout } = await smoke(['--url', guarded.url], { FRONTDESK_TOKEN: token });
    expect([failed, skipped], stdout).toEqual([[], SKIPPED]);
    expect(code).toBe(0);
    expect(stdout).not.toContain(token);
  });
});

describe.concurrent('npm run smoke says in one line what is wrong with', () => {
  it.each<[string, () => string[], RegExp]>([
    ['no URL', () => [], /^Name the endpoint: --url https:\/\/…\/mcp\.\n\nUsage: /],
    ['a malformed URL', () => ['--url', 'mcp'], /^Name the endpoint: [^\n]+\n\nUsage: /],
    [
      'a malformed page',
      () => ['--url', open.url, '--pages', 'chat'],
      /^Name a page: --pages https:\/\/…\/chat\.\n\nUsage: /,
    ],
    ['a URL of a file', () => ['--url', 'file:///mcp'], /^Name the endpoint: /],
    ['a port without a server', () => ['--url', 'http://127.0.0.1:9/mcp'], /^No server answers at http:\S+: [^\n]+\n$/],
    [
      'another path',
      () => ['--url', open.url.replace('/mcp', '/mcq')],
      /^http:\S+ is no MCP endpoint \(status 404\): [^\n]+\n$/,
    ],
    ['a missing token', () => ['--url', guarded.url], /^The server requires an access token: [^\n]+\n$/],
    [
      'a wrong token',
      () => ['--url', guarded.url, '--token', 'a.b.c'],
      /^The server rejects the access token: [^\n]+\n$/,
    ],
    [
      'a token without a scope',
      () => ['--url', guarded.url, '--token', reader],
      /^http:\S+ answers with status 403: [^\n]+ Get a token with support:chat and support:read\.\n$/,
    ],
    ['a server that fails', () => ['--url', busy.url], /^http:\S+ answers with status 503: The service is busy\.\n$/],
    ['a word', () => ['now'], /^Unexpected argument 'now'/],
  ])('%s', async (_, args, line) => {
    const { code, stdout, stderr } = await smoke(args());
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(line);
  });
});
