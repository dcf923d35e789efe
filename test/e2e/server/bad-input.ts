import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { callTool, type HttpReply, post, rawRequest } from '../../support/rpc.ts';
import { CONTAINERS_HOST, server } from './the-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const CONVERSATION = `bad-${randomUUID()}`;
const rpc = (method: string, params: object = {}) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
const chat = (args: object) => ({
  name: 'chat_with_ai',
  args: { conversation_id: CONVERSATION, message: 'Hello?', ...args },
});
const history = (args: object) => ({
  name: 'get_conversation_history',
  args: { conversation_id: CONVERSATION, ...args },
});
const feedback = (args: object) => ({ name: 'give_feedback', args: { conversation_id: CONVERSATION, ...args } });
const GOOD = rpc('tools/call', { name: 'chat_with_ai', arguments: chat({}).args });
const latin1 = Buffer.from(GOOD.replace('Hello?', 'Grüße'), 'latin1');

/** Expects no internals of the server: no stack, path or file name. */
const expectNoTrace = (text: string) => {
  expect(text).not.toMatch(/\.(ts|m?js)\b|node_modules|\bat .*\(|"stack"/);
  expect(text).not.toContain(process.cwd());
};

const send = (method: string, headers: Record<string, string>, body?: string | Uint8Array) => () =>
  rawRequest(server.url, method, headers, body);

const REQUESTS: readonly [name: string, send: () => Promise<HttpReply>, status: number, code: number][] = [
  ['malformed JSON', send('POST', JSON_TYPE, '{"jsonrpc":'), 400, -32700],
  ['an empty body', send('POST', JSON_TYPE), 400, -32700],
  ['invalid UTF-8', send('POST', JSON_TYPE, latin1), 400, -32700],
  ['a JSON array', send('POST', JSON_TYPE, `[${GOOD}]`), 400, -32600],
  ['an empty array', send('POST', JSON_TYPE, '[]'), 400, -32600],
  ['a JSON string', send('POST', JSON_TYPE, '"Hello"'), 400, -32600],
  ['a JSON null', send('POST', JSON_TYPE, 'null'), 400, -32600],
  ['no jsonrpc member', send('POST', JSON_TYPE, GOOD.replace('"jsonrpc":"2.0",', '')), 400, -32600],
  ['a wrong media type', send('POST', { 'content-type': 'text/plain' }, GOOD), 415, -32000],
  ['a media type that only begins like JSON', send('POST', { 'content-type': 'application/jsonp' }, GOOD), 415, -32000],
  ['no media type', send('POST', {}, GOOD), 415, -32000],
  ['GET', send('GET', {}), 405, -32000],
  ['DELETE', send('DELETE', {}), 405, -32000],
  ['PUT', send('PUT', JSON_TYPE, GOOD), 405, -32000],
  ['a foreign Origin', send('POST', { ...JSON_TYPE, origin: 'https://evil.example' }, GOOD), 403, -32000],
  ['a foreign Host', send('POST', { ...JSON_TYPE, host: 'evil.example' }, GOOD), 403, -32000],
  ['the Origin null', send('POST', { ...JSON_TYPE, origin: 'null' }, GOOD), 403, -32000],
  ['a compressed body', send('POST', { ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync(GOOD)), 415, -32000],
  ['a body over 256 KB', send('POST', JSON_TYPE, `${GOOD}${' '.repeat(256 * 1024)}`), 413, -32000],
  ['an unknown method', send('POST', JSON_TYPE, rpc('tools/cancel')), 200, -32601],
  ['an unknown tool', send('POST', JSON_TYPE, rpc('tools/call', { name: 'chat', arguments: {} })), 200, -32602],
  ['no tool at all', send('POST', JSON_TYPE, rpc('tools/call')), 200, -32602],
];

const long = (characters: number) => 'a'.repeat(characters);
const BAD_ARGUMENTS: readonly [name: string, call: { name: string; args: object }, field: string][] = [
  ['no message', { name: 'chat_with_ai', args: { conversation_id: CONVERSATION } }, 'message'],
  ['an empty message', chat({ message: '' }), 'message'],
  ['a blank message', chat({ message: ' \n\t\u00a0' }), 'message'],
  ['a message of control characters', chat({ message: 'a\u0001'.repeat(4000) }), 'message'],
  ['a message of 8,001 characters', chat({ message: long(8001) }), 'message'],
  ['a message that is a number', chat({ message: 42 }), 'message'],
  ['a message that is null', chat({ message: null }), 'message'],
  ['a lone surrogate', chat({ message: 'Hello \ud83d' }), 'message'],
  ['a conversation_id of 129 characters', chat({ conversation_id: long(129) }), 'conversation_id'],
  ['a conversation_id with a line break', chat({ conversation_id: 'a\nb' }), 'conversation_id'],
  ['a conversation_id with NUL', chat({ conversation_id: 'a\u0000b' }), 'conversation_id'],
  ['a conversation_id that is a list', chat({ conversation_id: ['a'] }), 'conversation_id'],
  ['a message_id with a control character', chat({ message_id: 'm\u0085' }), 'message_id'],
  ['a user_id of 129 characters', chat({ user_id: long(129) }), 'user_id'],
  ['a lone surrogate in user_id', chat({ user_id: '\udc00' }), 'user_id'],
  ['a limit of 0', history({ limit: 0 }), 'limit'],
  ['a limit of 51', history({ limit: 51 }), 'limit'],
  ['a limit of 1.5', history({ limit: 1.5 }), 'limit'],
  ['a limit in words', history({ limit: '5' }), 'limit'],
  ['a cursor that is none', history({ cursor: 'bm9uZQ' }), 'cursor'],
  ['no conversation_id', history({ conversation_id: null }), 'conversation_id'],
  ['a score of 6', feedback({ score: 6 }), 'score'],
  ['no score', feedback({}), 'score'],
  ['a comment of 1,001 characters', feedback({ score: 1, comment: long(1001) }), 'comment'],
  ['a blank message to analyze_sentiment', { name: 'analyze_sentiment', args: { message: ' ' } }, 'message'],
];

describe.concurrent('bad input', () => {
  it.each(REQUESTS)('%s is answered with HTTP status and JSON-RPC code', async (_, sent, status, code) => {
    const reply = await sent();
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'application/json']);
    expect(JSON.parse(reply.text)).toMatchObject({ jsonrpc: '2.0', error: { code, message: expect.any(String) } });
    expect(reply.headers.get('allow')).toBe(status === 405 ? 'POST' : null);
    expectNoTrace(reply.text);
  });

  it.each(BAD_ARGUMENTS)('%s is INVALID and named', async (_, { name, args }, field) => {
    const reply = await callTool(server.url, name, args);
    expect(reply).toMatchObject({ isError: true, data: { code: 'INVALID', retryable: false } });
    expect(reply.text).toMatch(new RegExp(`\\b${field}:`));
    expect(reply.data.message).toBe(reply.text);
    expectNoTrace(JSON.stringify(reply));
  });

  it.each([
    ['userId', 'user_id'],
    ['conversationId', 'conversation_id'],
    ['message-id', 'message_id'],
  ])('the argument %s is INVALID, and %s is named', async (spelling, name) => {
    const reply = await callTool(server.url, 'chat_with_ai', chat({ [spelling]: 'x' }).args);
    expect(reply).toMatchObject({ isError: true, data: { code: 'INVALID', retryable: false } });
    expect(reply.text).toContain(`"${spelling}": it is called ${name}.`);
  });
});

