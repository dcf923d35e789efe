import { describe, expect, it } from 'vitest';
import { late, says } from '../../support/bedrock/bedrock-replies.ts';
import { post } from '../../support/rpc.ts';
import { CLIENTS } from './clients.ts';
import { envelope, modernHeaders } from './eras.ts';
import type { Progress } from './test-client.ts';
import { bedrock, server } from './the-server.ts';

/** Long enough for two progress notifications. */
const SLOW_MS = 3500;

const turnOf = (ms: number) => {
  const models = bedrock.scenario();
  models.script({ fast: [late(ms, says('Whole.'))] });
  return { message: `Hello? ${models.marker}` };
};

/** The type of the last answer. Clients of older revisions also send a GET, whose 405 may come later. */
const typeOf = (responses: readonly Response[]): unknown =>
  responses.findLast(({ ok }) => ok)?.headers.get('content-type');

describe.concurrent.each(CLIENTS)('a turn, for the client %s,', (_, connect) => {
  it('is answered on one stream with progress, when the client asks for it', async () => {
    const client = await connect(server.url);
    const heard: Progress[] = [];
    const result = await client.call('chat_with_ai', turnOf(SLOW_MS), (progress) => heard.push(progress));
    expect(result.structuredContent).toMatchObject({ answer: 'Whole.', status: 'answered' });
    expect(heard.slice(0, 2)).toMatchObject([
      { progress: 0, message: 'Working on it' },
      { progress: 3, message: 'Working on it, 3 s so far' },
    ]);
    expect(typeOf(client.responses)).toBe('text/event-stream');
    await client.close();
  });

  it('is answered with one JSON body, when the client does not ask for progress', async () => {
    const client = await connect(server.url);
    const result = await client.call('chat_with_ai', turnOf(0));
    expect(result.structuredContent).toMatchObject({ answer: 'Whole.' });
    expect(typeOf(client.responses)).toBe('application/json');
    await client.close();
  });
});

describe.concurrent('a plain HTTP client that reads no streams', () => {
  const params = () => ({ name: 'chat_with_ai', arguments: turnOf(0) });
  const JSON_ALONE = { 'content-type': 'application/json', accept: 'application/json' };

  it.each([
    ['an older revision', {}, (given: object) => ({ ...given, _meta: { progressToken: 1 } })],
    [
      '2026-07-28',
      modernHeaders('tools/call', 'chat_with_ai'),
      (given: object) => envelope(given, { progressToken: 1 }),
    ],
  ])('gets JSON in %s, even if it asks for progress', async (_, headers, asking) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: asking(params()) });
    const reply = await post(server.url, body, { ...JSON_ALONE, ...headers });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(JSON.parse(reply.text).result.structuredContent).toMatchObject({ answer: 'Whole.' });
  });
});
