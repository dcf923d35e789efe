import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentBlock, Message } from '../../../../core/models/message.ts';
import { fitReply, withToolResults } from '../../../../core/turn/fit-transcript.ts';

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
    expect(long?.length).toBeGreaterThan(19 * KB);
    expect(long).toMatch(/\[cut: \d+ more characters\]$/);
  });

  it('leaves room for later rounds', () => {
    let transcript: Message[] = [];
    const kept = [1, 2, 3, 4, 5].map((round) => {
      transcript = withToolResults(transcript, [[`u-${round}`, ok('x'.repeat(100 * KB))]]);
      return texts(transcript)[0]?.length ?? 0;
    });
    expect(Math.min(...kept)).toBeGreaterThan(KB);
    expect(size(transcript)).toBeLessThan(40 * KB);
  });

  it('stays under 40 KB for any number and content of results', () => {
    const results = fc.array(fc.tuple(fc.constantFrom('x', '"', '\n', '語', '🚀', '<note'), fc.nat(60_000)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(results, fc.nat(36 * KB), (given, before) => {
        const transcript: Message[] = [{ role: 'assistant', content: [{ text: 'y'.repeat(before) }] }];
        const all = withToolResults(
          transcript,
          given.map(([letter, length], at) => [`u-${at}`, ok(letter.repeat(length))]),
        );
        expect(size(all)).toBeLessThan(40 * KB);
        expect(texts(all).every((text) => text !== '' || given.some(([, length]) => length === 0))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('fitReply', () => {
  const text = (length: number): ContentBlock => ({ text: 'x'.repeat(length) });
  const use = (length: number, toolUseId = 't1'): ContentBlock => ({
    toolUse: { toolUseId, name: 'find', input: { text: 'x'.repeat(length) } },
  });
  const thought = (length: number): ContentBlock => ({ reasoningContent: { redactedContent: 'x'.repeat(length) } });
  const mark = { text: expect.stringMatching(/\[cut: \d+ more characters\]$/) };

  it('keeps a usual reply as it is', () => {
    const answer = [text(5000)];
    const round = [thought(3000), text(500), use(1000), use(1000, 't2')];
    expect(fitReply([], answer)).toEqual(answer);
    expect(fitReply([], round)).toEqual(round);
  });

  it('cuts a long answer with a mark, and leaves out its reasoning', () => {
    const fitted = fitReply([], [thought(100), text(300 * KB)]);
    expect(fitted).toEqual([mark]);
    expect(size(fitted)).toBeLessThan(12.1 * KB);
    expect(size(fitted)).toBeGreaterThan(11 * KB);
  });

  it('joins the texts of an answer, and cuts them once', () => {
    expect(fitReply([], [text(3), thought(9), text(2)])).toEqual([{ text: 'xxx\n\nxx' }]);
    expect(
      fitReply(
        [],
        Array.from({ length: 9000 }, () => text(7)),
      ),
    ).toEqual([mark]);
  });

  it('replaces an input that is too large by a mark, cuts the text beside it, and keeps the other uses', () => {
    expect(fitReply([], [text(300 * KB), use(300 * KB), use(10, 't2')])).toEqual([
      mark,
      { toolUse: { toolUseId: 't1', name: 'find', input: { '[cut]': `${300 * KB + 11} bytes` } } },
      use(10, 't2'),
    ]);
  });

  it('drops uses over their number, and reasoning over its share', () => {
    const uses = Array.from({ length: 50 }, (_, at) => use(10, `t${at}`));
    expect(fitReply([], [thought(300 * KB), ...uses])).toEqual(uses.slice(0, 8));
  });

  it('leaves room for the results and the rounds that follow', () => {
    const reply = fitReply(
      [],
      Array.from({ length: 8 }, (_, at) => use(3 * KB, `t${at}`)),
    );
    expect(size(reply)).toBeLessThan(21 * KB);
  });
});
