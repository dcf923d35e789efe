import { afterAll, beforeAll, expect, it } from 'vitest';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import { type ApiGateway, startApiGateway } from '../../../../local/aws/api-gateway/server.ts';
import { type LocalFunction, startFunction } from '../../../../local/aws/lambda/function.ts';
import { startPlaybook } from '../../../../local/playbook/start.ts';
import { frontEnvironment } from '../../../support/front-environment.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';
import { ERAS } from '../../../support/mcp-requests.ts';
import { aCompletionInput } from '../../../support/values.ts';

/** Every call of the front to AWS, whatever the service, in order. */
const calls: unknown[] = [];
const TRACE = 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1';
let trace: unknown;
const playbook = startPlaybook('saas', () => {});
let aws: HttpStandIn;
let front: LocalFunction;
let gateway: ApiGateway;
beforeAll(async () => {
  const output = JSON.stringify({
    outcome: 'completed',
    turn: completeTurn(aCompletionInput()),
    retry_after_ms: null,
    desk: null,
    posts: [],
  });
  aws = await startHttp(({ headers, url }, response) => {
    calls.push(headers['x-amz-target'] ?? url);
    trace = headers['x-amzn-trace-id'];
    sendJson(response, 200, { executionArn: 'arn:e', status: 'SUCCEEDED', output });
  });
  front = await startFunction({
    name: 'mcp',
    entry: new URL('../../../../handlers/mcp/index.ts', import.meta.url),
    environment: {
      ...frontEnvironment(playbook.file),
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL: aws.url,
      AWS_ENDPOINT_URL_SFN: aws.url,
      _X_AMZN_TRACE_ID: TRACE,
      DAILY_QUOTA: '{"turns":300,"tokens":2000000}',
      DEFAULT_CUSTOMER: 'ada',
    },
    timeoutMs: 10_000,
  });
  gateway = await startApiGateway({ port: 0, routes: async () => ({ '/mcp': front }) });
});
afterAll(async () => {
  await gateway.close();
  await front.close();
  await aws.close();
  await playbook.close();
});

it.each(Object.entries(ERAS))(
  'a message %s costs the front one call: it starts the execution, and reads and writes nothing',
  async (_, request) => {
    calls.length = 0;
    const { body, headers } = request('tools/call', { name: 'chat_with_ai', arguments: { message: 'Hi' } });
    const response = await fetch(`${gateway.url}/mcp`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(await response.json()).toMatchObject({ result: { structuredContent: { status: 'answered' } } });
    expect(calls).toEqual(['AWSStepFunctions.StartSyncExecution']);
    expect(trace).toBe(TRACE);
  },
);

it('the stand-in sees the calls of the other services, too', async () => {
  calls.length = 0;
  const { body, headers } = ERAS['of 2026-07-28']('tools/call', {
    name: 'get_conversation_history',
    arguments: { conversation_id: 'c-1' },
  });
  await (await fetch(`${gateway.url}/mcp`, { method: 'POST', headers, body: JSON.stringify(body) })).text();
  expect(calls).toContain('DynamoDB_20120810.GetItem');
});
