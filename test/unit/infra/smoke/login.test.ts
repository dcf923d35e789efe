import type { ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { runCheck, skip } from '../../../../infra/smoke/check.ts';
import { login } from '../../../../infra/smoke/checks/login.ts';
import { System } from '../../../../infra/smoke/system.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';

let server: HttpStandIn;
afterEach(() => server.close());

type Json = Record<string, unknown>;
type Answers = Record<string, (url: string, response: ServerResponse) => void>;

const RESOURCE = '/.well-known/oauth-protected-resource/mcp';
const SERVER = '/.well-known/oauth-authorization-server';

const challenge = (url: string, response: ServerResponse) =>
  response
    .writeHead(401, { 'www-authenticate': `Bearer scope="support:chat", resource_metadata="${url}${RESOURCE}"` })
    .end();
const resource =
  (change: Json = {}) =>
  (url: string, response: ServerResponse) =>
    sendJson(response, 200, { resource: `${url}/mcp`, authorization_servers: [url], ...change });
const metadata =
  (change: Json = {}) =>
  (url: string, response: ServerResponse) =>
    sendJson(response, 200, {
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      ...change,
    });

/** Runs the check against a server that answers as it should, but for the changes. */
const run = async (changes: Answers, local = false) => {
  const answers: Answers = { '/mcp': challenge, [RESOURCE]: resource(), [SERVER]: metadata(), ...changes };
  server = await startHttp(({ url }, response) => {
    const answer = answers[url];
    if (answer) answer(server.url, response);
    else response.writeHead(404).end();
  });
  const aws = async () => skip('nothing is in AWS');
  return runCheck(login, new System({ url: `${server.url}/mcp`, local, aws }));
};

it('finds the authorization server as a client does', async () => {
  const detail = expect.stringMatching(/^401, resource metadata, http.* with S256$/);
  expect(await run({})).toMatchObject({ result: 'pass', detail });
});

it('is skipped on one machine that requires no token', async () => {
  const open = (_: string, response: ServerResponse) => sendJson(response, 200, {});
  expect(await run({ '/mcp': open }, true)).toMatchObject({
    result: 'skip',
    detail: expect.stringContaining('--auth'),
  });
});

const none = (_: string, response: ServerResponse) => void response.writeHead(404).end();

it.each<[string, Answers, RegExp]>([
  ['no token is required', { '/mcp': (_, response) => sendJson(response, 200, {}) }, /status is 200, not 401/],
  ['the 401 has no challenge', { '/mcp': (_, response) => response.writeHead(401).end() }, /no WWW-Authenticate/],
  ['the resource metadata is not there', { [RESOURCE]: none }, /does not implement/],
  [
    'the resource has another name',
    { [RESOURCE]: resource({ resource: 'https://a/mcp' }) },
    /metadata is of https:\/\/a\/mcp/,
  ],
  ['no server is named', { [RESOURCE]: resource({ authorization_servers: [] }) }, /names no authorization server/],
  ['the server has no metadata', { [SERVER]: none }, /at none of the places/],
  ['the metadata is of another issuer', { [SERVER]: metadata({ issuer: 'https://a' }) }, /issuer/i],
  ['S256 is not listed', { [SERVER]: metadata({ code_challenge_methods_supported: undefined }) }, /does not list S256/],
])('fails if %s', async (_, changes, detail) => {
  expect(await run(changes)).toMatchObject({
    result: 'FAIL',
    detail: expect.stringMatching(detail),
    remedy: expect.stringMatching(/\w/),
  });
});
