import { auth } from '@modelcontextprotocol/client';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLogin } from '../../../../../local/auth/issuer/read-login.ts';
import { STAFF } from '../../../../../local/auth/issuer/realms.ts';
import { type Issuer, startIssuer } from '../../../../../local/auth/issuer/server.ts';
import type { Entries } from '../../../../../local/auth/token/log-in.ts';
import { staffProvider } from '../../../../../local/auth/token/login-provider.ts';

const DESK = 'http://127.0.0.1:3000/desk';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer(DESK, STAFF);
});
afterAll(() => issuer.close());

/** As the console would log in: with its own client, and no registration. */
const consoleFor = async (entries: Entries, scope?: string) => {
  const provider = staffProvider(entries);
  const discoveryState = { authorizationServerUrl: issuer.url };
  provider.saveDiscoveryState?.(discoveryState);
  const request = { serverUrl: issuer.url, ...(scope !== undefined && { scope }) };
  await auth(provider, request);
  await auth(provider, { ...request, ...provider.answer() });
  return provider;
};
const claimsFor = async (entries: Entries, scope?: string) => {
  const { access_token = '' } = (await (await consoleFor(entries, scope)).tokens()) ?? {};
  const keys = createRemoteJWKSet(new URL(issuer.jwksUri));
  return (await jwtVerify(access_token, keys, { issuer: issuer.url, audience: DESK })).payload;
};

describe("the staff's local issuer", () => {
  it("puts name, role and teams into the token of the console's client", async () => {
    expect(await claimsFor({ name: 'ana', role: 'agent', teams: 'billing, returns' })).toMatchObject({
      sub: 'ana',
      name: 'ana',
      client_id: 'console',
      scope: 'support:operate',
      'cognito:groups': ['agent', 'team:billing', 'team:returns'],
    });
  });

  it("grants people none of the customers' scopes, and not that of programs", async () => {
    const scope = 'support:chat support:read support:act_as support:integrate support:operate';
    expect(await claimsFor({ name: 'ana', role: 'supervisor' }, scope)).toMatchObject({ scope: 'support:operate' });
  });

  it('keeps the role when the token is renewed', async () => {
    const provider = await consoleFor({ name: 'eve', role: 'supervisor' });
    expect(await auth(provider, { serverUrl: issuer.url })).toBe('AUTHORIZED');
    const { access_token = '' } = (await provider.tokens()) ?? {};
    expect(decodeJwt(access_token)).toMatchObject({ sub: 'eve', 'cognito:groups': ['supervisor'] });
  });

  it('grants a program support:integrate only, without a login or a role, under its name', async () => {
    const ask = (scope: string) =>
      fetch(`${issuer.url}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('crm:crm')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
      });
    const { access_token } = (await (await ask('support:integrate')).json()) as { access_token: string };
    const claims = decodeJwt(access_token);
    expect(claims).toMatchObject({ sub: 'crm', client_id: 'crm', scope: 'support:integrate', name: 'Service team' });
    expect(claims).not.toHaveProperty('cognito:groups');
    const { scope } = (await (await ask('support:operate support:act_as')).json()) as { scope?: string };
    expect(scope).toBeUndefined();
  });
});

describe('a page', () => {
  /** What a page of `origin` gets when it exchanges a code that the client does not have. */
  const exchange = async (origin: string, client_id: string) => {
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'none',
      client_id,
      redirect_uri: origin,
    });
    const response = await fetch(`${issuer.url}/token`, { method: 'POST', headers: { origin }, body });
    const { error } = (await response.json()) as { error: string };
    return { reads: response.headers.get('access-control-allow-origin') === origin, error };
  };

  it.each([
    ['http://127.0.0.1:3000', { reads: true, error: 'invalid_grant' }],
    ['http://localhost:3000', { reads: true, error: 'invalid_grant' }],
    ['http://127.0.0.1:3001', { reads: false, error: 'invalid_request' }],
  ])("at %s uses the console's client if the gateway serves it", async (origin, answer) => {
    expect(await exchange(origin, 'console')).toEqual(answer);
  });

  it('of another client may be any page of this machine', async () => {
    const registered = await fetch(`${issuer.url}/reg`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: ['http://localhost:6274/callback'], token_endpoint_auth_method: 'none' }),
    });
    const { client_id } = (await registered.json()) as { client_id: string };
    expect(await exchange('http://localhost:6274', client_id)).toEqual({ reads: true, error: 'invalid_grant' });
  });
});

describe('a login at the desk', () => {
  const enter = (entries: Readonly<Record<string, string>>) => readLogin(new URLSearchParams(entries));

  it.each([
    ['another role', { name: 'ana', role: 'admin' }, 'The role must be agent or supervisor.'],
    ['no name', { role: 'agent' }, 'The name must not be empty.'],
    ['a long list of teams', { name: 'ana', teams: 'a'.repeat(1001) }, 'The teams must have at most 1000 characters.'],
  ])('is refused with %s', (_, entries, refusal) => {
    expect(enter(entries)).toEqual({ refusal });
  });

  it('is that of an account without a role if it names none', () => {
    expect(enter({ name: ' ana ', teams: 'billing' })).toEqual({ accountId: 'ana', groups: [] });
  });

  it('leaves the role of an earlier login with the same name as it is', async () => {
    const first = await consoleFor({ name: 'ben', role: 'agent', teams: 'billing' });
    await consoleFor({ name: 'ben', role: 'supervisor' });
    expect(await auth(first, { serverUrl: issuer.url })).toBe('AUTHORIZED');
    const { access_token = '' } = (await first.tokens()) ?? {};
    expect(decodeJwt(access_token)).toMatchObject({ 'cognito:groups': ['agent', 'team:billing'] });
  });
});
