import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Kept } from '../../../../web/shared/kept.ts';
import { chatSession } from '../../../../web/widget/session.ts';
import { type HttpStandIn, sendJson, startHttp } from '../../../support/http-stand-in.ts';

type Answer = readonly [status: number, body?: object, headers?: Record<string, string>];

const HOUR_S = 3600;
const tokenOf = (sub: string) => `h.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.s`;
const named = (sub: string): Answer => [200, { access_token: tokenOf(sub), expires_in: HOUR_S, customer: 'named' }];
const visitor = (sub: string, credential?: string): Answer => [
  200,
  {
    access_token: tokenOf(`visitor:${sub}`),
    expires_in: HOUR_S,
    customer: 'visitor',
    ...(credential && { visitor: credential }),
  },
];

describe('chatSession', () => {
  let asked: string[];
  let answers: Answer[];
  let now: number;
  let stored: string | null;
  let server: HttpStandIn;
  const credential: Kept<string | null> = {
    read: () => stored,
    write: (value) => {
      stored = value;
    },
  };
  beforeEach(async () => {
    [asked, answers, now, stored] = [[], [], 0, null];
    server = await startHttp(({ method, url, body }, response) => {
      asked.push(`${method} ${url} ${body}`);
      const [status, content, headers = {}] = answers.shift() ?? [500];
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (content) sendJson(response, status, content);
      else response.writeHead(status).end();
    });
  });
  afterEach(() => server.close());
  const session = (withIdentity = false) =>
    chatSession({
      ...{ url: `${server.url}/session`, identityUrl: withIdentity ? `${server.url}/support-identity` : null },
      ...{ credential, now: () => now },
    });

  it('asks once, and again shortly before the token ends', async () => {
    answers.push(visitor('a', 'secret'), visitor('a'));
    const chat = session();
    await Promise.all([chat.open(), chat.open()]);
    now = (HOUR_S - 61) * 1000;
    expect(await chat.open()).toEqual({ token: tokenOf('visitor:a'), customer: 'visitor:a', isVisitor: true });
    now = (HOUR_S - 59) * 1000;
    await chat.open();
    expect(asked).toEqual(['POST /session {}', 'POST /session {"visitor":"secret"}']);
  });

  it('asks again when the server refuses the token', async () => {
    answers.push(visitor('a', 'secret'), visitor('a'));
    const chat = session();
    await chat.open();
    await chat.open(true);
    expect(asked).toHaveLength(2);
  });

  it('keeps the credential of a visitor from the first message on, and comes back with it', async () => {
    answers.push(visitor('a', 'secret'), visitor('a'));
    const chat = session();
    await chat.open();
    expect(stored).toBeNull();
    chat.keep();
    expect(stored).toBe('secret');
    expect((await session().open()).customer).toBe('visitor:a');
    expect(asked.at(-1)).toBe('POST /session {"visitor":"secret"}');
  });

  it('begins anew with a credential that is revoked or has expired', async () => {
    stored = 'old';
    answers.push([401, { code: 'VISITOR_UNKNOWN', retryable: false }], visitor('b', 'new'));
    const chat = session();
    expect((await chat.open()).customer).toBe('visitor:b');
    chat.keep();
    expect(stored).toBe('new');
  });

  it("names the shop's customer, with a new JWT for each session, and keeps nothing", async () => {
    answers.push([200, { identity: 'jwt-1' }], named('zoë'), [200, { identity: 'jwt-2' }], named('zoë'));
    const chat = session(true);
    expect(await chat.open()).toEqual({ token: tokenOf('zoë'), customer: 'zoë', isVisitor: false });
    chat.keep();
    await chat.open(true);
    expect(stored).toBeNull();
    expect(asked).toEqual([
      'POST /support-identity ',
      'POST /session {"identity":"jwt-1"}',
      'POST /support-identity ',
      'POST /session {"identity":"jwt-2"}',
    ]);
  });

  it.each([204, 401])('is a visitor where nobody is signed in at the shop: %i', async (status) => {
    answers.push([status], visitor('a', 'secret'));
    expect((await session(true).open()).isVisitor).toBe(true);
  });

  it('never makes a visitor of a customer whose shop does not answer', async () => {
    answers.push([502]);
    await expect(session(true).open()).rejects.toMatchObject({ code: 'IDENTITY_FAILED', retryable: true });
    answers.push([200, { identity: 'jwt' }], [401, { code: 'IDENTITY_INVALID', message: 'identity: it has expired.' }]);
    await expect(session(true).open()).rejects.toMatchObject({
      code: 'IDENTITY_INVALID',
      message: 'identity: it has expired.',
    });
    expect(asked).toHaveLength(3);
  });

  it('says when to come back, and tries again then', async () => {
    answers.push([429, { code: 'TOO_MANY_VISITORS', retryable: true }, { 'retry-after': '30' }], visitor('a'));
    const chat = session();
    await expect(chat.open()).rejects.toMatchObject({ retryable: true, retryAfterMs: 30_000 });
    await expect(chat.open()).resolves.toMatchObject({ isVisitor: true });
  });

  it('says that there is no connection', async () => {
    await expect(
      chatSession({ url: 'http://127.0.0.1:1/session', identityUrl: null, credential }).open(),
    ).rejects.toMatchObject({
      code: 'OFFLINE',
      retryable: true,
    });
  });

  it('revokes the credential when the device is forgotten', async () => {
    stored = 'secret';
    answers.push([204]);
    await session().forget();
    expect(asked).toEqual(['DELETE /session {"visitor":"secret"}']);
    expect(stored).toBeNull();
  });

  it('keeps the credential if it could not be revoked', async () => {
    stored = 'secret';
    answers.push([503, { code: 'BUSY', retryable: true }]);
    await expect(session().forget()).rejects.toMatchObject({ code: 'BUSY' });
    expect(stored).toBe('secret');
  });
});
