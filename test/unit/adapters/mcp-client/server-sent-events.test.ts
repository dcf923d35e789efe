import { describe, expect, it } from 'vitest';
import { answerInEvents } from '../../../../adapters/mcp-client/server-sent-events.ts';

const ANSWER = JSON.stringify({ jsonrpc: '2.0', id: 7, result: { text: 'Grüße 語' } });
const whole = `id: 1\ndata: \n\n: comment\n\nevent: message\ndata: {"jsonrpc":"2.0","id":6,"result":{}}\n\ndata: ${ANSWER}\n\n`;

/** Pieces of `size` bytes, which may split characters. */
async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('answerInEvents', () => {
  it.each([1, 3, 64, 10_000])('finds the answer to the request in pieces of %d bytes', async (size) => {
    expect(await answerInEvents(pieces(whole, size), 7)).toBe(ANSWER);
  });

  it('accepts every kind of line break, data in several lines, and a last event without a blank line', async () => {
    expect(await answerInEvents(pieces(whole.replaceAll('\n', '\r\n'), 5), 7)).toBe(ANSWER);
    expect(await answerInEvents(pieces('data: {"id":7,\ndata:"error":{}}', 5), 7)).toBe('{"id":7,\n"error":{}}');
  });

  it.each([
    ['one long event', `: ${'x'.repeat(300_000)}\n\n${whole}`],
    ['very many events', `${':\n\n'.repeat(100_000)}${whole}`],
    ['very many line breaks', `${'\n'.repeat(300_000)}${whole}`],
  ])('reads %s in small pieces', async (_, text) => {
    expect(await answerInEvents(pieces(text, 8), 7)).toBe(ANSWER);
  });

  it('is null when no event answers the request', async () => {
    expect(await answerInEvents(pieces(whole, 64), 8)).toBeNull();
    expect(await answerInEvents(pieces('data: null\n\ndata: {"id":7}\n\ndata: {', 64), 7)).toBeNull();
  });
});
