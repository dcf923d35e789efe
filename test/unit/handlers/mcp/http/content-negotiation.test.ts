import { expect, it } from 'vitest';
import { acceptsStream, completeAccept } from '../../../../../handlers/mcp/http/content-negotiation.ts';

it.each([
  [undefined, false],
  ['application/json', false],
  ['application/json, text/event-stream', true],
])('a client with Accept %s accepts event streams: %s', (accept, expected) => {
  const request = new Request('https://h/mcp', accept === undefined ? {} : { headers: { accept } });
  expect(acceptsStream(request)).toBe(expected);
  expect(completeAccept(request).headers.get('accept')).toBe('application/json, text/event-stream');
});
