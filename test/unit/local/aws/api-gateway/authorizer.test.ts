import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiGateway, startApiGateway } from '../../../../../local/aws/api-gateway/server.ts';
import type { LocalFunction } from '../../../../../local/aws/lambda/function.ts';
import { FunctionError } from '../../../../../local/aws/lambda/function-error.ts';

const ARN = 'arn:aws:execute-api:us-east-1:000000000000:local/local';
const policy = (Effect: string, Resource = `${ARN}/POST/mcp`) => ({ Effect, Resource, Action: 'execute-api:Invoke' });
const result = (statements: readonly object[], context: object = {}) => ({
  principalId: 'ada',
  policyDocument: { Version: '2012-10-17', Statement: statements },
  context,
});

let answer: () => unknown;
let asked: string[] = [];
const close = async () => {};
const authorizer: LocalFunction = {
  invoke: async (payload) => {
    asked.push(payload);
    return JSON.stringify(answer()) ?? 'null';
  },
  stream: () => Promise.reject(new Error('An authorizer streams nothing.')),
  close,
};
const echo: LocalFunction = {
  invoke: () => Promise.reject(new Error('The front streams.')),
  stream: async (payload) => ({
    statusCode: 200,
    headers: { 'WWW-Authenticate': 'Bearer of="a function"' },
    body: (async function* () {
      yield Buffer.from(payload);
    })(),
  }),
  close,
};
const fails = (errorMessage: string) => () => {
  throw new FunctionError({ errorType: 'Error', errorMessage, trace: [] });
};

let gateway: ApiGateway;
beforeAll(async () => {
  gateway = await startApiGateway({
    port: 0,
    routes: {
      '/mcp': { target: echo, authorizer },
      '/optional': { target: echo, authorizer, optional: true },
      '/open': echo,
    },
    allowedOrigins: ['http://localhost:6274'],
  });
});
afterAll(() => gateway.close());
beforeEach(() => {
  asked = [];
});
const post = () =>
  fetch(`${gateway.url}/mcp`, { method: 'POST', body: 'secret', headers: { authorization: 'Bearer t' } });

describe('a route with an authorizer', () => {
  it('invokes it for every request, without the body', async () => {
    answer = () => result([policy('Allow')]);
    await fetch(`${gateway.url}/mcp?q=1`, { method: 'POST', body: 'secret', headers: { 'mcp-method': 'tools/call' } });
    await post();
    expect(asked).toHaveLength(2);
    expect(JSON.parse(asked[0] ?? '')).toMatchObject({
      type: 'REQUEST',
      methodArn: `${ARN}/POST/mcp`,
      resource: '/mcp',
      path: '/mcp',
      httpMethod: 'POST',
      headers: { 'mcp-method': 'tools/call' },
      multiValueHeaders: { 'mcp-method': ['tools/call'] },
      queryStringParameters: { q: '1' },
      requestContext: { stage: 'local', identity: { sourceIp: '127.0.0.1' } },
    });
    expect(asked.join()).not.toContain(Buffer.from('secret').toString('base64'));
  });

  it('passes its context on as strings, with the principal', async () => {
    answer = () => result([policy('Allow')], { customer: 'ada', turns: 3, trusted: true });
    const event = (await (await post()).json()) as { requestContext: object };
    expect(event.requestContext).toMatchObject({
      authorizer: { principalId: 'ada', customer: 'ada', turns: '3', trusted: 'true' },
    });
  });

  it.each([
    ['the method itself', policy('Allow'), 200],
    ['another method', policy('Allow', `${ARN}/GET/mcp`), 403],
    ['nothing', policy('Deny'), 403],
  ])('that allows %s is obeyed', async (_, statement, status) => {
    answer = () => result([statement]);
    expect((await post()).status).toBe(status);
  });

  it('adds its challenge to a denied response', async () => {
    answer = () => result([policy('Deny')], { challenge: 'Bearer error="insufficient_scope"' });
    const response = await post();
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope"');
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 }, id: null });
  });

  it('responds 401 with a challenge to an invalid token, readable for allowed origins', async () => {
    answer = fails('Unauthorized');
    const response = await post();
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      `Bearer scope="support:chat support:read", resource_metadata="${gateway.url}/.well-known/oauth-protected-resource/mcp"`,
    );
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:6274');
    expect(response.headers.get('access-control-expose-headers')).toBe('WWW-Authenticate, Retry-After');
  });

  it.each([
    ['fails', fails('The keys of the issuer cannot be had.')],
    ['throws Unauthorized with other words', fails('Unauthorized!')],
    ['returns nothing', () => undefined],
    ['names no principal', () => ({ ...result([policy('Allow')]), principalId: undefined })],
    ['returns no policy', () => ({ principalId: 'ada' })],
    ['returns a context with a list', () => result([policy('Allow')], { scopes: ['a'] })],
  ])('responds 503 if the authorizer %s', async (_, broken) => {
    answer = broken;
    const response = await post();
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([503, null]);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toMatchObject({ error: { code: -32603 } });
  });

  it('does not invoke it for OPTIONS or other paths', async () => {
    answer = fails('Unauthorized');
    expect((await fetch(`${gateway.url}/mcp`, { method: 'OPTIONS' })).status).toBe(200);
    expect((await fetch(`${gateway.url}/open`)).status).toBe(200);
    expect((await fetch(`${gateway.url}/mcp/below`)).status).toBe(404);
    expect((await fetch(`${gateway.url}/mcp//`)).status).toBe(404);
    expect(asked).toEqual([]);
  });

  it('is the same with a slash at its end, which the events keep', async () => {
    const post = () => fetch(`${gateway.url}/mcp/`, { method: 'POST', headers: { authorization: 'Bearer t' } });
    answer = fails('Unauthorized');
    const refused = await post();
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Bearer/)]);
    answer = () => result([policy('Allow', `${ARN}/POST/mcp/`)]);
    const event = await (await post()).json();
    const sent = { resource: '/mcp', path: '/mcp/' };
    expect(JSON.parse(asked.at(-1) ?? '')).toMatchObject({ ...sent, methodArn: `${ARN}/POST/mcp/` });
    expect(event).toMatchObject({ ...sent, requestContext: { resourcePath: '/mcp', path: '/mcp/' } });
  });
});

