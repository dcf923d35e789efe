import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { invokeFunction } from '../../../../../adapters/aws/invoke-function.ts';
import { startLambda } from '../../../../../local/aws/lambda/server.ts';
import { startAsked } from './asked.ts';

const LIMIT = 256 * 1024;

let lambda: { readonly url: string; close(): Promise<void> };
let asked: Awaited<ReturnType<typeof startAsked>>;
/** What the function does with each event. */
let decide: (event: { do?: string }) => unknown;
const events: unknown[] = [];

beforeEach(async () => {
  events.length = 0;
  decide = (event) => {
    if (event.do === 'throw') throw new TypeError('no good');
    return { echo: event };
  };
  asked = await startAsked((event) => {
    events.push(event);
    return decide(event);
  });
  lambda = await startLambda(async () => ({ 'frontdesk-clock': asked.fn }));
});
afterEach(async () => {
  await lambda.close();
  await asked.close();
});

const invoke = async (name: string, body: string, type?: string) => {
  const response = await fetch(`${lambda.url}/2015-03-31/functions/${name}/invocations`, {
    ...{ method: 'POST', body },
    headers: type === undefined ? {} : { 'x-amz-invocation-type': type },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
/** As the functions call it. */
const caller = (name: string) => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const { config } = new DynamoDBClient({ region: 'us-east-1', credentials });
  return invokeFunction(config, lambda.url, name, 5000);
};

describe('startLambda', () => {
  it.each([
    'frontdesk-clock',
    'frontdesk-clock:live',
    'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-clock',
    'arn:aws:lambda:us-east-1:000000000000:function:frontdesk-clock:live',
  ])('calls %s for its result', async (name) => {
    expect(await caller(name).call({ target: 'one' })).toEqual({ echo: { target: 'one' } });
  });

  it('answers an asynchronous call at once, and runs it', async () => {
    const held = Promise.withResolvers<void>();
    decide = () => held.promise;
    await caller('frontdesk-clock').start({ target: 'one' });
    await vi.waitFor(() => expect(events).toEqual([{ target: 'one' }]));
    held.resolve();
    expect(await invoke('frontdesk-clock', '{}', 'Event')).toMatchObject({ status: 202, text: '' });
  });

  it('repeats a failed asynchronous call twice', async () => {
    await caller('frontdesk-clock').start({ do: 'throw' });
    await vi.waitFor(() => expect(events).toHaveLength(3), 8000);
    decide = () => null;
    await caller('frontdesk-clock').start({ do: 'throw' });
    await vi.waitFor(() => expect(events).toHaveLength(4));
  });

  it('reports the error of a function with the status 200', async () => {
    const { status, headers, text } = await invoke('frontdesk-clock', '{"do":"throw"}');
    expect([status, headers.get('x-amz-function-error')]).toEqual([200, 'Unhandled']);
    expect(JSON.parse(text)).toMatchObject({ errorType: 'Error', errorMessage: 'no good' });
    await expect(caller('frontdesk-clock').call({ do: 'throw' })).rejects.toThrow('Lambda frontdesk-clock: Error');
  });

  it.each([
    ['an unknown function', 'other', '{}', undefined, 404, 'ResourceNotFoundException'],
    ['a name that is none', '%E0%A4', '{}', undefined, 404, 'ResourceNotFoundException'],
    ['text that is not JSON', 'frontdesk-clock', '{', undefined, 400, 'InvalidRequestContentException'],
    ['another kind of call', 'frontdesk-clock', '{}', 'DryRun', 400, 'InvalidParameterValueException'],
    ['a long event', 'frontdesk-clock', `"${'x'.repeat(LIMIT)}"`, 'Event', 413, 'RequestTooLargeException'],
    ['a longer call', 'frontdesk-clock', `"${'x'.repeat(24 * LIMIT)}"`, undefined, 413, 'RequestTooLargeException'],
  ] as const)('refuses %s', async (_, name, body, type, status, error) => {
    const refused = await invoke(name, body, type);
    expect([refused.status, refused.headers.get('x-amzn-errortype')]).toEqual([status, error]);
    expect(events).toEqual([]);
  });

  it('takes an event of the most bytes, and refuses other paths', async () => {
    expect((await invoke('frontdesk-clock', `"${'x'.repeat(LIMIT - 2)}"`, 'Event')).status).toBe(202);
    const { status, headers } = await fetch(`${lambda.url}/2015-03-31/functions`);
    expect([status, headers.get('x-amzn-errortype')]).toEqual([404, 'UnknownOperationException']);
  });

  it('waits for calls in flight when it is closed', async () => {
    const held = Promise.withResolvers<string>();
    decide = () => held.promise;
    const call = caller('frontdesk-clock').call({});
    await caller('frontdesk-clock').start({});
    await vi.waitFor(() => expect(events).toHaveLength(2));
    const closed = lambda.close();
    held.resolve('done');
    expect(await call).toBe('done');
    await closed;
    await expect(fetch(lambda.url)).rejects.toThrow();
  });
});
