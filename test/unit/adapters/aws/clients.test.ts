import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bedrockClient, documentClient, stepFunctionsClient } from '../../../../adapters/aws/clients.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';

/** Two for each turn that one machine admits at a time, as triage and answer call a model side by side. */
const AT_ONCE = 256;

let service: HttpStandIn;
let waiting = 0;
beforeEach(async () => {
  waiting = 0;
  const { promise: all, resolve } = Promise.withResolvers<void>();
  service = await startHttp(async (_, response) => {
    waiting += 1;
    if (waiting === AT_ONCE) resolve();
    await all;
    sendJson(response, 200, { status: 'SUCCEEDED' });
  });
  for (const name of ['BEDROCK_RUNTIME', 'DYNAMODB', 'SFN']) vi.stubEnv(`AWS_ENDPOINT_URL_${name}`, service.url);
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'local');
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await service.close();
});

it.each<[name: string, open: () => () => Promise<unknown>]>([
  [
    'Bedrock',
    () => {
      const client = bedrockClient();
      return () => client.send(new ConverseCommand({ modelId: 'm', messages: [] }));
    },
  ],
  [
    'DynamoDB',
    () => {
      const client = documentClient(1);
      return () => client.send(new GetCommand({ TableName: 't', Key: { pk: 'a' } }));
    },
  ],
  [
    'Step Functions',
    () => {
      const client = stepFunctionsClient(service.url);
      return () => client.send(new StartSyncExecutionCommand({ stateMachineArn: 'a' }));
    },
  ],
])(`the client of %s has ${AT_ONCE} calls in flight at once, and lets none wait for a socket`, async (_, open) => {
  const call = open();
  await Promise.all(Array.from({ length: AT_ONCE }, call));
  expect(waiting).toBe(AT_ONCE);
});
