import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalFunction, startFunction } from '../../../../../local/aws/lambda/function.ts';
import type { FunctionOptions } from '../../../../../local/aws/lambda/function-options.ts';

const fixture = (name: string) => new URL(`../fixtures/${name}.ts`, import.meta.url);
const open = new Set<LocalFunction>();

const start = async (options: Partial<FunctionOptions> = {}) => {
  const fn = await startFunction({
    name: 'turn',
    entry: fixture('plain'),
    environment: {},
    timeoutMs: 5000,
    ...options,
  });
  open.add(fn);
  return fn;
};
const order = async (fn: LocalFunction, what: string, rest: object = {}): Promise<unknown> =>
  JSON.parse(await fn.invoke(JSON.stringify({ do: what, ...rest })));
const textOf = async (body: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

afterEach(async () => {
  await Promise.all([...open].map((fn) => fn.close()));
  open.clear();
});

describe('startFunction', () => {
  it('passes JSON text in both directions, and undefined as null', async () => {
    const fn = await start();
    expect(await fn.invoke('{"do":"echo","value":{"a":["ä",1,null]}}')).toBe('{"a":["ä",1,null]}');
    expect(await fn.invoke('{"do":"nothing"}')).toBe('null');
  });

  it('gives the function its own variables and those of Lambda, not those of this process', async () => {
    process.env.LEAKED = 'yes';
    const fn = await start({ environment: { TABLE_NAME: 'conversations' } });
    const environment = await order(fn, 'environment');
    expect(environment).toMatchObject({
      TABLE_NAME: 'conversations',
      AWS_LAMBDA_FUNCTION_NAME: 'turn',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_REGION: 'us-east-1',
    });
    expect(environment).not.toHaveProperty('LEAKED');
    expect(environment).not.toHaveProperty('PATH');
  });

  it('gives a context with the remaining time', async () => {
    const context = await order(await start(), 'context');
    expect(context).toMatchObject({
      functionName: 'turn',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const { remaining } = context as { remaining: number };
    expect(remaining).toBeGreaterThan(1000);
    expect(remaining).toBeLessThanOrEqual(5000);
  });

  it('reports a thrown error by its name, message and trace', async () => {
    const fn = await start();
    const failure = order(fn, 'throw');
    await expect(failure).rejects.toMatchObject({
      name: 'FunctionError',
      errorType: 'StoreBusy',
      errorMessage: 'try later',
      trace: expect.arrayContaining([expect.stringContaining('plain.ts')]),
    });
    await expect(order(fn, 'throw text')).rejects.toMatchObject({ errorType: 'string', errorMessage: 'just text' });
  });

  it('interleaves invocations in one worker', async () => {
    const fn = await start();
    const slow = order(fn, 'sleep', { ms: 200 });
    expect(await order(fn, 'echo', { value: 'quick' })).toBe('quick');
    expect(await slow).toBe('slept');
  });

  it('logs a failed invocation in one line', async () => {
    const lines: string[] = [];
    const fn = await start({ onLog: (line) => lines.push(line) });
    await expect(order(fn, 'throw')).rejects.toThrow();
    await expect
      .poll(() => lines)
      .toEqual([expect.stringMatching(/^\S{36}\tERROR\tInvoke Error\t\{"errorType":"StoreBusy".*\}$/)]);
  });

  it('passes on the printed output line by line', async () => {
    const lines: string[] = [];
    const fn = await start({ onLog: (line) => lines.push(line) });
    await order(fn, 'log');
    await expect.poll(() => lines.toSorted()).toEqual(['one', 'three', 'two']);
  });

  it.each(['sleep', 'spin'])('kills the sandbox when a task that %ss times out, and starts another', async (what) => {
    const fn = await start({ timeoutMs: 400 });
    expect(await order(fn, 'count')).toBe(1);
    const late = order(fn, what, { ms: 3000 });
    await expect(late).rejects.toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 0\.40 seconds$/),
    });
    expect(await order(fn, 'count')).toBe(1);
  });

  it('fails the other calls in flight when it kills a sandbox', async () => {
    const fn = await start({ timeoutMs: 600 });
    const late = order(fn, 'sleep', { ms: 3000 });
    await order(fn, 'sleep', { ms: 300 });
    const neighbour = order(fn, 'sleep', { ms: 3000 });
    const [first, second] = await Promise.allSettled([late, neighbour]);
    expect(first).toMatchObject({ reason: { errorType: 'Sandbox.Timedout' } });
    expect(second).toMatchObject({ reason: { errorType: 'Runtime.ExitError' } });
  });

  it.each(['exit', 'crash'])('survives a worker that ends by %s', async (what) => {
    const lines: string[] = [];
    const fn = await start({ onLog: (line) => lines.push(line) });
    await expect(order(fn, what)).rejects.toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(await order(fn, 'count')).toBe(1);
    if (what === 'crash') expect(lines.join('\n')).toContain('nobody catches this');
  });

  it('rejects at once when the module cannot be imported', async () => {
    await expect(start({ entry: fixture('broken') })).rejects.toThrow(/^Bad environment: TABLE_NAME$/);
    await expect(start({ entry: fixture('absent') })).rejects.toThrow(/^Function turn did not start: .*absent\.ts/);
  });

  it('starts at its first invocation if it starts cold, and never once it is closed', async () => {
    const entry = fixture('broken');
    await expect(start({ entry })).rejects.toThrow('Bad environment: TABLE_NAME');
    const [cold, warm] = [await start({ entry, startsCold: true }), await start({ startsCold: true })];
    await expect(cold.invoke('{}')).rejects.toThrow();
    expect(await warm.invoke('{"do":"nothing"}')).toBe('null');
    const unused = await start({ startsCold: true });
    await unused.close();
    await expect(unused.invoke('{}')).rejects.toThrow('Sandbox is closed');
  });

  it('rejects calls in flight and later calls when it is closed', async () => {
    const fn = await start();
    const inFlight = order(fn, 'sleep', { ms: 3000 });
    await Promise.all([fn.close(), expect(inFlight).rejects.toMatchObject({ errorType: 'Runtime.ExitError' })]);
    await expect(order(fn, 'echo')).rejects.toMatchObject({ errorType: 'Runtime.ExitError' });
  });

  it('rejects a call of the wrong kind', async () => {
    await expect((await start()).stream('{}')).rejects.toThrow('call invoke()');
    await expect((await start({ entry: fixture('streaming') })).invoke('{}')).rejects.toThrow('call stream()');
  });
});

