import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBedrock } from '../../../../local/aws/bedrock/server.ts';
import { startDynamoDb } from '../../../../local/aws/dynamodb/server.ts';
import { startStepFunctions } from '../../../../local/aws/step-functions/server.ts';
import { rawRequest } from '../../../support/rpc.ts';

const definition = { StartAt: 'End', States: { End: { Type: 'Pass', End: true } } };
const servers: Record<string, { url: string; close(): Promise<void> }> = {};

beforeAll(async () => {
  servers.dynamodb = await startDynamoDb();
  servers.bedrock = await startBedrock();
  servers['step functions'] = await startStepFunctions({ machines: { 'arn:m': definition }, functions: {} });
});
afterAll(() => Promise.all(Object.values(servers).map((server) => server.close())));

describe.each(['dynamodb', 'bedrock', 'step functions'])('the stand-in for %s', (name) => {
  const send = (headers: Record<string, string>) => rawRequest(servers[name]?.url ?? '', 'POST', headers, '{}');

  it.each([
    ['a page', { origin: 'https://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['a foreign host name', { host: 'evil.example' }],
    ['a foreign host name that begins with localhost', { host: 'localhost.evil.example' }],
  ])('rejects a request from %s', async (_, headers) => {
    const { status, headers: answered } = await send(headers);
    expect(status).toBe(403);
    expect(answered.has('access-control-allow-origin')).toBe(false);
  });

  it('answers programs on this machine', async () => {
    expect((await send({})).status).not.toBe(403);
  });
});
