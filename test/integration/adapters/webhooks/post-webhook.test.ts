import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { postWebhook } from '../../../../adapters/webhooks/post-webhook.ts';
import type { Resolve } from '../../../../adapters/webhooks/public-lookup.ts';
import { startHttp, type WireRequest } from '../../../support/http-stand-in.ts';

/** Long enough for loopback, and far shorter than what the receivers below would need. */
const TIMEOUT_MS = 500;
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const part of opened.splice(0)) await part.close();
});

const resolveTo =
  (...addresses: string[]): Resolve =>
  (_, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
const anywhere = postWebhook({ anywhere: true, timeoutMs: TIMEOUT_MS, resolve: resolveTo() });
const onlyPublic = (...addresses: string[]) =>
  postWebhook({ anywhere: false, timeoutMs: TIMEOUT_MS, resolve: resolveTo(...addresses) });

/** A receiver that does as the test says with the socket, once a request has arrived whole. */
const startReceiver = async (answer: (socket: Socket) => void) => {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket.on('error', () => {}));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('{"a":1}')) answer(socket);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  opened.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(done));
    },
  });
  return { port, url: `http://127.0.0.1:${port}/in`, connections: () => connections };
};
const send = async (answer: (socket: Socket) => void) => anywhere((await startReceiver(answer)).url, {}, '{"a":1}');

describe('postWebhook', () => {
  it('sends the bytes of the body, and nothing of a redirect', async () => {
    const seen: WireRequest[] = [];
    const receiver = await startHttp((request, response) => {
      seen.push(request);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    opened.push(receiver);
    const body = '{ "name": "Zoë 🙂", "a": 1.0 }';
    expect(await anywhere(`${receiver.url}/in?x=1`, { 'webhook-id': 'evt_1' }, body)).toMatchObject({ status: 302 });
    expect(seen).toMatchObject([
      {
        ...{ method: 'POST', url: '/in?x=1', body },
        headers: {
          'webhook-id': 'evt_1',
          'content-type': 'application/json',
          'user-agent': 'Frontdesk',
          'content-length': String(Buffer.byteLength(body)),
        },
      },
    ]);
  });

  it('reads Retry-After', async () => {
    const reply = await send((socket) =>
      socket.end('HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n'),
    );
    expect(reply).toEqual({ status: 503, retryAfter: '120' });
  });

  it('gives up on a receiver that never answers', async () => {
    expect(await send(() => {})).toEqual({ status: null, error: 'no response within 0.5 s' });
  });

  it('gives up on a head that never ends', async () => {
    const reply = await send((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('x-more: 1\r\n'), 50);
      socket.once('close', () => clearInterval(drip));
    });
    expect(reply).toEqual({ status: null, error: 'no response within 0.5 s' });
  });

  it('takes the status of a response whose body never ends, and reads little of it', async () => {
    let written = 0;
    const receiver = await startReceiver((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const flood = () => {
        written += 65_536;
        if (!socket.destroyed) socket.write('x'.repeat(65_536), flood);
      };
      flood();
    });
    expect(await anywhere(receiver.url, {}, '{"a":1}')).toMatchObject({ status: 200 });
    expect(written).toBeLessThan(10_000_000);
  });

  it('takes the status of a response whose body stops', async () => {
    const reply = await send((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'));
    expect(reply).toMatchObject({ status: 200 });
  });

  it('takes the status of a response that breaks in the middle of its body', async () => {
    const reply = await send((socket) => socket.end('HTTP/1.1 202 Taken\r\nContent-Length: 100\r\n\r\nhalf'));
    expect(reply).toMatchObject({ status: 202 });
  });

  it('reports a connection that breaks in front of the response, or in its head', async () => {
    const broken = { status: null, error: 'the connection broke before a response' };
    expect(await send((socket) => socket.destroy())).toEqual(broken);
    expect(await send((socket) => socket.end('HTTP/1.1 20'))).toEqual(broken);
    expect(await send((socket) => socket.resetAndDestroy())).toEqual(broken);
  });

  it('reports what is no HTTP', async () => {
    expect(await send((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))).toMatchObject({
      ...{ status: null, error: expect.stringContaining('no response: HPE_') },
    });
  });

  it('waits for the answer behind an informational one', async () => {
    const reply = await send((socket) =>
      socket.end('HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
    );
    expect(reply).toMatchObject({ status: 200 });
  });

  it('reports a switch of protocols that nobody asked for', async () => {
    const reply = await send((socket) =>
      socket.write('HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    );
    expect(reply).toMatchObject({ status: null, error: 'the connection broke before a response' });
  });

  it('reports a receiver that is down', async () => {
    const receiver = await startHttp(() => {});
    await receiver.close();
    expect(await anywhere(receiver.url, {}, '{"a":1}')).toEqual({ status: null, error: 'the connection was refused' });
  });

  it('reports a receiver without TLS where the URL says https', async () => {
    const receiver = await startReceiver(() => {});
    const reply = await anywhere(`https://127.0.0.1:${receiver.port}`, {}, '{"a":1}');
    expect(reply).toMatchObject({ status: null, error: expect.stringContaining('no response') });
  });
});

describe('postWebhook outside one machine', () => {
  const refused = async (url: (port: number) => string, ...addresses: string[]) => {
    const receiver = await startReceiver((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    const reply = await onlyPublic(...addresses)(url(receiver.port), {}, '{"a":1}');
    expect(receiver.connections()).toBe(0);
    return reply;
  };

  it('connects to no name that leads to a private address, whatever else it leads to', async () => {
    const url = (port: number) => `https://crm.example:${port}/`;
    expect(await refused(url, '127.0.0.1')).toEqual({
      ...{ status: null, error: 'crm.example is 127.0.0.1, which is not a public address' },
    });
    expect(await refused(url, '8.8.8.8', '169.254.169.254')).toMatchObject({
      error: 'crm.example is 169.254.169.254, which is not a public address',
    });
    expect(await refused(url, '::ffff:127.0.0.1')).toMatchObject({
      error: expect.stringContaining('not a public address'),
    });
  });

  it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:7f00:1]', '169.254.169.254', '[fd00:ec2::254]'])(
    'connects to no address in a URL: https://%s',
    async (host) => {
      const reply = await refused((port) => `https://${host}:${port}/`);
      expect(reply).toMatchObject({ status: null, error: expect.stringContaining('is not a public address') });
    },
  );

  it('sends nothing without TLS', async () => {
    const reply = await refused((port) => `http://127.0.0.1:${port}/`);
    expect(reply).toEqual({ status: null, error: 'only https URLs are allowed' });
  });

  it('reports a host that is not found', async () => {
    const notFound: Resolve = (_, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
    const post = postWebhook({ anywhere: false, timeoutMs: TIMEOUT_MS, resolve: notFound });
    expect(await post('https://crm.example/', {}, '{}')).toEqual({ status: null, error: 'the host was not found' });
  });

  it('gives up on a look-up that never ends', async () => {
    const post = postWebhook({ anywhere: false, timeoutMs: TIMEOUT_MS, resolve: () => {} });
    expect(await post('https://crm.example/', {}, '{}')).toEqual({ status: null, error: 'no response within 0.5 s' });
  });
});
