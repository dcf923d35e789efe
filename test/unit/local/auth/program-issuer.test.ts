import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joseTokens } from '../../../../adapters/jose/token-verifier.ts';
import { operatorOf } from '../../../../handlers/authorizer/read-staff-claims.ts';
import type { Issuer } from '../../../../local/auth/issuer/server.ts';
import { startProgramIssuer } from '../../../../local/auth/program-issuer.ts';

const DESK = 'http://127.0.0.1:3000/desk';
let issuer: Issuer;
beforeAll(async () => {
  issuer = await startProgramIssuer(DESK);
});
afterAll(() => issuer.close());

const ask = (user: string, form: Record<string, string>) =>
  fetch(`${issuer.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(user).toString('base64')}` },
    body: new URLSearchParams(form),
  });

describe('the issuer for programs', () => {
  it('gives the CRM a token that the authorizer of the desk accepts, for what programs may do, under its name', async () => {
    const response = await ask('crm:crm', { grant_type: 'client_credentials', scope: 'support:operate' });
    const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
    expect(expires_in).toBe(3600);
    const verify = (audience: string) =>
      joseTokens({ issuer: issuer.url, jwksUri: issuer.jwksUri, audience }).verify(access_token);
    expect(await verify('http://127.0.0.1:3000/mcp')).toHaveProperty('invalid');
    const verified = await verify(DESK);
    const rules = {
      ...{ resource: DESK, scopePrefix: '', clientIds: null, subjectClaim: 'sub', reserved: [] },
      ...{ roleClaim: 'cognito:groups', nameClaim: 'name', machineClients: ['crm'], consoleClient: null },
    };
    const read = operatorOf(rules, { now: Date.now });
    expect('claims' in verified && read(verified.claims)).toEqual({
      ...{ id: 'crm', scopes: ['support:integrate'], requestable: ['support:integrate'] },
      context: { operator: 'crm', name: 'Service team', role: 'machine', client: 'crm' },
    });
  });

  it.each([
    ['another secret', 'crm:guess', 'client_credentials', 401],
    ['another client', 'console:crm', 'client_credentials', 401],
    ['another grant', 'crm:crm', 'password', 400],
  ])('gives none for %s', async (_, user, grant_type, status) => {
    expect((await ask(user, { grant_type })).status).toBe(status);
  });

  it('answers no web page', async () => {
    expect((await fetch(issuer.jwksUri, { headers: { origin: issuer.url } })).status).toBe(403);
  });

  it('has nothing else', async () => {
    expect((await fetch(issuer.url)).status).toBe(404);
  });
});
