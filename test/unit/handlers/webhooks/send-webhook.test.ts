import { describe, expect, it } from 'vitest';
import { Endpoint } from '../../../../core/events/endpoint.ts';
import { BadSecret, type Reply } from '../../../../core/events/webhook.ts';
import { sendWebhook } from '../../../../handlers/webhooks/send-webhook.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const CALL = { endpoint: 'crm', id: 'evt_1', timestamp: NOW, body: '{"a":1}' };
const crm = Endpoint.parse({
  ...{ name: 'crm', url: 'https://crm.example/in', secret: 'env:CRM', events: ['conversation.closed'] },
});

const start = (reply: Reply, sign: () => Record<string, string> = () => ({ 'webhook-id': 'evt_1' })) => {
  const [posted, forgotten]: [unknown[], string[]] = [[], []];
  let now = NOW;
  const send = sendWebhook({
    endpoints: [crm],
    secrets: {
      get: async (reference) => `text of ${reference}`,
      forget: (reference) => void forgotten.push(reference),
    },
    sign,
    post: async (...sent) => {
      posted.push(sent);
      now += 70;
      return reply;
    },
    clock: { now: () => now },
  });
  return { send, posted, forgotten };
};
const resultOf = (status: number, retryAfter?: string) => start({ status, retryAfter }).send(CALL);

describe('sendWebhook', () => {
  it('sends the body as it is, with its signature', async () => {
    const { send, posted } = start({ status: 204, retryAfter: undefined });
    expect(await send(CALL)).toEqual({ status: 204, error: null, ms: 70, retry_after_ms: null, gone: false });
    expect(posted).toEqual([['https://crm.example/in', { 'webhook-id': 'evt_1' }, '{"a":1}']]);
  });

  it.each([200, 201, 299])('reports %i as a success', async (status) => {
    expect(await resultOf(status)).toMatchObject({ status, error: null });
  });

  it.each([199, 300, 304, 400, 404, 500])('reports %i as a failure', async (status) => {
    expect(await resultOf(status)).toMatchObject({
      status,
      error: expect.stringContaining(`HTTP ${status}`),
      gone: false,
    });
  });

  it('says that a redirect is not followed', async () => {
    expect(await resultOf(302)).toMatchObject({ error: 'HTTP 302: redirects are not followed' });
  });

  it('reports 410 as a receiver that wants no more', async () => {
    expect(await resultOf(410)).toMatchObject({ status: 410, error: 'HTTP 410', gone: true });
  });

  it('passes on Retry-After of a receiver that is busy, and of no other', async () => {
    for (const status of [429, 502, 503, 504])
      expect(await resultOf(status, '120')).toMatchObject({ retry_after_ms: 120_000 });
    expect(await resultOf(503, 'Mon, 23 Nov 2026 09:01:00 GMT')).toMatchObject({ retry_after_ms: 60_000 - 70 });
    expect(await resultOf(503)).toMatchObject({ retry_after_ms: null });
    for (const status of [200, 301, 400, 410, 500])
      expect(await resultOf(status, '120')).toMatchObject({ retry_after_ms: null });
  });

  it('reports why there was no response', async () => {
    const { send } = start({ status: null, error: 'the connection was refused' });
    expect(await send(CALL)).toMatchObject({ status: null, error: 'the connection was refused', gone: false });
  });

  it('reads the secret again for the try behind one whose signature was refused', async () => {
    const { send, forgotten } = start({ status: 401, retryAfter: undefined });
    await send(CALL);
    expect(forgotten).toEqual(['env:CRM']);
  });

  it('sends nothing without a usable secret, and says so without its text', async () => {
    const bad = start({ status: 200, retryAfter: undefined }, () => {
      throw new BadSecret('must be whsec_…');
    });
    expect(await bad.send(CALL)).toMatchObject({ status: null, error: 'the signing secret must be whsec_…' });
    const denied = start({ status: 200, retryAfter: undefined }, () => {
      throw Object.assign(new Error('arn:…'), { name: 'AccessDeniedException' });
    });
    expect(await denied.send(CALL)).toMatchObject({
      error: 'the signing secret could not be read: AccessDeniedException',
    });
    expect([...bad.posted, ...denied.posted]).toEqual([]);
  });

  it('sends nothing to an endpoint that it does not have', async () => {
    const { send, posted } = start({ status: 200, retryAfter: undefined });
    expect(await send({ ...CALL, endpoint: 'erp' })).toMatchObject({
      ...{ status: null, error: 'no endpoint has the name erp' },
    });
    expect(posted).toEqual([]);
  });
});
