import { stat, utimes } from 'node:fs/promises';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../../../local/http/listen.ts';
import { type ServedPages, servePages } from '../../../../local/pages/serve-pages.ts';
import { rawRequest } from '../../../support/rpc.ts';

const PAGE = new URL('../../../../web/home/home.html', import.meta.url);

const server = createServer(async (request, response) => {
  if (!(await pages.answer(request, response))) response.writeHead(404).end();
});
let pages: ServedPages;
let url: string;
beforeAll(async () => {
  pages = servePages({
    config: () => ({ api: '', login: null }),
    origins: () => ({ api: null, login: [], shops: [] }),
    allowedHosts: ['127.0.0.1'],
    say: () => {},
  });
  url = `http://127.0.0.1:${await listen(server)}`;
});
afterAll(async () => {
  await pages.close();
  server.closeAllConnections();
  server.close();
});

it('serves the pages and their files, and nothing but GET and HEAD', async () => {
  const html = await (await fetch(`${url}/console?a=b`)).text();
  const [script = ''] = html.match(/\/assets\/console-\w+\.js/) ?? [];
  const loaded = await fetch(url + script);
  expect([loaded.status, loaded.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  expect(await (await fetch(`${url}/config.json`)).json()).toEqual({ api: '', login: null });
  const head = await fetch(`${url}/widget.js`, { method: 'HEAD' });
  expect([head.status, head.headers.get('cache-control'), await head.text()]).toEqual([200, 'public, max-age=300', '']);
  expect((await fetch(`${url}/assets/none-AAAAAAAA.js`)).status).toBe(404);
  expect((await fetch(`${url}/console`, { method: 'POST' })).status).toBe(404);
});

it.each(['/', '/console', '/config.json', '/widget.js', '/reload'])(
  'refuses %s under a foreign host name, which DNS may have pointed here',
  async (path) => {
    const { status } = await rawRequest(url + path, 'GET', { host: 'evil.example' });
    expect(status).toBe(403);
  },
);

it('tells open pages of an edit', async () => {
  const { body } = await fetch(`${url}/reload`);
  const events = body?.pipeThrough(new TextDecoderStream()).getReader();
  await events?.read();
  const { atime, mtime } = await stat(PAGE);
  await utimes(PAGE, atime, mtime);
  expect((await events?.read())?.value).toContain('event: edit');
  await events?.cancel();
});
