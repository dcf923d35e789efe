import { describe, expect, it } from 'vitest';
import { startFunction } from '../../local/aws/lambda/function.ts';

const GOOD = {
  STAGE: 'test',
  RESOURCE_URL: 'https://support.example/mcp',
  ISSUER: 'https://issuer.example',
  JWKS_URI: 'http://127.0.0.1:1/jwks',
  AUDIENCE: 'https://support.example/mcp',
};
const SESSION = { SESSION_ISSUER: 'https://support.example/session', SESSION_KEYS: 'key-1, key-2' };
const startWith = (environment: Readonly<Record<string, string>>) =>
  startFunction({
    name: 'authorizer',
    entry: new URL('../../handlers/authorizer/index.ts', import.meta.url),
    environment: { AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1', ...environment },
    timeoutMs: 5000,
  });
const start = (over: Readonly<Record<string, string>>, { AUDIENCE, ...rest } = GOOD) =>
  startWith({ ...rest, ...('CLIENT_IDS' in over ? {} : { AUDIENCE }), ...over });

describe("the authorizer's environment", () => {
  it.each([
    ['an audience', {}],
    ['clients instead of an audience', { CLIENT_IDS: 'app-1, app-2' }],
    ['the name of the endpoint', { ENDPOINT: 'mcp' }],
    ['sessions beside the issuer', SESSION],
  ])('is complete with %s', async (_, over) => {
    const authorizer = await start(over);
    const invoked = authorizer.invoke(JSON.stringify({ methodArn: 'arn', multiValueHeaders: {} }));
    await expect(invoked).rejects.toMatchObject({ errorMessage: 'Unauthorized' });
    await authorizer.close();
  });

  it('is complete with sessions only', async () => {
    const { STAGE, RESOURCE_URL } = GOOD;
    const authorizer = await startWith({ STAGE, RESOURCE_URL, ...SESSION });
    const invoked = authorizer.invoke(JSON.stringify({ methodArn: 'arn', multiValueHeaders: {} }));
    await expect(invoked).rejects.toMatchObject({ errorMessage: 'Unauthorized' });
    await authorizer.close();
  });

  it('makes an authorizer of the desk, which lets a request without a token through', async () => {
    const RESOURCE_URL = 'https://support.example/desk';
    const authorizer = await start({ RESOURCE_URL, ENDPOINT: 'desk', MACHINE_CLIENTS: 'crm, erp' });
    const result = await authorizer.invoke(JSON.stringify({ methodArn: 'arn', multiValueHeaders: {} }));
    expect(JSON.parse(result)).toMatchObject({ principalId: 'anonymous', context: {} });
    await authorizer.close();
  });

  it.each([
    ['the URL of the desk for customers', { RESOURCE_URL: 'https://support.example/desk' }, 'ENDPOINT'],
    ["the customers' URL for the desk", { ENDPOINT: 'desk' }, 'ENDPOINT'],
    ['another endpoint', { ENDPOINT: 'admin' }, 'ENDPOINT'],
    ['an audience and clients', { AUDIENCE: 'a', CLIENT_IDS: 'app-1' }, 'AUDIENCE; CLIENT_IDS'],
    ['a malformed URL of the keys', { JWKS_URI: 'jwks.json' }, 'JWKS_URI'],
    ['no issuer', { ISSUER: '' }, 'ISSUER'],
    ['sessions without keys', { SESSION_ISSUER: SESSION.SESSION_ISSUER }, 'SESSION_ISSUER; SESSION_KEYS'],
    ['keys without sessions', { SESSION_KEYS: 'key-1' }, 'SESSION_ISSUER; SESSION_KEYS'],
    ["the issuer's own name for sessions", { ...SESSION, SESSION_ISSUER: GOOD.ISSUER }, 'SESSION_ISSUER'],
    [
      'sessions at the desk',
      { ...SESSION, ENDPOINT: 'desk', RESOURCE_URL: 'https://support.example/desk' },
      'SESSION_ISSUER',
    ],
    [
      'a shared secret of a shop',
      { IDENTITY_ISSUERS: '[{"issuer":"https://shop.example","keys":[{"kty":"oct"}]}]' },
      'IDENTITY_ISSUERS must be JSON',
    ],
  ])('is rejected with %s', async (_, over, names) => {
    await expect(start(over)).rejects.toThrow(`Bad environment: ${names}`);
  });
});
