import type { ServerResponse } from 'node:http';
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bedrockClient, documentClient, stepFunctionsClient } from '../../../../adapters/aws/clients.ts';
import { type HttpStandIn, sendJson, startHttp, type WireRequest } from '../../../support/http-stand-in.ts';

/** Two for each turn that one machine admits at a time, as triage and answer call a model side by side. */
const AT_ONCE = 256;

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
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await service.close();
});

describe.each<[name: string, open: () => (input: string) => Promise<unknown>]>([
  [
    'Bedrock',
    () => {
      const client = bedrockClient();
      return (input) => client.send(new ConverseCommand({ modelId: 'm', messages: [], system: [{ text: input }] }));
    },
  ],
  [
    'DynamoDB',
    () => {
      const client = documentClient(1);
      return (input) => client.send(new GetCommand({ TableName: 't', Key: { pk: input } }));
    },
  ],
  [
    'Step Functions',
    () => {
      const client = stepFunctionsClient(service.url);
      return (input) => client.send(new StartSyncExecutionCommand({ stateMachineArn: 'a', input }));
    },
  ],
])('the client of %s', (_, open) => {
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

  it('sends each of several calls', async () => {
    const call = open();
    const inputs = ['first', 'second', 'third'];
    await Promise.all(inputs.map(call));
    await call('last');
    const all = [...inputs, 'last'];
    expect(all.map((input) => received.filter(({ body }) => body.includes(`"${input}"`)).length)).toEqual([1, 1, 1, 1]);
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
