import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { mcpToolServers } from '../../../../adapters/mcp-client/tool-servers.ts';
import {
  type AnswerUnknown,
  notFound,
  type SessionServer,
  startSessionServer,
} from '../../../support/session-server.ts';
import { calling, quietLog } from '../../../support/values.ts';

let server: SessionServer;
afterEach(() => server.close());

const answer = (status: number, body: string) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(body);
const rpc = (message: string) => JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message }, id: null });

const start = async (answerUnknown: AnswerUnknown = notFound) => {
  const writes: unknown[] = [];
  let name = 'look';
  server = await startSessionServer((company) => {
    const inputSchema = { id: z.string() };
    company.registerTool(name, { inputSchema, annotations: { readOnlyHint: true } }, () => text('Seen.'));
    company.registerTool('change', { inputSchema }, ({ id }) => {
      writes.push(id);
      return text('Changed.');
    });
  }, answerUnknown);
  const entry = { name: 'shop', url: server.url, identity: 'customer_id' };
  const tools = mcpToolServers([entry], { get: async () => '', forget: () => {} }, { now: () => 0 }, quietLog);
  const call = (tool: string) => tools.call(calling(tool, { id: '7' }, 2000));
  const names = async () => (await tools.list()).tools.map(({ tool }) => tool);
  return { writes, call, names, rename: (to: string) => (name = to) };
};
const text = (words: string) => ({ content: [{ type: 'text' as const, text: words }] });

describe('a server with sessions that restarts', () => {
  it('between list, read and write answers each of them, and does the write once', async () => {
    const { writes, call, names } = await start();
    expect(await names()).toEqual(['look', 'change']);
    await server.restart();
    expect(await call('look')).toEqual({ ok: true, text: 'Seen.' });
    await server.restart();
    expect(await call('change')).toEqual({ ok: true, text: 'Changed.' });
    await server.restart();
    expect(await names()).toEqual(['look', 'change']);
    expect([writes, server.sessions()]).toEqual([['7'], 4]);
  });

  it('during several reads gets one new session', async () => {
    const { call, names } = await start();
    await names();
    await server.restart();
    const all = await Promise.all([call('look'), call('look'), call('look'), call('look')]);
    expect(all.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(server.sessions()).toBe(2);
  });

  it('with other tools is listed anew, and a call of a tool that is gone says so', async () => {
    const { call, names, rename } = await start();
    await names();
    rename('inspect');
    await server.restart();
    expect(await call('look')).toMatchObject({ ok: false, text: expect.stringContaining('not found') });
    expect(await names()).toEqual(['inspect', 'change']);
  });

  it.each<[string, AnswerUnknown]>([
    ['a plain 404', (response) => void response.writeHead(404).end()],
    ['400, as older examples of the SDK', answer(400, rpc('Bad Request: No valid session ID provided'))],
    ['400, as the SDK without a session', answer(400, rpc('Bad Request: Server not initialized'))],
    ['400 in words', answer(400, 'Invalid session ID')],
    ['401 in words', answer(401, 'Unauthorized: Session not found')],
  ])('and answers %s has not begun the write, which is sent again', async (_, unknown) => {
    const { writes, call, names } = await start(unknown);
    await names();
    await server.restart();
    expect(await call('change')).toEqual({ ok: true, text: 'Changed.' });
    expect(writes).toEqual(['7']);
  });

  it('and answers 404 with a result has called the tool, which is not called again', async () => {
    const { call, names } = await start(answer(404, '{"jsonrpc":"2.0","id":3,"result":{"isError":true,"content":[]}}'));
    await names();
    await server.restart();
    expect(await call('change')).toMatchObject({ ok: false });
    expect(server.sessions()).toBe(1);
  });

  it.each<[string, AnswerUnknown]>([
    ['500', answer(500, rpc('Bad Request: No valid session ID provided'))],
    ['503', answer(503, 'Session not found')],
  ])('and answers %s may have begun the write, which is not sent again', async (_, unknown) => {
    const { writes, call, names } = await start(unknown);
    await names();
    await server.restart();
    await expect(call('change')).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    expect([writes, server.sessions()]).toEqual([[], 1]);
  });
});
