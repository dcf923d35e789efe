import { expect, it } from 'vitest';
import { acceptsStream, completeAccept, unwrapEventStream } from '../../../../handlers/mcp/content-negotiation.ts';

const stream = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } });

it.each([
  [undefined, false],
  ['application/json', false],
  ['application/json, text/event-stream', true],
])('with Accept %s a client reads streams: %s', (accept, expected) => {
  const request = new Request('https://h/mcp', accept === undefined ? {} : { headers: { accept } });
  expect(acceptsStream(request)).toBe(expected);
  expect(completeAccept(request).headers.get('accept')).toBe('application/json, text/event-stream');
});

it('turns the response of a stream into the JSON body that a plain client expects', async () => {
  const progress = 'event: message\ndata: {"jsonrpc":"2.0","method":"notifications/progress","params":{}}\n\n';
  const response = await unwrapEventStream(
    stream(`${progress}event: message\r\ndata: {"jsonrpc":"2.0","id":1,"result":{}}\r\n\r\n`),
  );
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
});

it('leaves a JSON response alone', async () => {
  const response = Response.json({ a: 1 });
  expect(await unwrapEventStream(response)).toBe(response);
});
