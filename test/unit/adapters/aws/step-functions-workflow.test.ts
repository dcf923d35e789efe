import type { ServerResponse } from 'node:http';
import { SFNClient } from '@aws-sdk/client-sfn';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { stepFunctionsWorkflow } from '../../../../adapters/aws/step-functions-workflow.ts';
import { timeLimits } from '../../../../core/config/time-limits.ts';
import type { ClientError } from '../../../../core/errors/client-error.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:turn';
const LEASE_MS = timeLimits().lease * 1000;
/** Time that a test may take, in which the lease grows shorter. */
const TEST_MS = 10_000;
const REQUEST_TIMEOUT_MS = 150;

let answer: (response: ServerResponse) => void;
let calls = 0;
let service: HttpStandIn;
beforeAll(async () => {
  service = await startHttp((_, response) => {
    calls += 1;
    answer(response);
  });
});
afterAll(() => service.close());
afterEach(() => {
  calls = 0;
});

const workflowAt = (endpoint: string, limits = timeLimits()) => {
  const client = new SFNClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    disableHostPrefix: true,
    requestHandler: new NodeHttpHandler({ requestTimeout: REQUEST_TIMEOUT_MS, throwOnRequestTimeout: true }),
  });
  return stepFunctionsWorkflow(client, ARN, limits.lease);
};
const run = (limits = timeLimits()) => workflowAt(service.url, limits).run({});
const failure = async (running: Promise<unknown>): Promise<ClientError> => {
  try {
    await running;
  } catch (error) {
    return error as ClientError;
  }
  throw new Error('The workflow did not fail.');
};

/** An execution that has ended so. */
const ended = (status: string, error?: string, cause?: string) => (response: ServerResponse) =>
  sendJson(response, 200, { executionArn: 'arn:e', status, error, cause, startDate: 1, stopDate: 2 });
const released = (cause: string) => ended('FAILED', 'TurnReleased', cause);
const fault = (status: number, error: string) => (response: ServerResponse) => sendJson(response, status, {}, error);
const hangs = () => {};

const expectSoon = ({ retryAfterMs }: ClientError): void => {
  expect(retryAfterMs).toBeGreaterThanOrEqual(1000);
  expect(retryAfterMs).toBeLessThanOrEqual(2000);
};
const expectLease = ({ retryAfterMs }: ClientError): void => {
  expect(retryAfterMs).toBeGreaterThan(LEASE_MS - TEST_MS);
  expect(retryAfterMs).toBeLessThanOrEqual(LEASE_MS);
};
const UNKNOWN = /may or may not have been stored: send it again with the same message_id/;

