import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../core/models/message.ts';
import { withToolResults } from '../../../../core/turn/fit-results.ts';

const KB = 1024;
const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const ok = (text: string) => ({ ok: true, text });
const texts = (transcript: readonly Message[]) =>
  (transcript.at(-1)?.content ?? []).flatMap((block) =>
    'toolResult' in block ? [block.toolResult.content[0]?.text ?? ''] : [],
  );

describe('withToolResults', () => {
  it('cuts only long results, and gives them the space that short ones leave', () => {
    const [short, long] = texts(
      withToolResults(
        [],
        [
          ['a', ok('short')],
          ['b', ok('x'.repeat(100 * KB))],
        ],
      ),
    );
    expect(short).toBe('short');
    expect(long?.length).toBeGreaterThan(23 * KB);
    expect(long).toMatch(/\[cut: \d+ more characters\]$/);
  });

  it('leaves room for later rounds', () => {
    let transcript: Message[] = [];
    const kept = [1, 2, 3, 4, 5].map((round) => {
      transcript = withToolResults(transcript, [[`u-${round}`, ok('x'.repeat(100 * KB))]]);
      return texts(transcript)[0]?.length ?? 0;
    });
    expect(Math.min(...kept)).toBeGreaterThan(KB);
    expect(size(transcript)).toBeLessThan(48 * KB);
  });

  it('stays under 48 KB for any number and content of results', () => {
    const results = fc.array(fc.tuple(fc.constantFrom('x', '"', '\n', '語', '🚀'), fc.nat(60_000)), { maxLength: 12 });
    fc.assert(
      fc.property(results, fc.nat(40 * KB), (given, before) => {
        const transcript: Message[] = [{ role: 'assistant', content: [{ text: 'y'.repeat(before) }] }];
        const all = withToolResults(
          transcript,
          given.map(([letter, length], at) => [`u-${at}`, ok(letter.repeat(length))]),
        );
        expect(size(all)).toBeLessThan(48 * KB);
        expect(texts(all).every((text) => text !== '' || given.some(([, length]) => length === 0))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
