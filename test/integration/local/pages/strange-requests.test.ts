import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOPBACK } from '../../../../core/access/loopback.ts';
import { closeServer, listen } from '../../../../local/http/listen.ts';
import { pageSettings } from '../../../../local/pages/page-settings.ts';
import { type ServedPages, servePages } from '../../../../local/pages/serve-pages.ts';

let pages: ServedPages;
let server: Server;
let port: number;
beforeAll(async () => {
  const { config, origins } = pageSettings(null);
  pages = servePages({ config: () => config, origins: () => origins, allowedHosts: LOOPBACK, say: () => {} });
  server = createServer(async (request, response) => {
    if (!(await pages.answer(request, response))) response.writeHead(404).end();
  });
  port = await listen(server);
});
afterAll(async () => {
  await pages.close();
  await closeServer(server);
});

/** The status of a request as it is written, and the whole response. */
const ask = async (method: string, target: string, host = `127.0.0.1:${port}`) => {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const response = await text(socket);
  return { status: Number(response.split(' ')[1]), response };
};

describe('a page', () => {
  it.each(['/', '/chat', '/console'])('%s may be shown by no stranger, and runs only what is ours', async (path) => {
    const { status, response } = await ask('GET', path);
    expect(status).toBe(200);
    expect(response).toContain("frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
    expect(response).not.toMatch(/<script(?![^>]* src="\/)|<style| style=| on\w+=/);
  });

  it.each([
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['evil.localhost', 403],
    ['', 403],
    ['localhost', 200],
    ['[::1]:1', 200],
  ])('is given by the name %j with %i: DNS leads other names here, too', async (host, status) => {
    for (const path of ['/console', '/config.json', '/widget.js', '/reload.js'])
      expect((await ask('GET', path, host)).status).toBe(status);
    if (status === 403) expect((await ask('GET', '/reload', host)).status).toBe(403);
  });

  it.each([
    ['/console/', '//console', '/%63onsole', '/..%2fconsole', '/assets/../console', 'http://evil.example/console'],
    ['/assets/', '/assets/..%2f..%2fpackage.json', '/../package.json', '/__proto__', '/constructor', '*'],
  ])('is none at %s and the like', async (...paths) => {
    for (const path of paths) expect((await ask('GET', path)).status).toBe(404);
  });

  it('answers GET and HEAD only, of which HEAD subscribes to nothing', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])
      expect((await ask(method, '/console')).status).toBe(404);
    const { status, response } = await ask('HEAD', '/console');
    expect([status, response.split('\r\n\r\n')[1]]).toEqual([200, '']);
    expect((await ask('HEAD', '/reload')).status).toBe(404);
  });
});