describe('an execution', () => {
  it('that succeeds returns its output', async () => {
    answer = (response) => sendJson(response, 200, { executionArn: 'arn:e', status: 'SUCCEEDED', output: '{"a":1}' });
    expect(await run()).toEqual({ execution: 'arn:e', output: { a: 1 } });
  });

  it.each<[reason: string, response: (response: ServerResponse) => void]>([
    ...['StoreBusy', 'ModelBusy', 'Lambda.Unknown', 'Sandbox.Timedout'].map(
      (error): [string, ReturnType<typeof released>] => [error, released(error)],
    ),
    ['', ended('FAILED')],
  ])('that fails because of %j has released its turn: BUSY, soon', async (reason, response) => {
    answer = response;
    const failed = await failure(run());
    expect(failed).toMatchObject({ code: 'BUSY', retryable: true, message: expect.stringMatching(UNKNOWN) });
    expect(failed.why).toEqual({ reason, execution: 'arn:e' });
    expectSoon(failed);
  });

  it('that could not release its turn is BUSY until the lease ends', async () => {
    answer = ended('FAILED', 'TurnNotReleased');
    const failed = await failure(run());
    expect(failed).toMatchObject({ code: 'BUSY', message: expect.stringMatching(/may or may not have been stored/) });
    expectLease(failed);
  });

  it('that could not release its turn, because the table denies access, is MISCONFIGURED', async () => {
    answer = ended('FAILED', 'TurnNotReleased', 'StoreRefused');
    expect(await failure(run())).toMatchObject({ code: 'MISCONFIGURED', retryAfterMs: null });
  });

  it('that could not release its turn after its lease is BUSY for 2 s', async () => {
    answer = ended('FAILED', 'TurnNotReleased');
    const failed = await failure(run({ ...timeLimits(), lease: 0 }));
    expect(failed.retryAfterMs).toBe(2000);
  });

  it('that timed out is TIMEOUT until the lease ends', async () => {
    answer = ended('TIMED_OUT');
    const failed = await failure(run());
    expect(failed).toMatchObject({ code: 'TIMEOUT', message: expect.stringMatching(UNKNOWN) });
    expectLease(failed);
  });

  it('with a task that timed out has released its turn: TIMEOUT, soon', async () => {
    answer = released('States.Timeout');
    const failed = await failure(run());
    expect(failed).toMatchObject({ code: 'TIMEOUT' });
    expectSoon(failed);
  });

  it.each([
    ['States.DataLimitExceeded', 'TOO_LARGE', ended('FAILED', 'States.DataLimitExceeded')],
    ['StoreRefused', 'MISCONFIGURED', ended('FAILED', 'StoreRefused')],
    ['StoreRefused', 'MISCONFIGURED', released('StoreRefused')],
    ['BadState', 'MISCONFIGURED', released('BadState')],
  ])('that fails because of %s is %s, for which a retry cannot help', async (_, code, response) => {
    answer = response;
    expect(await failure(run())).toMatchObject({ code, retryable: false, retryAfterMs: null });
  });
});

describe('a call that starts no execution', () => {
  it.each(['ThrottlingException', 'ServiceQuotaExceededException'])('because of a %s is BUSY, soon', async (error) => {
    answer = fault(400, error);
    const failed = await failure(run());
    expect(failed).toMatchObject({ code: 'BUSY', message: expect.stringMatching(/has not accepted the message/) });
    expectSoon(failed);
    expect(calls).toBe(1);
  });

  it('without a server at the endpoint is BUSY, soon', async () => {
    const gone = await startHttp(() => {});
    await gone.close();
    const failed = await failure(workflowAt(gone.url).run({}));
    expect(failed).toMatchObject({ code: 'BUSY', message: expect.stringMatching(/has not accepted the message/) });
    expectSoon(failed);
  });

  it.each(['StateMachineDoesNotExist', 'AccessDeniedException', 'ExpiredTokenException'])(
    'because of a %s is MISCONFIGURED',
    async (error) => {
      answer = fault(400, error);
      expect(await failure(run())).toMatchObject({ code: 'MISCONFIGURED', retryable: false, retryAfterMs: null });
    },
  );
});

describe('a call that may have started one', () => {
  it('and that got no answer in time is TIMEOUT until the lease ends', async () => {
    answer = hangs;
    const failed = await failure(run());
    expect(failed).toMatchObject({ code: 'TIMEOUT', message: expect.stringMatching(UNKNOWN) });
    expectLease(failed);
    expect(calls).toBe(1);
  });

  it.each<[name: string, answer: (response: ServerResponse) => void, sent: number]>([
    ['that the service failed', fault(500, 'InternalFailure'), 1],
    ['that broke twice', (response) => response.destroy(), 2],
  ])('and %s is BUSY, soon', async (_, broken, sent) => {
    answer = broken;
    const failed = await failure(run());
    expect(failed).toMatchObject({ code: 'BUSY', message: expect.stringMatching(UNKNOWN) });
    expectSoon(failed);
    expect(calls).toBe(sent);
  });

  it('and that broke once is sent again', async () => {
    answer = (response) => (calls === 1 ? response.destroy() : ended('FAILED', 'StoreRefused')(response));
    expect(await failure(run())).toMatchObject({ code: 'MISCONFIGURED' });
  });
});
