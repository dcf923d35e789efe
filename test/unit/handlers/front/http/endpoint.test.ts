import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ClientError } from '../../../../../core/errors/client-error.ts';
import { defineTool } from '../../../../../handlers/front/tools/define-tool.ts';
import { toolsFeature } from '../../../../../handlers/front/tools/tools-feature.ts';
import { ADA, anEndpoint } from '../../../../support/endpoints.ts';
import { ERAS, incoming, modernRequest } from '../../../../support/mcp-requests.ts';
import { quietLog } from '../../../../support/values.ts';

const ORIGIN = 'https://shop.example';
const metrics = { record: () => {} };
const debugged: unknown[] = [];
const echo = defineTool({
  name: 'echo',
  title: 'Echo',
  description: 'Says it again.',
  annotations: {},
  input: z.object({ text: z.string('must be a string.').check(z.minLength(1, 'must not be empty.')) }),
  output: z.object({ text: z.string() }),
  run: async ({ text }) => {
    if (text === 'fail')
      throw new ClientError('BUSY', { details: { message_id: 'm-1' }, why: { reason: 'StoreBusy' } });
    if (text === 'crash') throw new TypeError('secret words');
    return { text, result: { text } };
  },
})({ ...quietLog, debug: (_, fields) => void debugged.push(fields) }, metrics);
const serve = anEndpoint([toolsFeature([echo])], { allowedOrigins: [ORIGIN] });

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const request = new Request('https://h/mcp', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  });
  return serve(await incoming(request), ADA);
};
interface Answer {
  readonly result: {
    readonly structuredContent: Record<string, unknown>;
    readonly tools: { readonly outputSchema: object }[];
  };
}
const answerOf = async (response: Response): Promise<Answer['result']> => ((await response.json()) as Answer).result;

const callEcho = async (args: unknown) => {
  const response = await post({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'echo', arguments: args },
  });
  return answerOf(response);
};

describe('an invalid request', () => {
  it.each([
    ['not JSON', '{', 400, -32700],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, -32700],
    ['a batch', [], 400, -32600],
    ['a number', '7', 400, -32600],
    ['null', 'null', 400, -32600],
    ['over 256 KB', `"${'x'.repeat(256 * 1024)}"`, 413, -32000],
  ])('that is %s gets its JSON-RPC error', async (_, body, status, code) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', error: { code }, id: null });
  });

  it.each(['GET', 'DELETE', 'PUT', 'HEAD'])('with method %s gets 405 and the allowed method', async (method) => {
    const response = await serve(await incoming(new Request('https://h/mcp', { method })), ADA);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it.each(['gzip', 'br', 'GZIP', 'identity, gzip'])('with content encoding %s gets 415', async (encoding) => {
    const response = await post(gzipSync('{"jsonrpc":"2.0","id":1,"method":"ping"}'), { 'content-encoding': encoding });
    expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'identity']);
    expect(await response.json()).toMatchObject({
      error: { code: -32000, message: expect.stringContaining('uncompressed') },
      id: null,
    });
  });

  it('with content encoding identity is read', async () => {
    expect((await post({ jsonrpc: '2.0', id: 1, method: 'ping' }, { 'content-encoding': 'Identity' })).status).toBe(
      200,
    );
  });

  it('of media type text/plain gets 415', async () => {
    expect((await post({}, { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('a page', () => {
  it('of another origin is rejected', async () => {
    expect((await post({}, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('of an allowed origin passes the preflight and may read the answer', async () => {
    const headers = { origin: ORIGIN, 'access-control-request-method': 'POST' };
    const asked = await serve(await incoming(new Request('https://h/mcp', { method: 'OPTIONS', headers })), ADA);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-headers')).toContain('content-type');
    const answered = await post({ jsonrpc: '2.0', id: 1, method: 'ping' }, { origin: ORIGIN });
    for (const response of [asked, answered]) {
      expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(response.headers.get('vary')).toContain('origin');
    }
  });
});

describe('a tool', () => {
  it('answers with text and structure', async () => {
    expect(await callEcho({ text: 'hi' })).toMatchObject({
      content: [{ type: 'text', text: 'hi' }],
      structuredContent: { text: 'hi' },
    });
  });

  it.each([
    ['a wrong type', { text: 7 }, /text: must be a string/],
    ['another spelling', { text: 'a', Text: 'secret words' }, /Unknown argument "Text": it is called text\./],
    ['nothing', undefined, /text: must be a string/],
    ['null', { text: null }, /text: must be a string/],
    ['text that is too short', { text: '' }, /text: must not be empty/],
  ])('rejects %s by the name of the field, without the value', async (_, args, message) => {
    const result = await callEcho(args);
    expect(result).toMatchObject({ isError: true, structuredContent: { code: 'INVALID', retryable: false } });
    expect(result.structuredContent.message).toMatch(message);
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  it('ignores arguments that it does not know, and names them in the log', async () => {
    expect(await callEcho({ text: 'a', toolCallId: 'secret words', extra: null })).toMatchObject({
      structuredContent: { text: 'a' },
    });
    expect(debugged).toEqual([{ tool: 'echo', names: '"toolCallId"' }]);
  });

  it('reports an error with its code and the ids to retry with, and without its cause', async () => {
    const { structuredContent } = await callEcho({ text: 'fail' });
    expect(structuredContent).toMatchObject({ code: 'BUSY', retryable: true, retry_after_ms: 2000, message_id: 'm-1' });
    expect(structuredContent).not.toHaveProperty('reason');
  });

  it('reports an unexpected error without its message', async () => {
    expect(JSON.stringify(await callEcho({ text: 'crash' }))).not.toContain('secret');
  });

  it('is described once, not for each request', async () => {
    let described = 0;
    const tool = {
      ...echo,
      get listed() {
        described += 1;
        return echo.listed;
      },
    };
    const features = [toolsFeature([tool])];
    const before = described;
    expect(before).toBeGreaterThan(0);
    const serve = anEndpoint(features);
    for (const request of Object.values(ERAS)) {
      for (const { body, headers } of [request('tools/list'), request('tools/call', { name: 'echo', arguments: {} })]) {
        const sent = new Request('https://h/mcp', { method: 'POST', headers, body: JSON.stringify(body) });
        expect(await (await serve(await incoming(sent), ADA)).json()).toHaveProperty('result');
      }
    }
    expect(described).toBe(before);
  });

  it('that is unknown is an error, by its name', async () => {
    const { body, headers } = modernRequest('tools/call', { name: 'ech', arguments: {} });
    expect(await (await post(body, headers)).json()).toMatchObject({
      error: { code: -32602, message: 'Unknown tool "ech".' },
    });
  });

  it('lists errors in its output schema, because older clients validate them', async () => {
    const response = await post({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const [tool] = (await answerOf(response)).tools;
    expect(tool?.outputSchema).toMatchObject({
      type: 'object',
      anyOf: [{ required: ['text'] }, { required: ['code', 'message', 'retryable'] }],
    });
  });
});
