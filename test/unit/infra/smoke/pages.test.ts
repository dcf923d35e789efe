import { afterEach, expect, it } from 'vitest';
import { runCheck, skip } from '../../../../infra/smoke/check.ts';
import { pages } from '../../../../infra/smoke/checks/pages.ts';
import { System } from '../../../../infra/smoke/system.ts';
import { pageHeaders } from '../../../../web/build/page-headers.ts';
import { type HttpStandIn, startHttp } from '../../../support/http-stand-in.ts';

let server: HttpStandIn;
afterEach(() => server.close());

const API = 'https://api.example.com/prod';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A file as the deployment serves it. */
const file = (path: string): Answer => {
  const headers = pageHeaders(path, { api: new URL(API).origin, login: [], shops: [] });
  const of = (type: string, body: string, cache = 'no-cache') => ({
    status: 200,
    headers: { ...headers, 'content-type': type, 'cache-control': cache },
    body,
  });
  if (path.startsWith('/assets/')) return of('text/javascript', '', 'public, immutable');
  if (path === '/widget.js') return of('text/javascript', '');
  const login = { client_id: 'c' };
  if (path === '/config.json') return of('application/json', JSON.stringify({ api: API, login }));
  return of('text/html', '<script src="/assets/main-AB12.js">');
};

/** Runs the check against pages that are as they should be, but for the change of one. */
const run = async (path = '', change: (answer: Answer) => Partial<Answer> = () => ({})) => {
  server = await startHttp(({ url }, response) => {
    const right = file(url);
    const { status, headers, body } = { ...right, ...(url === path && change(right)) };
    response.writeHead(status, headers).end(body);
  });
  const aws = async () => skip('nothing is in AWS');
  return runCheck(pages, new System({ url: `${API}/mcp`, pages: `${server.url}/chat`, local: false, aws }));
};

it('passes for pages with their policies that know their API', async () => {
  expect(await run()).toMatchObject({ result: 'pass', detail: expect.stringContaining('/console') });
});

it('is skipped for a deployment whose pages are not named', async () => {
  server = await startHttp((_, response) => response.end());
  const aws = async () => skip('nothing is in AWS');
  expect(await runCheck(pages, new System({ url: `${API}/mcp`, local: false, aws }))).toMatchObject({
    result: 'skip',
    detail: expect.stringContaining('--pages'),
  });
});

const without = (name: string) => (answer: Answer) => {
  const { [name]: _, ...headers } = answer.headers;
  return { headers };
};

it.each<[string, string, (answer: Answer) => Partial<Answer>, RegExp]>([
  ['a page is missing', '/console', () => ({ status: 404 }), /\/console has the status 404/],
  [
    'a page is a download',
    '/chat',
    ({ headers }) => ({ headers: { ...headers, 'content-type': 'binary/octet-stream' } }),
    /\/chat has the type binary/,
  ],
  ['a page has no policy', '/console', without('content-security-policy'), /the policy of \/console lacks default-src/],
  [
    'a page may not call the API',
    '/chat',
    ({ headers }) => ({ headers: { ...headers, ...pageHeaders('/chat', { api: null, login: [], shops: [] }) } }),
    /the policy of \/chat lacks https:\/\/api\.example\.com/,
  ],
  ['a page has no script', '/', () => ({ body: '<p>' }), /\/ names no file of its own/],
  ['a hashed file expires', '/assets/main-AB12.js', without('cache-control'), /main-AB12\.js may not be kept/],
  [
    'the widget is for the own origin',
    '/widget.js',
    without('access-control-allow-origin'),
    /\/widget\.js is not for every origin/,
  ],
  [
    'the configuration names another API',
    '/config.json',
    () => ({ body: '{"api":"","login":{"client_id":"c"}}' }),
    /config\.json names the API ""/,
  ],
  [
    'the configuration has no log-in',
    '/config.json',
    () => ({ body: JSON.stringify({ api: API, login: null }) }),
    /no log-in for the console/,
  ],
])('fails if %s', async (_, path, change, detail) => {
  expect(await run(path, change)).toMatchObject({ result: 'FAIL', detail: expect.stringMatching(detail) });
});