describe('a route with an optional authorizer', () => {
  const ask = (headers: Readonly<Record<string, string>>) =>
    fetch(`${gateway.url}/optional`, { method: 'POST', headers });

  it('passes a request without a token on, with no context', async () => {
    answer = fails('Unauthorized');
    const event = (await (await ask({})).json()) as { requestContext: object };
    expect(event.requestContext).toMatchObject({ authorizer: null });
    expect(asked).toEqual([]);
  });

  it.each(['Bearer t', 'Basic YTpi', ''])('invokes it for a request with authorization: %j', async (authorization) => {
    answer = fails('Unauthorized');
    expect((await ask({ authorization })).status).toBe(401);
    answer = () => result([policy('Allow', `${ARN}/POST/optional`)], { customer: 'ada' });
    const event = await (await ask({ authorization })).json();
    expect(event).toMatchObject({ requestContext: { authorizer: { customer: 'ada' } } });
  });
});

describe('a function behind the gateway', () => {
  it('cannot set WWW-Authenticate: the gateway renames it', async () => {
    const { headers } = await fetch(`${gateway.url}/open`);
    expect(headers.get('www-authenticate')).toBeNull();
    expect(headers.get('x-amzn-remapped-www-authenticate')).toBe('Bearer of="a function"');
  });
});

describe('routes that are built when the gateway listens', () => {
  it('tell which pages may read its own responses', async () => {
    const origins: string[] = [];
    const routes = async (url: string) => {
      origins.push(url);
      return { '/mcp': echo };
    };
    const started = await startApiGateway({ port: 0, routes, allowedOrigins: () => origins });
    const refused = await fetch(`${started.url}/other`);
    expect(refused.headers.get('access-control-allow-origin')).toBe(started.url);
    await started.close();
  });

  it('get its URL, and requests wait for them', async () => {
    const gate = Promise.withResolvers<string>();
    const made = Promise.withResolvers<void>();
    const starting = startApiGateway({
      port: 0,
      routes: async (url) => {
        gate.resolve(url);
        await made.promise;
        return { '/mcp': echo };
      },
    });
    const url = await gate.promise;
    const early = fetch(`${url}/mcp`, { method: 'POST', body: '{}' });
    made.resolve();
    expect((await early).status).toBe(200);
    const started = await starting;
    expect(started.url).toBe(url);
    await started.close();
  });

  it('close the gateway and throw their error if they fail', async () => {
    let early: Promise<unknown> = Promise.resolve();
    let url = '';
    const starting = startApiGateway({
      port: 0,
      routes: async (own) => {
        url = own;
        early = fetch(`${own}/mcp`).catch((error: unknown) => error);
        await new Promise((resolve) => setTimeout(resolve, 50));
        throw new Error('Function mcp did not start');
      },
    });
    await expect(starting).rejects.toThrow('Function mcp did not start');
    expect(await early).toBeInstanceOf(TypeError);
    await expect(fetch(url)).rejects.toThrow();
  });
});
