import { SFNClient, StartExecutionCommand, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalFunction, startFunction } from '../../../../../local/aws/lambda/function.ts';
import { type StepFunctions, startStepFunctions } from '../../../../../local/aws/step-functions/server.ts';

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:turn';
const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:plain';
const LIMIT = 262_144;

const task = (order: object, rest: object = { End: true }) => ({
  Type: 'Task',
  Resource: FUNCTION,
  Parameters: order,
  ...rest,
});
const machine = (States: Record<string, object>, rest: object = {}) => ({
  StartAt: Object.keys(States)[0],
  States,
  ...rest,
});
const caught = { Type: 'Pass', End: true };
const catchAll = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
const fast = { IntervalSeconds: 0.01, BackoffRate: 1 };

let fn: LocalFunction;
const open: StepFunctions[] = [];

beforeAll(async () => {
  const entry = new URL('../fixtures/plain.ts', import.meta.url);
  fn = await startFunction({ name: 'plain', entry, environment: {}, timeoutMs: 700 });
});
afterAll(() => Promise.all([fn.close(), ...open.map((service) => service.close())]));

const serve = async (definition: object) =>
  connect(await startStepFunctions({ machines: { [ARN]: definition }, functions: { [FUNCTION]: fn } }));
const connect = (service: StepFunctions) => {
  open.push(service);
  return new SFNClient({
    endpoint: service.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    disableHostPrefix: true,
    maxAttempts: 1,
  });
};
const start = (client: SFNClient, input: string, stateMachineArn = ARN, name?: string) =>
  client.send(new StartSyncExecutionCommand({ stateMachineArn, input, ...(name === undefined ? {} : { name }) }));
const run = async (definition: object, input: unknown = {}) => start(await serve(definition), JSON.stringify(input));

