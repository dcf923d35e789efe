import { describe, expect, it } from 'vitest';
import { startFunction } from '../../../../local/aws/lambda/function.ts';

const GOOD = {
  STAGE: 'test',
  RESOURCE_URL: 'https://support.example/mcp',
  ISSUER: 'https://issuer.example',
  JWKS_URI: 'http://127.0.0.1:1/jwks',
  AUDIENCE: 'https://support.example/mcp',
};
const start = (over: Readonly<Record<string, string>>, { AUDIENCE, ...rest } = GOOD) =>
  startFunction({
    name: 'authorizer',
    entry: new URL('../../../../handlers/authorizer/index.ts', import.meta.url),
    environment: { ...rest, ...('CLIENT_IDS' in over ? {} : { AUDIENCE }), ...over },
    timeoutMs: 5000,
  });

describe("the authorizer's environment", () => {
  it.each([
    ['an audience', {}],
    ['clients instead of an audience', { CLIENT_IDS: 'app-1, app-2' }],
    ['the name of the endpoint', { ENDPOINT: 'mcp' }],
  ])('is complete with %s', async (_, over) => {
    const authorizer = await start(over);
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
  ])('is rejected with %s', async (_, over, names) => {
    await expect(start(over)).rejects.toThrow(`Bad environment: ${names}`);
  });
});
