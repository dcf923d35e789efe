import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../../../infra/load/client.ts';
import { sendJson } from '../../support/http-stand-in.ts';
import { sendError } from '../../support/rpc-server.ts';
import {
  type AnswerMessage,
  answers,
  type SupportServer,
  startSupportServer,
  toolError,
} from '../../support/support-server.ts';

let server: SupportServer;
afterEach(() => server.close());

const MESSAGE = { message: 'Hello?', message_id: 'm-1', conversation_id: 'c-1' };
const RPC = { jsonrpc: '2.0', error: { code: -32000, message: 'Too many requests.' }, id: null };

const ask = async (answer: AnswerMessage) => {
  server = await startSupportServer(answer);
  const send = await connect(server.url, 'a-token');
  return send(MESSAGE);
};

describe('a request of the load test', () => {
  it('gets the receipt of an answer', async () => {
    const { failure, receipt } = await ask(() => answers());
    expect(failure).toBeNull();
    expect(receipt).toMatchObject({ status: 'answered', replayed: false });
    expect(server.messages).toEqual([MESSAGE]);
  });

  it.each<[string, AnswerMessage, object]>([
    [
      'a retryable error',
      () => toolError('IN_PROGRESS', { retryable: true, retry_after_ms: 70 }),
      { code: 'IN_PROGRESS', message: 'It is IN_PROGRESS.', retryAfterMs: 70 },
    ],
    ['one without a time', () => toolError('BUSY', { retryable: true }), { code: 'BUSY', retryAfterMs: 2000 }],
    ['a final error', () => toolError('QUOTA', { retry_after_ms: 70 }), { code: 'QUOTA', retryAfterMs: null }],
    ['no receipt', () => ({ content: [] }), { code: 'NO_RECEIPT' }],
    [
      '429',
      (_, response) => sendJson(response, 429, RPC),
      { code: 'HTTP 429', message: 'Too many requests.', retryAfterMs: 2000 },
    ],
    ['503', (_, response) => sendJson(response, 503, RPC), { code: 'HTTP 503', retryAfterMs: 2000 }],
    [
      '502 of a proxy',
      (_, response) => void response.writeHead(502).end('<html>'),
      { code: 'HTTP 502', retryAfterMs: 2000 },
    ],
    ['401', (_, response) => sendJson(response, 401, RPC), { code: 'HTTP 401', retryAfterMs: null }],
    ['403', (_, response) => sendJson(response, 403, RPC), { code: 'HTTP 403', retryAfterMs: null }],
    [
      'a JSON-RPC error',
      (_, response, request) => sendError(response, request, -32603, 'Internal.'),
      { code: 'JSON-RPC -32603', retryAfterMs: null },
    ],
    [
      'a connection that breaks',
      (_, response) => void response.socket?.resetAndDestroy(),
      { code: 'ECONNRESET', retryAfterMs: 2000 },
    ],
  ])('tells %s', async (_, answer, failure) => {
    expect((await ask(answer)).failure).toMatchObject(failure);
  });

  it('keeps the receipt of a turn that no model answered', async () => {
    const failed = {
      ...toolError('MODEL_FAILED').structuredContent,
      ...answers({ status: 'failed' }).structuredContent,
    };
    const { failure, receipt } = await ask(() => ({ content: [], structuredContent: failed, isError: true }));
    expect(failure).toMatchObject({ code: 'MODEL_FAILED', retryAfterMs: null });
    expect(receipt).toMatchObject({ status: 'failed' });
  });
});