describe.concurrent('input at the limit', () => {
  it.each([
    ['empty fields', { conversation_id: '', message_id: null, confirm_action: '' }],
    ['an id that is a number', { conversation_id: 1042 }],
    ["fields of the client's own", { toolCallId: 'call-1', sessionId: null }],
    ['a message of 8,000 characters', { message: long(8000) }],
    ['a message of 8,000 code units in emoji', { message: '😀'.repeat(4000) }],
    ['a conversation_id of 128 characters', { conversation_id: long(128) }],
    ['ids of other scripts', { conversation_id: 'разговор №1 😀', user_id: '客户', message_id: randomUUID() }],
  ])('%s is answered', async (_, args) => {
    const reply = await callTool(server.url, 'chat_with_ai', { message: 'Hello?', user_id: randomUUID(), ...args });
    expect(reply).toMatchObject({ isError: false, data: { status: 'answered' } });
  });

  it('a body of exactly 256 KB is read', async () => {
    const body = rpc('tools/list');
    const reply = await post(server.url, body.padEnd(256 * 1024));
    expect([reply.status, Object.keys(JSON.parse(reply.text))]).toEqual([200, ['result', 'jsonrpc', 'id']]);
  });

  it('a Host of ALLOWED_HOSTS is accepted, with any port', async () => {
    const headers = { ...JSON_TYPE, host: `${CONTAINERS_HOST}:3000` };
    expect((await rawRequest(server.url, 'POST', headers, rpc('tools/list'))).status).toBe(200);
  });

  it('a media type with charset=utf-8 is accepted', async () => {
    const reply = await post(server.url, rpc('tools/list'), { 'content-type': 'application/json; charset=utf-8' });
    expect(reply.status).toBe(200);
  });
});

describe('after all bad input', () => {
  it('nothing is stored', async () => {
    const reply = await callTool(server.url, 'get_conversation_history', { conversation_id: CONVERSATION });
    expect(reply).toMatchObject({ isError: true, data: { code: 'NOT_FOUND', retryable: false } });
  });
});