describe('StartSyncExecution', () => {
  it('serves each state machine by its ARN', async () => {
    const one = (Result: string) => machine({ Only: { Type: 'Pass', Result, End: true } });
    const machines = { [`${ARN}-1`]: one('first'), [`${ARN}-2`]: one('second') };
    const client = await connect(await startStepFunctions({ machines, functions: {} }));
    for (const [arn, output] of [
      [`${ARN}-1`, '"first"'],
      [`${ARN}-2`, '"second"'],
    ] as const) {
      const answer = await start(client, '{}', arn);
      expect(answer).toMatchObject({ output, stateMachineArn: arn });
      expect(answer.executionArn).toContain(`:express:${arn.split(':').at(-1)}:`);
    }
  });

  it('answers as the service does', async () => {
    const echo = task({ do: 'echo', 'value.$': '$$' });
    const answer = await start(await serve(machine({ Echo: echo })), '{"a":1}', ARN, 'exec-1');
    expect(answer).toMatchObject({
      status: 'SUCCEEDED',
      stateMachineArn: ARN,
      name: 'exec-1',
      executionArn: expect.stringMatching(/^arn:aws:states:us-east-1:000000000000:express:turn:exec-1:[0-9a-f-]{36}$/),
      input: '{"a":1}',
    });
    expect(Math.abs(Date.now() - Number(answer.startDate))).toBeLessThan(10_000);
    expect(Number(answer.stopDate)).toBeGreaterThanOrEqual(Number(answer.startDate));
    expect(JSON.parse(answer.output ?? '')).toMatchObject({
      Execution: { Id: answer.executionArn, Name: 'exec-1', Input: { a: 1 } },
      StateMachine: { Id: ARN, Name: 'turn' },
    });
  });

  it('runs tasks in Parallel and Map by their function', async () => {
    const branch = (value: string) => machine({ [`Say${value}`]: task({ do: 'echo', value }) });
    const { output } = await run(
      machine({
        Both: { Type: 'Parallel', Branches: [branch('A'), branch('B')], Next: 'Each' },
        Each: { Type: 'Map', ItemProcessor: machine({ Again: task({ do: 'echo', 'value.$': '$' }) }), End: true },
      }),
    );
    expect(JSON.parse(output ?? '')).toEqual(['A', 'B']);
  });

  it('keeps many executions apart', async () => {
    const client = await serve(machine({ Echo: task({ do: 'echo', 'value.$': '$' }) }));
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => start(client, JSON.stringify({ i }))));
    expect(answers.map(({ output }) => JSON.parse(output ?? '').i)).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });

  it('answers 200 with FAILED, and the error in the format of Lambda', async () => {
    const answer = await run(machine({ Fail: task({ do: 'throw' }) }));
    expect(answer).toMatchObject({ status: 'FAILED', error: 'StoreBusy', $metadata: { httpStatusCode: 200 } });
    expect(answer.output).toBeUndefined();
    expect(JSON.parse(answer.cause ?? '')).toEqual({
      errorType: 'StoreBusy',
      errorMessage: 'try later',
      trace: expect.any(Array),
    });
  });

  it('catches and retries by the name of the error', async () => {
    const Catch = [
      { ErrorEquals: ['ModelBusy'], Next: 'Wrong' },
      { ErrorEquals: ['StoreBusy'], Next: 'Caught', ResultPath: '$.fault' },
    ];
    const Retry = [{ ErrorEquals: ['StoreBusy'], MaxAttempts: 2, ...fast }];
    const before = Number(await fn.invoke('{"do":"count"}'));
    const { output } = await run(
      machine({ Fail: task({ do: 'throw' }, { Retry, Catch, End: true }), Caught: caught, Wrong: { Type: 'Fail' } }),
      { kept: true },
    );
    expect(JSON.parse(output ?? '')).toMatchObject({ kept: true, fault: { Error: 'StoreBusy' } });
    expect(JSON.parse(JSON.parse(output ?? '').fault.Cause)).toMatchObject({ errorMessage: 'try later' });
    expect(Number(await fn.invoke('{"do":"count"}'))).toBe(before + 4);
  });

  it('reports a time-out of the sandbox by its name, and its crash by its name', async () => {
    expect(await run(machine({ Late: task({ do: 'sleep', ms: 3000 }) }))).toMatchObject({
      status: 'FAILED',
      error: 'Sandbox.Timedout',
      cause: expect.stringContaining('Task timed out after 0.70 seconds'),
    });
    expect(await run(machine({ Exit: task({ do: 'exit' }) }))).toMatchObject({
      status: 'FAILED',
      error: 'Runtime.ExitError',
      cause: expect.stringContaining('exit status 3'),
    });
  });

  it('fails with the error that a Fail state takes from the state', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.fault', Next: 'Again' }];
    const definition = machine({
      Fail: task({ do: 'throw' }, { Catch, End: true }),
      Again: { Type: 'Fail', ErrorPath: '$.fault.Error' },
    });
    expect(await run(definition)).toMatchObject({ status: 'FAILED', error: 'StoreBusy' });
  });

  it("ends with TIMED_OUT at the machine's timeout, and starts no further task", async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 5, IntervalSeconds: 5 }];
    const definition = machine({ Fail: task({ do: 'throw' }, { Retry, End: true }) }, { TimeoutSeconds: 1 });
    const before = Number(await fn.invoke('{"do":"count"}'));
    expect(await run(definition)).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(Number(await fn.invoke('{"do":"count"}'))).toBe(before + 2);
  });

  it('ends a task at its TimeoutSeconds with States.Timeout', async () => {
    const slow = task({ do: 'sleep', ms: 5000 }, { TimeoutSeconds: 1, Catch: catchAll, End: true });
    const patient = await startFunction({
      name: 'plain',
      entry: new URL('../fixtures/plain.ts', import.meta.url),
      environment: {},
      timeoutMs: 3000,
    });
    const definition = machine({ Slow: slow, Caught: caught });
    const service = await startStepFunctions({ machines: { [ARN]: definition }, functions: { [FUNCTION]: patient } });
    const response = await fetch(service.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.StartSyncExecution' },
      body: JSON.stringify({ stateMachineArn: ARN }),
    });
    expect(await response.json()).toMatchObject({
      status: 'SUCCEEDED',
      output: expect.stringContaining('States.Timeout'),
    });
    await Promise.all([patient.close(), service.close()]);
  });
});

describe('close', () => {
  it('ends an execution as if its sandbox had died, and lets it clean up', async () => {
    const entry = new URL('../fixtures/plain.ts', import.meta.url);
    const patient = await startFunction({ name: 'plain', entry, environment: {}, timeoutMs: 60_000 });
    const Catch = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.fault', Next: 'CleanUp' }];
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 3 }];
    const definition = machine({
      Slow: task({ do: 'sleep', ms: 50_000 }, { Retry, Catch, End: true }),
      CleanUp: task({ do: 'count' }, { ResultPath: '$.cleaned', Next: 'Failed' }),
      Failed: { Type: 'Fail', ErrorPath: '$.fault.Error' },
    });
    const service = await startStepFunctions({ machines: { [ARN]: definition }, functions: { [FUNCTION]: patient } });
    const call = fetch(service.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.StartSyncExecution' },
      body: JSON.stringify({ stateMachineArn: ARN }),
    }).catch(() => null);
    let counted = 0;
    const count = async () => {
      counted += 1;
      return Number(await patient.invoke('{"do":"count"}'));
    };
    await vi.waitFor(async () => expect(await count()).toBe(counted + 1), 10_000);
    await service.close();
    expect(await count()).toBe(counted + 2);
    await Promise.all([patient.close(), call]);
  });
});

