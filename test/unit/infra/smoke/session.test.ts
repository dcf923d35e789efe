import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { runCheck, skip } from '../../../../infra/smoke/check.ts';
import { origins, session } from '../../../../infra/smoke/checks/session.ts';
import { type Check, System } from '../../../../infra/smoke/system.ts';
import { type HttpStandIn, startHttp, type WireRequest } from '../../../support/http-stand-in.ts';

let server: HttpStandIn;
afterEach(() => server.close());

const PAGES = 'https://desk.example.com';
const token = (sub: string) => `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.s`;

/** A deployment that works, but for a change. */
interface Change {
  readonly name?: (visitor: string | undefined) => string;
  readonly desk?: number;
  readonly mcp?: number;
  readonly revokes?: boolean;
  readonly opens?: boolean;
  readonly allows?: (origin: string) => string;
  readonly refuses?: boolean;
}

const answerer = (change: Change) => {
  const { name = () => 'visitor:1', desk = 401, mcp = 200, revokes = true, opens = true, refuses = true } = change;
  const { allows = () => PAGES } = change;
  let revoked = false;
  return ({ method, url, body, headers }: WireRequest, response: ServerResponse) => {
    const send = (status: number, content?: object) =>
      response.writeHead(status).end(content && JSON.stringify(content));
    if (method === 'OPTIONS')
      return response.writeHead(204, { 'access-control-allow-origin': allows(String(headers.origin)) }).end();
    if (url !== '/session') return send(url === '/mcp' ? mcp : desk, {});
    if (headers.origin !== undefined && headers.origin !== PAGES) return send(refuses ? 403 : 200, {});
    const { visitor } = JSON.parse(body) as { visitor?: string };
    if (!opens) return send(503, { code: 'BUSY', message: 'Later.' });
    if (method === 'DELETE') {
      revoked = revokes;
      return send(204);
    }
    if (visitor && revoked) return send(401, { code: 'VISITOR_UNKNOWN' });
    return send(200, { access_token: token(name(visitor)), customer: 'visitor', ...(!visitor && { visitor: 'cred' }) });
  };
};

const run = async (check: Check, change: Change = {}, path = '/mcp') => {
  server = await startHttp(answerer(change));
  const aws = async () => skip('nothing is in AWS');
  return runCheck(check, new System({ url: server.url + path, pages: `${PAGES}/chat`, local: false, aws }));
};

const fails = (detail: RegExp) => ({ result: 'FAIL', detail: expect.stringMatching(detail) });

describe('the check of /session', () => {
  it('passes when a visitor comes back, and can leave', async () => {
    expect(await run(session)).toMatchObject({ result: 'pass' });
  });

  it('is skipped where /session is not known', async () => {
    expect(await run(session, {}, '/')).toMatchObject({ result: 'skip' });
  });

  it.each<[string, Change, RegExp]>([
    ['no session is opened', { opens: false }, /a new visitor gets 503 BUSY Later\./],
    ['/mcp refuses the token', { mcp: 401 }, /\/mcp does not accept the token/],
    ['/desk accepts the token', { desk: 200 }, /\/desk does not refuse the token/],
    ['the credential names another visitor', { name: (visitor) => `visitor:${visitor ? 2 : 1}` }, /another visitor/],
    ['a credential cannot be revoked', { revokes: false }, /a revoked credential gets 200/],
  ])('fails if %s', async (_, change, detail) => {
    expect(await run(session, change)).toMatchObject(fails(detail));
  });
});

describe('the check of origins', () => {
  it("passes when only the stage's own pages are allowed", async () => {
    expect(await run(origins)).toMatchObject({ result: 'pass', detail: expect.stringContaining(PAGES) });
  });

  it.each<[string, Change, RegExp]>([
    [
      'the own pages are not allowed',
      { allows: () => 'https://other.example' },
      /\/desk does not allow https:\/\/desk/,
    ],
    ['every page is allowed', { allows: (origin) => origin }, /\/mcp allows https:\/\/elsewhere/],
    ['any page is allowed', { allows: () => '*' }, /\/mcp allows https:\/\/elsewhere/],
    ['a page of another origin is answered', { refuses: false }, /\/session answers 200 to a page of/],
  ])('fails if %s', async (_, change, detail) => {
    expect(await run(origins, change)).toMatchObject(fails(detail));
  });
});
