import { afterAll, beforeAll, expect, it } from 'vitest';
import { dynamoJobs } from '../../../../adapters/dynamodb/jobs.ts';
import type { WebhookResult } from '../../../../core/events/webhook.ts';
import { type LocalFunction, startFunction } from '../../../../local/aws/lambda/function.ts';
import { sharedEnvironment } from '../../../../local/environment.ts';
import { startPlaybook } from '../../../../local/playbook/start.ts';
import { type HttpStandIn, startHttp, type WireRequest } from '../../../support/http-stand-in.ts';
import { table, tableOfFile } from '../../adapters/dynamodb/dynamo.ts';
import { aJob } from '../../adapters/dynamodb/jobs.ts';
import { turnsAt } from '../../adapters/dynamodb/turns.ts';
import { clockOver } from './clock-of-file.ts';

/** A sweep of the real clock finds a message of two hours ago. */
const stored = tableOfFile(Date.now() - 2 * 3_600_000);
const { clock, newId } = stored;
const { desks, conversations } = clockOver(stored);
const playbook = startPlaybook('ecommerce', () => {});
const invoked: WireRequest[] = [];
const logs: string[] = [];
let lambda: HttpStandIn;
let fn: LocalFunction;

beforeAll(async () => {
  lambda = await startHttp((request, response) => {
    invoked.push(request);
    const failed: WebhookResult = { status: 500, error: 'HTTP 500', ms: 1, retry_after_ms: null, gone: false };
    if (request.url.includes('/webhooks/')) response.writeHead(200).end(JSON.stringify(failed));
    else response.writeHead(202).end();
  });
  fn = await startFunction({
    name: 'frontdesk-clock',
    entry: new URL('../../../../handlers/clock/index.ts', import.meta.url),
    environment: {
      ...sharedEnvironment({}, { bedrock: lambda.url, dynamo: stored.url() }),
      ...{
        AWS_ENDPOINT_URL_LAMBDA: lambda.url,
        CLOCK_FUNCTION: 'clock',
        WEBHOOKS_FUNCTION: 'webhooks',
        WEBHOOKS: JSON.stringify([
          { name: 'erp', url: 'https://erp.example', secret: 'env:ERP', events: ['customer.erased'] },
        ]),
      },
      ...{ PLAYBOOK: playbook.file, RETENTION_DAYS: '30', IDEMPOTENCY_TABLE_NAME: 'frontdesk-idempotency' },
    },
    timeoutMs: 120_000,
    onLog: (line) => void logs.push(line),
  });
});
afterAll(async () => {
  await fn.close();
  await Promise.all([lambda.close(), playbook.close()]);
});

it('sweeps on any event without a target: visits, starts itself for targets, and measures', async () => {
  const id = newId();
  await conversations().putTurn(id, turnsAt(clock).pending(1));
  await dynamoJobs(stored.client(), table, clock).add(
    [1, 2].map((n) => ({ ...aJob('webhook#crm', n), due_at: clock.now() })),
  );
  await fn.invoke(JSON.stringify({ source: 'aws.scheduler', 'detail-type': 'Scheduled Event' }));
  expect(await desks().get(id)).toMatchObject({ state: 'waiting', reason: 'turn_lost' });
  expect(invoked).toMatchObject([{ method: 'POST', url: '/2015-03-31/functions/clock/invocations' }]);
  expect(invoked[0]?.headers['x-amz-invocation-type']).toBe('Event');
  expect(JSON.parse(invoked[0]?.body ?? '')).toEqual({ target: 'webhook#crm' });
  expect(logs.join('\n')).toMatch(/"CustomersWaiting":[01]/);
});

it('runs a target that has nothing due, and ends its lease', async () => {
  await fn.invoke(JSON.stringify({ target: 'webhook#none' }));
  expect(await stored.item('#LEASE#webhook#none', 'LEASE')).toBeUndefined();
});

it('spreads the next tries of deliveries that failed together', async () => {
  const jobs = dynamoJobs(stored.client(), table, clock);
  await jobs.add(Array.from({ length: 10 }, (_, n) => aJob('webhook#erp', n)));
  await fn.invoke(JSON.stringify({ target: 'webhook#erp' }));
  const due = (await jobs.page('webhook#erp', 'due', 10, null)).jobs.map(({ due_at }) => due_at);
  expect(due).toHaveLength(10);
  expect(Math.max(...due) - Math.min(...due)).toBeGreaterThan(5000);
});
