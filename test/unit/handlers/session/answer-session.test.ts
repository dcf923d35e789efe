import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ORIGIN, theSession } from './the-session.ts';

describe('a request to /session', () => {
  it.each([
    ['not JSON', '{'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['compressed', gzipSync('{}')],
    ['empty', ''],
    ['a list', '[]'],
    ['text', '"{}"'],
    ['null', 'null'],
    ['nested 8,000 times', '['.repeat(8000)],
  ])('whose body is %s gets 400, and is told what to send', async (_, body) => {
    expect(await theSession().send(body)).toMatchObject({
      status: 400,
      body: { code: 'INVALID', message: expect.stringContaining('{} for a new visitor'), retryable: false },
    });
  });

  it.each([
    ['identity', 7],
    ['identity', ''],
    ['identity', ['x']],
    ['visitor', {}],
    ['visitor', true],
  ])('whose %s is %j gets 400, and is told which field is wrong', async (name, value) => {
    expect(await theSession().send({ [name]: value })).toMatchObject({
      ...{ status: 400, body: { code: 'INVALID', message: expect.stringMatching(`^${name}:`) } },
    });
  });

  it.each(['{"__proto__":{"visitor":"x"}}', '{"unknown":1,"identity":null}'])(
    'with a field that is not read is one for a new visitor: %s',
    async (body) => {
      expect(await theSession().send(body)).toMatchObject({ status: 200, body: { customer: 'visitor' } });
    },
  );

  it.each([16 * 1024, 16 * 1024 + 1])('of %d bytes is read up to 16 KB', async (size) => {
    const empty = '{"pad":""}';
    const body = `{"pad":"${'x'.repeat(size - empty.length)}"}`;
    expect((await theSession().send(body)).status).toBe(size > 16 * 1024 ? 413 : 200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', ''])(
    'of type %j gets 400, because a page could send it without being asked',
    async (type) => {
      const answered = await theSession().send({}, { headers: { 'content-type': type } });
      expect(answered).toMatchObject({ status: 400, body: { message: expect.stringContaining('application/json') } });
    },
  );

  it('of type JSON with a charset is read', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect((await theSession().send({}, { headers })).status).toBe(200);
  });

  it.each(['GET', 'PUT', 'HEAD', 'PATCH', 'OPTIONS'])('with %s gets 405 and the methods', async (method) => {
    const { status, headers } = await theSession().send('', { method });
    expect([status, headers.get('allow')]).toEqual([405, 'POST, DELETE']);
  });

  it('to revoke nothing gets 400', async () => {
    for (const body of [{}, { identity: 'x' }])
      expect(await theSession().send(body, { method: 'DELETE' })).toMatchObject({ status: 400 });
  });

  it('that is malformed gets 400', async () => {
    const response = await theSession().answer(null, 'unknown');
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'INVALID' }]);
  });

  it('gets an answer that nothing stores, also with an error', async () => {
    const { send } = theSession();
    for (const answered of [
      await send({}),
      await send('['),
      await send({}, { headers: { origin: 'https://x.example' } }),
    ])
      expect(answered.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a page', () => {
  it('of an allowed origin passes the preflight, and reads answers and errors', async () => {
    const { send } = theSession({ perHour: 1 });
    const headers = { origin: ORIGIN };
    const asked = await send('', {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'DELETE' },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-methods')).toBe('POST, DELETE');
    expect(asked.headers.get('access-control-allow-headers')).toContain('content-type');
    const answered = [asked, await send({}, { headers }), await send({}, { headers })];
    expect(answered.map(({ status }) => status)).toEqual([204, 200, 429]);
    for (const each of answered) {
      expect(each.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(each.headers.get('access-control-expose-headers')).toContain('retry-after');
      expect(each.headers.get('vary')).toBe('origin');
      expect(each.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it.each(['https://evil.example', `${ORIGIN}.evil.example`, 'http://shop.example', `${ORIGIN}:8443`, 'null'])(
    'of %s gets 403, and makes no visitor',
    async (origin) => {
      const { send, known } = theSession();
      for (const method of ['POST', 'OPTIONS']) {
        const more = { origin, 'access-control-request-method': 'POST' };
        const answered = await send({}, { method, headers: more });
        expect(answered).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
        expect(answered.headers.get('access-control-allow-origin')).toBeNull();
      }
      expect(known.size).toBe(0);
    },
  );

  it.each([
    ['127.0.0.1:3000', 200],
    ['localhost', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['', 403],
    ['a b', 403],
  ])('that calls by the host %j gets %d', async (host, status) => {
    const { send } = theSession({ allowedHosts: ['127.0.0.1', 'localhost'] });
    expect((await send({}, { headers: { host } })).status).toBe(status);
  });
});
