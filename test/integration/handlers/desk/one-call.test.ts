import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DESK_ACCESS } from '../../../../core/access/scopes.ts';
import { type ApiGateway, startApiGateway } from '../../../../local/aws/api-gateway/server.ts';
import { type LocalFunction, startFunction } from '../../../../local/aws/lambda/function.ts';
import { startPlaybook } from '../../../../local/playbook/start.ts';
import { NO_DESK_OUTCOME } from '../../../../statemachines/desk-contract.ts';
import { frontEnvironment } from '../../../support/front-environment.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';
import { callTool, post } from '../../../support/rpc.ts';

const START = 'AWSStepFunctions.StartSyncExecution';
const AUDIT = 'DynamoDB_20120810.PutItem #AUDIT#';
const CASE = { customer: 'ada', conversation_id: 'c-1' };
const SEEN = { ...CASE, version: 0 };
const ARGUMENTS: Readonly<Record<keyof typeof DESK_ACCESS.tools, object>> = {
  list_queue: { view: 'waiting' },
  open_case: CASE,
  get_trace: CASE,
  get_settings: {},
  list_deliveries: {},
  redeliver: { endpoint: 'crm', id: '1-evt' },
  take_next: {},
  take_over: CASE,
  reply: { ...CASE, text: 'Hello' },
  note: { ...CASE, text: 'Hm' },
  suggest_reply: CASE,
  transfer: { ...SEEN, team: 'support' },
  give_back: SEEN,
  close: { ...SEEN, resolution: 'solved' },
  reopen: SEEN,
  link_ticket: { ...CASE, system: 'CRM', id: '1' },
  export_customer: { customer: 'ada' },
  erase_customer: { customer: 'ada' },
};
const READS = ['list_queue', 'open_case', 'get_trace', 'get_settings', 'list_deliveries', 'export_customer'];
const WEBHOOKS = JSON.stringify([
  { name: 'crm', url: 'https://crm.example/', secret: 'env:CRM', events: ['conversation.closed'] },
]);

/** Every call of the desk's front to AWS, in order; a write with its partition. */
const calls: string[] = [];
let tableIsDown = false;
const playbook = startPlaybook('saas', () => {});
let aws: HttpStandIn;
let gateway: ApiGateway;
const fronts: LocalFunction[] = [];

const startDesk = async (variables: Readonly<Record<string, string>>): Promise<LocalFunction> => {
  const front = await startFunction({
    name: 'desk',
    entry: new URL('../../../../handlers/desk/index.ts', import.meta.url),
    environment: {
      ...frontEnvironment(playbook.file),
      ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
      ...{ AWS_ENDPOINT_URL: aws.url, AWS_ENDPOINT_URL_SFN: aws.url },
      ...variables,
    },
    timeoutMs: 20_000,
  });
  fronts.push(front);
  return front;
};

beforeAll(async () => {
  aws = await startHttp(({ headers, body }, response) => {
    const target = String(headers['x-amz-target']);
    const { Item, Key } = JSON.parse(body) as Record<'Item' | 'Key', { pk: { S: string } } | undefined>;
    const place = Item?.pk.S.slice(0, '#AUDIT#'.length) ?? (/Get|Query/.test(target) ? undefined : Key?.pk.S);
    calls.push(place ? `${target} ${place}` : target);
    if (tableIsDown && target !== START) return sendJson(response, 400, { __type: 'ThrottlingException' });
    const output = JSON.stringify({ ...NO_DESK_OUTCOME, outcome: 'empty' });
    sendJson(
      response,
      200,
      target === START ? { executionArn: 'arn:e', status: 'SUCCEEDED', output } : { ConsumedCapacity: {} },
    );
  });
  const [desk, closed] = await Promise.all([
    startDesk({ DEFAULT_OPERATOR: 'local Support', WEBHOOKS }),
    startDesk({ RESOURCE_URL: 'https://api.example/prod/desk', ISSUER: 'https://staff.example', SCOPE_PREFIX: 's/' }),
  ]);
  gateway = await startApiGateway({ port: 0, routes: async () => ({ '/desk': desk, '/closed/desk': closed }) });
});
beforeEach(() => {
  calls.length = 0;
  tableIsDown = false;
});
afterAll(async () => {
  await gateway.close();
  await Promise.all(fronts.map((front) => front.close()));
  await aws.close();
  await playbook.close();
});

describe("the desk's front", () => {
  it.each(Object.entries(ARGUMENTS))(
    '%s: audits first, and writes nothing of a conversation itself',
    async (name, args) => {
      await callTool(`${gateway.url}/desk`, name, args);
      expect(calls[0]).toBe(AUDIT);
      const rest = calls.slice(1);
      if (READS.includes(name)) {
        // Settings are in memory.
        expect(rest.length > 0).toBe(name !== 'get_settings');
        expect(rest.filter((call) => !/\.(Query|GetItem)$/.test(call))).toEqual([]);
      } else if (name === 'redeliver') {
        expect(rest).toEqual([
          expect.stringMatching(/UpdateItem #JOB#\d#webhook#crm$/),
          'DynamoDB_20120810.DeleteItem #ENDPOINT#crm',
          expect.stringMatching(/UpdateItem #JOB#\d#webhook#crm$/),
        ]);
      } else if (name === 'erase_customer') {
        // The tombstone, from which all else follows.
        expect(rest).toEqual([expect.stringMatching(/UpdateItem #ERASED#/), 'DynamoDB_20120810.GetItem']);
      } else expect(rest).toEqual([START]);
    },
  );

  it('carries nothing out when the audit cannot be written', async () => {
    tableIsDown = true;
    const reply = await callTool(`${gateway.url}/desk`, 'reply', ARGUMENTS.reply);
    expect(reply).toMatchObject({
      isError: true,
      data: { code: 'BUSY', retryable: true, message_id: expect.any(String) },
    });
    expect(new Set(calls)).toEqual(new Set([AUDIT]));
  });

  it('without an identity answers 401 with its own challenge, and calls nothing', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const { status, headers } = await post(`${gateway.url}/closed/desk`, body);
    expect(status).toBe(401);
    // API Gateway renames the header of a function's response.
    expect(headers.get('x-amzn-remapped-www-authenticate')).toBe(
      'Bearer scope="s/support:operate", resource_metadata="https://api.example/prod/.well-known/oauth-protected-resource/desk"',
    );
    expect(calls).toEqual([]);
  });
});