describe('the payload limit', () => {
  const tooLarge = { status: 'FAILED', error: 'States.DataLimitExceeded' };
  const pass = { Type: 'Pass', End: true };
  const text = (bytes: number) => 'x'.repeat(bytes - 2);
  const Retry = [{ ErrorEquals: ['States.ALL'], ...fast }];
  const guard = { Retry, Catch: catchAll };

  it('applies to the execution input, in bytes', async () => {
    const client = await serve(machine({ Pass: pass }));
    expect(await start(client, JSON.stringify(text(LIMIT)))).toMatchObject({ status: 'SUCCEEDED' });
    expect(await start(client, JSON.stringify(text(LIMIT + 1)))).toMatchObject(tooLarge);
    expect(await start(client, JSON.stringify('ü'.repeat(LIMIT / 2)))).toMatchObject(tooLarge);
  });

  it('applies to the result of a task, and not even States.ALL catches it', async () => {
    const fill = (value: number) =>
      machine({ Fill: task({ do: 'fill', value }, { ...guard, End: true }), Caught: caught });
    expect(await run(fill(LIMIT - 2))).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(fill(LIMIT - 1))).toMatchObject(tooLarge);
  });

  it('applies to the input of a task, within a Parallel that catches everything', async () => {
    const branch = machine({ Echo: task({ do: 'count', 'a.$': '$', 'b.$': '$' }) });
    const definition = machine({ Both: { Type: 'Parallel', Branches: [branch], ...guard, End: true }, Caught: caught });
    expect(await run(definition, text(LIMIT / 2 - 100))).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(definition, text(LIMIT / 2))).toMatchObject(tooLarge);
  });

  it('applies to the output of an intermediate state, and of the last one', async () => {
    const grow = (rest: object) => ({ Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$' }, ...rest });
    const between = machine({ Grow: grow({ Next: 'Shrink' }), Shrink: { ...pass, Parameters: {} } });
    const last = machine({ Grow: grow({ End: true }) });
    const parallel = machine({ Both: { Type: 'Parallel', Branches: [between], ...guard, End: true }, Caught: caught });
    for (const definition of [between, last, parallel]) {
      expect(await run(definition, text(LIMIT / 2 - 100))).toMatchObject({ status: 'SUCCEEDED' });
      expect(await run(definition, text(LIMIT / 2))).toMatchObject(tooLarge);
    }
  });

  it('counts bytes of UTF-8 JSON, not characters or escapes', async () => {
    const definition = machine({ Echo: task({ do: 'echo', 'value.$': '$' }) });
    expect(await run(definition, 'é'.repeat(100_000))).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('an invalid request', () => {
  let client: SFNClient;
  beforeAll(async () => {
    client = await serve(machine({ Pass: { Type: 'Pass', End: true } }));
  });

  it.each([
    ['StateMachineDoesNotExist', '{}', `${ARN}2`, 'a'],
    ['InvalidExecutionInput', '{"a":', ARN, 'a'],
  ])('gets %s', async (name, input, arn, executionName) => {
    await expect(start(client, input, arn, executionName)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('for another operation gets UnknownOperationException', async () => {
    const command = new StartExecutionCommand({ stateMachineArn: ARN });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it('of more than 1 MB gets 413', async () => {
    await expect(start(client, JSON.stringify('x'.repeat(2 ** 21)))).rejects.toMatchObject({
      name: 'RequestEntityTooLargeException',
    });
  });
});

describe('startStepFunctions', () => {
  it('names a task without a function, and rejects an invalid definition', async () => {
    const definition = machine({ Echo: task({ do: 'echo' }) });
    await expect(startStepFunctions({ machines: { [ARN]: definition }, functions: {} })).rejects.toThrow(
      `The task Echo calls ${FUNCTION}, which is not among the functions.`,
    );
    const dangling = machine({ Pass: { Type: 'Pass', Next: 'Nowhere' } });
    await expect(startStepFunctions({ machines: { [ARN]: dangling }, functions: {} })).rejects.toThrow();
  });
});
