import {
  discoverAuthorizationServerMetadata,
  exchangeAuthorization,
  registerClient,
  startAuthorization,
} from '@modelcontextprotocol/client';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CUSTOMERS } from '../../../../../local/auth/issuer/realms.ts';
import { type Issuer, startIssuer } from '../../../../../local/auth/issuer/server.ts';
import { type Entries, logIn } from '../../../../../local/auth/token/log-in.ts';
import { rawRequest } from '../../../../support/rpc.ts';

const RESOURCE = 'http://127.0.0.1:3000/mcp';
const CALLBACK = 'http://127.0.0.1:33418/callback';

let issuer: Issuer;
const printed = [vi.spyOn(console, 'info'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
beforeAll(async () => {
  issuer = await startIssuer(RESOURCE, CUSTOMERS);
});
afterAll(async () => {
  await issuer.close();
  expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
});

const register = async (over: object = {}) => {
  const metadata = await discoverAuthorizationServerMetadata(issuer.url);
  if (!metadata) throw new Error('The issuer has no metadata.');
  const clientMetadata = { redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none', ...over };
  return { metadata, clientInformation: await registerClient(issuer.url, { metadata, clientMetadata }) };
};

const begin = async (asked: { readonly scope?: string; readonly resource?: string } = {}) => {
  const client = await register({ client_name: 'Test <b>client</b>', scope: 'support:read' });
  const request = await startAuthorization(issuer.url, { ...client, redirectUrl: CALLBACK, ...asked });
  return { ...client, ...request };
};

/** Returns the claims of the token that a customer's client receives. */
const tokenFor = async (entries: Entries, asked: { readonly scope?: string; readonly resource?: string } = {}) => {
  const { metadata, clientInformation, authorizationUrl, codeVerifier } = await begin(asked);
  const { searchParams } = await logIn(authorizationUrl, CALLBACK, entries);
  const { access_token } = await exchangeAuthorization(issuer.url, {
    metadata,
    clientInformation,
    authorizationCode: searchParams.get('code') ?? expect.fail(String(searchParams)),
    iss: searchParams.get('iss') ?? '',
    codeVerifier,
    redirectUri: CALLBACK,
  });
  const keys = createRemoteJWKSet(new URL(issuer.jwksUri));
  return (await jwtVerify(access_token, keys, { issuer: issuer.url, audience: RESOURCE })).payload;
};

describe('the local issuer', () => {
  it.each([
    ['names neither resource nor scope', {}, 'support:chat support:read'],
    ['names the resource', { resource: RESOURCE, scope: 'support:read' }, 'support:read'],
    ['asks for more than it registered with', { scope: 'support:read support:chat' }, 'support:read support:chat'],
    ['asks for more than customers may', { scope: 'support:chat support:act_as' }, 'support:chat'],
  ])('issues a token for the resource to a client that %s', async (_, asked, scope) => {
    const claims = await tokenFor({ name: 'ada', role: 'supervisor' }, asked);
    expect(claims).toMatchObject({ sub: 'ada', scope });
    expect(claims).not.toHaveProperty('cognito:groups');
  });

  it('accepts any valid customer id as the name', async () => {
    expect(await tokenFor({ name: 'Ada «客户»' })).toMatchObject({ sub: 'Ada «客户»' });
    const { authorizationUrl } = await begin();
    await expect(logIn(authorizationUrl, CALLBACK, { name: 'a'.repeat(129) })).rejects.toThrow(
      'at most 128 characters',
    );
  });

  it.each([
    ['for another resource', 'resource', 'http://127.0.0.1:3000/other', 'invalid_target'],
    ['without a code challenge', 'code_challenge', null, 'invalid_request'],
    ['with a code challenge that is the verifier', 'code_challenge_method', 'plain', 'invalid_request'],
  ])('rejects a request %s', async (_, parameter, value, error) => {
    const { authorizationUrl } = await begin({ resource: RESOURCE });
    authorizationUrl.searchParams.delete(parameter);
    if (value !== null) authorizationUrl.searchParams.set(parameter, value);
    expect((await logIn(authorizationUrl, CALLBACK, { name: 'ada' })).searchParams.get('error')).toBe(error);
  });

  it.each([
    ['any loopback port', 'http://localhost:9/cb', true],
    ['a custom scheme', 'cursor://anysphere.cursor-retrieval/oauth/callback', true],
    ['an https page', 'https://vscode.dev/redirect', true],
    ['another machine without TLS', 'http://192.168.0.7/cb', false],
    ['a script', 'javascript:alert(1)', false],
  ])('registers a client with a callback at %s, %s: %s', async (_, uri, accepted) => {
    const registered = await register({ redirect_uris: [uri] }).then(
      () => true,
      () => false,
    );
    expect(registered).toBe(accepted);
  });

  it('generates its own signing key', async () => {
    const other = await startIssuer(RESOURCE, CUSTOMERS);
    const kids = await Promise.all(
      [issuer, other].map(async ({ jwksUri }) => {
        const { keys } = (await (await fetch(jwksUri)).json()) as { keys: { kid: string; d?: string }[] };
        expect(keys).toMatchObject([{ alg: 'ES256' }]);
        expect(keys[0]).not.toHaveProperty('d');
        return keys[0]?.kid;
      }),
    );
    await other.close();
    expect(new Set(kids).size).toBe(2);
  });

  it('grants support:act_as only to the back office, without a login', async () => {
    const ask = (secret: string, scope: string) =>
      fetch(`${issuer.url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`back-office:${secret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
      });
    const { access_token, scope } = (await (await ask('back-office', 'support:act_as')).json()) as Record<
      string,
      string
    >;
    expect(scope).toBe('support:act_as');
    expect(decodeProtectedHeader(access_token ?? '')).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect((await ask('guessed', 'support:act_as')).status).toBe(401);
  });
});

/** Stores cookies by path, as browsers do. */
const browser = () => {
  const cookies = new Map<string, { readonly pair: string; readonly path: string }>();
  return async (url: URL, form?: URLSearchParams): Promise<URL> => {
    const sent = [...cookies.values()].filter(({ path }) => url.pathname.startsWith(path)).map(({ pair }) => pair);
    const headers = { cookie: sent.join('; ') };
    const response = await fetch(url, { redirect: 'manual', headers, ...(form && { method: 'POST', body: form }) });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const path = /path=([^;]*)/.exec(line)?.[1] ?? '/';
      cookies.set(`${pair.split('=')[0]} ${path}`, { pair, path });
    }
    return new URL(response.headers.get('location') ?? expect.fail(await response.text()), url);
  };
};

describe("the local issuer's pages", () => {
  it('ask for the name at every login, so that one browser can log in as several customers', async () => {
    const visit = browser();
    for (const name of ['ada', 'bob']) {
      const login = await visit((await begin()).authorizationUrl);
      expect(login.pathname).toMatch(/^\/login\//);
      const back = await visit(await visit(login, new URLSearchParams({ name })));
      expect(back.searchParams.get('code')).not.toBeNull();
    }
  });

  const open = async (url: URL) => {
    const redirected = await fetch(url, { redirect: 'manual' });
    const cookie = redirected.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const page = await fetch(new URL(redirected.headers.get('location') ?? '', url), { headers: { cookie } });
    return { page, text: await page.text() };
  };

  it('escape the name of the client, load nothing, and forbid framing', async () => {
    const { page, text } = await open((await begin()).authorizationUrl);
    expect(text).toContain('Test &#60;b&#62;client&#60;/b&#62;');
    expect(text).not.toMatch(/<script|<link|<img|@import|url\(|https?:/);
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
  });

  it('report an unknown login and an unknown client', async () => {
    const strange = await fetch(`${issuer.url}/login/abc`);
    expect([strange.status, await strange.text()]).toEqual([400, expect.stringContaining('expired')]);
    const unknown = await fetch(`${issuer.url}/auth?client_id=x&response_type=code`);
    expect([unknown.status, await unknown.text()]).toEqual([400, expect.stringContaining('client is invalid')]);
  });
});

describe('the origin check of the local issuer', () => {
  it.each(['/.well-known/oauth-authorization-server', '/token', '/reg'])(
    'lets a page of this machine use %s',
    async (path) => {
      const reply = await rawRequest(`${issuer.url}${path}`, 'OPTIONS', {
        origin: 'http://localhost:6274',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type, mcp-protocol-version',
      });
      expect(reply.status).toBe(204);
      expect(reply.headers.get('access-control-allow-origin')).toBe('http://localhost:6274');
      expect(reply.headers.get('access-control-allow-headers')).toBe('content-type, mcp-protocol-version');
    },
  );

  it.each([
    ['the origin of another site', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a foreign host name', { host: 'evil.example' }],
  ])('rejects %s', async (_, headers) => {
    const reply = await rawRequest(
      `${issuer.url}/reg`,
      'POST',
      { 'content-type': 'application/json', ...headers },
      '{}',
    );
    expect([reply.status, reply.headers.has('access-control-allow-origin')]).toEqual([403, false]);
  });
});
