import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connect } from '../../../../web/widget/connection.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';

const stored = new Map<string, string>();
let visitors: number;
let server: HttpStandIn;
beforeEach(async () => {
  visitors = 0;
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
    removeItem: (name: string) => stored.delete(name),
  });
  server = await startHttp(({ method, url }, response) => {
    if (url === '/config.json') return sendJson(response, 200, { api: '', login: null });
    if (method === 'DELETE') return void response.writeHead(204).end();
    const sub = Buffer.from(JSON.stringify({ sub: `visitor:${++visitors}` })).toString('base64url');
    const made = { access_token: `h.${sub}.s`, expires_in: 3600, customer: 'visitor', visitor: `secret-${visitors}` };
    sendJson(response, 200, made);
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

it('keeps the credential of its own visitor, when it is told to', async () => {
  const connection = connect(server.url, null);
  await connection.session();
  expect([...stored]).toEqual([]);
  await connection.keepVisitor();
  expect([...stored]).toEqual([['frontdesk-visitor', '"secret-1"']]);
});

it('keeps no other visitor once its own is forgotten', async () => {
  const connection = connect(server.url, null);
  await connection.session();
  await connection.keepVisitor();
  await connection.forgetVisitor();
  for (const _ of [1, 2]) await expect(connection.keepVisitor()).rejects.toMatchObject({ code: 'OTHER_CUSTOMER' });
  expect([...stored]).toEqual([]);
});