describe('a streaming function', () => {
  let fn: LocalFunction;
  const stream = (action: string, id = '') =>
    fn.stream(JSON.stringify({ path: `/${action}`, queryStringParameters: { id } }));

  beforeAll(async () => {
    fn = await startFunction({ name: 'mcp', entry: fixture('streaming'), environment: {}, timeoutMs: 4000 });
    return () => fn.close();
  });

  it('answers with a head and a body', async () => {
    const { body, ...head } = await stream('ticks', 'a');
    expect(head).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'text/plain', 'x-many': ['a', 'b'] },
      cookies: ['a=1', 'b=2'],
    });
    expect(await textOf(body)).toBe('a0 a1 a2 a3 a4 ');
  });

  it('interleaves the chunks of two calls', async () => {
    const seen: string[] = [];
    const read = async (id: string) => {
      for await (const chunk of (await stream('ticks', id)).body) seen.push(Buffer.from(chunk).toString().trim());
    };
    await Promise.all([read('a'), read('b')]);
    expect(seen.filter((chunk) => chunk.startsWith('a'))).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
    expect(seen.indexOf('b0')).toBeLessThan(seen.indexOf('a4'));
    expect(seen.indexOf('a0')).toBeLessThan(seen.indexOf('b4'));
  });

  it('sends a head without a body', async () => {
    const { statusCode, body } = await stream('accepted');
    expect(statusCode).toBe(202);
    expect(await textOf(body)).toBe('');
  });

  it('rejects when nothing is written before the end, where AWS would lose the status', async () => {
    await expect(stream('no-write')).rejects.toThrow("write('') before end()");
  });

  it('rejects when the handler throws before the head, and fails the body after it', async () => {
    await expect(stream('refuse')).rejects.toMatchObject({ errorType: 'TypeError', errorMessage: 'before the head' });
    const { body } = await stream('break');
    const seen: string[] = [];
    await expect(async () => {
      for await (const chunk of body) seen.push(Buffer.from(chunk).toString());
    }).rejects.toMatchObject({ errorMessage: 'after the head' });
    expect(seen).toEqual(['so far']);
  });

  it('lets the handler run to its end when the reader stops early', async () => {
    for await (const chunk of (await stream('flood')).body) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await expect.poll(async () => Number(await textOf((await stream('written')).body))).toBe(64);
  });
});
