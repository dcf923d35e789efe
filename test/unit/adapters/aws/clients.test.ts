import type { ServerResponse } from 'node:http';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bedrockClient, documentClient, stepFunctionsClient } from '../../../../adapters/aws/clients.ts';
import { type HttpStandIn, sendJson, startHttp, type WireRequest } from '../../../support/http-stand-in.ts';

/** Two for each turn that one machine admits at a time, as triage and answer call a model side by side. */
const AT_ONCE = 256;
const KEYS = { accessKeyId: 'local', secretAccessKey: 'local' };

let service: HttpStandIn;
let received: WireRequest[] = [];
let answer: (response: ServerResponse) => void;
const succeed = (response: ServerResponse) => sendJson(response, 200, { status: 'SUCCEEDED' });
beforeEach(async () => {
  received = [];
  answer = succeed;
  service = await startHttp((request, response) => {
    received.push(request);
    answer(response);
  });
  for (const name of ['BEDROCK_RUNTIME', 'DYNAMODB', 'SFN']) vi.stubEnv(`AWS_ENDPOINT_URL_${name}`, service.url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', KEYS.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', KEYS.secretAccessKey);
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await service.close();
});

/** The signature of a request as its service computes it. */
const signatureOf = async ({ method, url, headers, body }: WireRequest, signingName: string) => {
  const signed = /SignedHeaders=([^,]*)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const { sha256 } = bedrockClient().config;
  const signer = new SignatureV4({ service: signingName, region: 'us-east-1', credentials: KEYS, sha256 });
  const [, ...time] = /^(....)(..)(..T..)(..)(..Z)$/.exec(String(headers['x-amz-date'])) ?? [];
  const { hostname, pathname } = new URL(url, service.url);
  const request = { method, protocol: 'http:', hostname, path: pathname, body };
  const named = Object.fromEntries(signed.map((name) => [name, String(headers[name])]));
  const [year, month, day, minute, second] = time;
  const signingDate = new Date(`${year}-${month}-${day}:${minute}:${second}`);
  return (await signer.sign({ ...request, headers: named }, { signingDate })).headers.authorization;
};

describe.each<[name: string, signingName: string, open: () => (input: string) => Promise<unknown>]>([
  [
    'Bedrock',
    'bedrock',
    () => {
      const client = bedrockClient();
      return (input) => client.send(new ConverseCommand({ modelId: 'm', messages: [], system: [{ text: input }] }));
    },
  ],
  [
    'DynamoDB',
    'dynamodb',
    () => {
      const client = documentClient(1);
      return (input) => client.send(new GetCommand({ TableName: 't', Key: { pk: input } }));
    },
  ],
  [
    'Step Functions',
    'states',
    () => {
      const client = stepFunctionsClient(service.url);
      return (input) => client.send(new StartSyncExecutionCommand({ stateMachineArn: 'a', input }));
    },
  ],
])('the client of %s', (_, signingName, open) => {
  it(`has ${AT_ONCE} calls in flight at once, and lets none wait for a socket`, async () => {
    const { promise: all, resolve } = Promise.withResolvers<void>();
    answer = async (response) => {
      if (received.length === AT_ONCE) resolve();
      await all;
      succeed(response);
    };
    const call = open();
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => call(`call ${at}`)));
    expect(received).toHaveLength(AT_ONCE);
  });

  it('sends each of several calls, signed for its service', async () => {
    const call = open();
    const inputs = ['first', 'second', 'third'];
    await Promise.all(inputs.map(call));
    await call('last');
    const all = [...inputs, 'last'];
    expect(all.map((input) => received.filter(({ body }) => body.includes(`"${input}"`)).length)).toEqual([1, 1, 1, 1]);
    for (const request of received) {
      expect(request.headers.authorization).toBe(await signatureOf(request, signingName));
    }
  });

  it('makes one attempt', async () => {
    answer = (response) => sendJson(response, 500, {}, 'InternalServerError');
    await expect(open()('once')).rejects.toThrow();
    expect(received).toHaveLength(1);
  });
});

it('makes as many attempts at the table as the caller asks', async () => {
  answer = (response) => sendJson(response, 500, {}, 'InternalServerError');
  await expect(documentClient(2).send(new GetCommand({ TableName: 't', Key: { pk: 'a' } }))).rejects.toThrow();
  expect(received).toHaveLength(2);
});
