import { once } from 'node:events';
import { get, type IncomingMessage, request } from 'node:http';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ApiGateway, startApiGateway } from '../../../../../local/aws/api-gateway/server.ts';
import { startFunction } from '../../../../../local/aws/lambda/function.ts';

const ACTIONS = ['accepted', 'bytes', 'break', 'event', 'flood', 'no-write', 'refuse', 'ticks', 'written'];
const LIMIT = 100_000;

describe('startApiGateway', () => {
  let gateway: ApiGateway;

  beforeAll(async () => {
    const entry = new URL('../fixtures/streaming.ts', import.meta.url);
    const mcp = await startFunction({ name: 'mcp', entry, environment: {}, timeoutMs: 5000 });
    const impossible = {
      ...mcp,
      stream: async () => ({ statusCode: 200, headers: { 'x-bad': 'a\nb' }, body: (async function* () {})() }),
    };
    const routes = { ...Object.fromEntries(ACTIONS.map((action) => [`/${action}`, mcp])), '/impossible': impossible };
    gateway = await startApiGateway({ port: 0, routes, maxBodyBytes: LIMIT });
    return async () => {
      await Promise.all([gateway.close(), mcp.close()]);
    };
  });

  it('turns a request into the proxy event', async () => {
    const response = await fetch(`${gateway.url}/event?q=a%20b&q=c`, {
      method: 'POST',
      headers: { 'user-agent': 'test' },
      body: '{"jsonrpc":"2.0"}',
    });
    const event = (await response.json()) as APIGatewayProxyEvent;
    expect(event).toMatchObject({
      resource: '/event',
      path: '/event',
      httpMethod: 'POST',
      queryStringParameters: { q: 'c' },
      multiValueQueryStringParameters: { q: ['a b', 'c'] },
      pathParameters: null,
      stageVariables: null,
      body: Buffer.from('{"jsonrpc":"2.0"}').toString('base64'),
      isBase64Encoded: true,
      requestContext: {
        stage: 'local',
        httpMethod: 'POST',
        path: '/event',
        resourcePath: '/event',
        protocol: 'HTTP/1.1',
        requestId: expect.any(String),
        requestTimeEpoch: expect.any(Number),
        identity: { sourceIp: '127.0.0.1', userAgent: 'test' },
      },
    });
    expect(event.headers).toMatchObject({ host: `127.0.0.1:${gateway.port}` });
    expect(event.headers).not.toHaveProperty('connection');
    expect(event.multiValueHeaders).toMatchObject({ 'user-agent': ['test'] });
  });

  it('sets body and query to null for a request without them', async () => {
    const event = await (await fetch(`${gateway.url}/event`)).json();
    expect(event).toMatchObject({
      body: null,
      isBase64Encoded: false,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
    });
  });

  it('passes every byte in both directions', async () => {
    const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const response = await fetch(`${gateway.url}/bytes`, { method: 'POST', body });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(body);
  });

  it('streams the response while the function writes it', async () => {
    const response = await fetch(`${gateway.url}/ticks?id=t`);
    expect(response.headers.get('x-many')).toBe('a, b');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('connection')).not.toBe('upgrade');
    const chunks: string[] = [];
    for await (const chunk of response.body ?? []) chunks.push(Buffer.from(chunk).toString());
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.join('')).toBe('t0 t1 t2 t3 t4 ');
  });

  it('keeps the status of a reply without a body', async () => {
    const response = await fetch(`${gateway.url}/accepted`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(202);
    expect(await response.text()).toBe('');
  });

  it.each([
    ['a path that is not there', '/nowhere', 404, 'Not found: send requests to /mcp or /desk.'],
    ['a path that is a property of every object', '/constructor', 404, 'Not found: send requests to /mcp or /desk.'],
    ['another host in the target', '//event', 404, 'Not found: send requests to /mcp or /desk.'],
    [
      'a function that fails before its head',
      '/refuse',
      502,
      'Internal error: send the message again with the same message_id.',
    ],
    [
      'a function that ends without a head',
      '/no-write',
      502,
      'Internal error: send the message again with the same message_id.',
    ],
    [
      'a head that HTTP cannot carry',
      '/impossible',
      502,
      'Internal error: send the message again with the same message_id.',
    ],
  ])('answers %s itself', async (_, path, status, message) => {
    const [response] = (await once(get(`${gateway.url}${path}`), 'response')) as [IncomingMessage];
    expect([response.statusCode, response.headers['content-type']]).toEqual([status, 'application/json']);
    expect(JSON.parse((await response.toArray()).join(''))).toEqual({
      jsonrpc: '2.0',
      error: { code: status === 502 ? -32603 : -32000, message },
      id: null,
    });
  });

  it('destroys the connection when the function fails in the middle of its response', async () => {
    const response = await fetch(`${gateway.url}/break`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it.each(['declared', 'chunked'])('rejects a %s body over the limit, and accepts one at the limit', async (how) => {
    const post = (size: number) =>
      fetch(`${gateway.url}/bytes`, {
        method: 'POST',
        body: how === 'declared' ? 'x'.repeat(size) : new Blob(['x'.repeat(size)]).stream(),
        duplex: 'half',
      });
    const refused = await post(20 * LIMIT);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: { message: 'Body too large.' } });
    expect((await (await post(LIMIT)).text()).length).toBe(LIMIT);
  });

  it('lets the function continue when the client disconnects', async () => {
    const call = get(`${gateway.url}/flood`);
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    await once(response, 'data');
    call.destroy();
    await expect.poll(async () => (await fetch(`${gateway.url}/written`)).text(), { timeout: 3000 }).toBe('64');
  });

  it('survives a client that disconnects in the middle of its request', async () => {
    const call = request(`${gateway.url}/bytes`, { method: 'POST', headers: { 'content-length': '1000' } });
    call.on('error', () => {});
    call.write('some');
    await new Promise((resolve) => setTimeout(resolve, 50));
    call.destroy();
    expect((await fetch(`${gateway.url}/event`)).status).toBe(200);
  });

  it('names a port that is in use', async () => {
    await expect(startApiGateway({ port: gateway.port, routes: {} })).rejects.toThrow(
      `Port ${gateway.port} is in use: stop the program that uses it, or set PORT.`,
    );
  });

  it('finishes a request in flight when it closes, and accepts no other', async () => {
    const entry = new URL('../fixtures/streaming.ts', import.meta.url);
    const mcp = await startFunction({ name: 'mcp', entry, environment: {}, timeoutMs: 5000 });
    const closing = await startApiGateway({ port: 0, routes: { '/ticks': mcp } });
    const response = await fetch(`${closing.url}/ticks?id=z`);
    const closed = Promise.all([closing.close(), closing.close()]);
    expect(await response.text()).toBe('z0 z1 z2 z3 z4 ');
    await closed;
    await expect(fetch(`${closing.url}/ticks`)).rejects.toThrow();
    await mcp.close();
  });
});
