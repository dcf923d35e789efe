import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContentBlock, type Message, toolUsesOf } from '../../../../../core/models/message.ts';
import { fitReply, MAX_ROUNDS, withToolResults } from '../../../../../core/turn/context/fit-transcript.ts';

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
        1,
      ),
    );
    expect(short).toBe('short');
    expect(long?.length).toBeGreaterThan(9 * KB);
    expect(long).toMatch(/\[cut: \d+ more characters\]$/);
  });

  it.each([
    [1, 100, 1.4 * KB],
    [8, 100, 80],
    [1, 1.5, 1.5 * KB],
  ])('gives every round with %i uses of %d KB of text a useful share', (count, kilobytes, least) => {
    let transcript: Message[] = [];
    const kept: number[] = [];
    for (let round = 1; round <= MAX_ROUNDS + 1; round++) {
      const text = 'x'.repeat(kilobytes * KB);
      const content = Array.from({ length: count }, (_, at) => ({
        toolUse: { toolUseId: `${'u'.repeat(60)}-${round}-${at}`, name: 'n'.repeat(64), input: { text } },
      }));
      transcript = [...transcript, { role: 'assistant', content: fitReply(transcript, content, round - 1) }];
      const uses = toolUsesOf(transcript.at(-1)?.content ?? []);
      expect(uses.length).toBeGreaterThanOrEqual(Math.min(count, 4));
      transcript = withToolResults(
        transcript,
        uses.map(({ toolUseId }) => [toolUseId, ok(text)]),
        round,
      );
      kept.push(...texts(transcript).map((found) => found.length));
      expect(size(transcript)).toBeLessThan((40 - 2 * (MAX_ROUNDS + 1 - round)) * KB);
    }
    expect(Math.min(...kept)).toBeGreaterThanOrEqual(least);
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
          MAX_ROUNDS + 1,
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
    expect(fitReply([], answer, 0)).toEqual(answer);
    expect(fitReply([], round, 0)).toEqual(round);
  });

  it('cuts a long answer with a mark, and leaves out its reasoning', () => {
    const fitted = fitReply([], [thought(100), text(300 * KB)], 0);
    expect(fitted).toEqual([mark]);
    expect(size(fitted)).toBeLessThan(12.1 * KB);
    expect(size(fitted)).toBeGreaterThan(11 * KB);
  });

  it('joins the texts of an answer, and cuts them once', () => {
    expect(fitReply([], [text(3), thought(9), text(2)], 0)).toEqual([{ text: 'xxx\n\nxx' }]);
    expect(
      fitReply(
        [],
        Array.from({ length: 9000 }, () => text(7)),
        0,
      ),
    ).toEqual([mark]);
  });

  it('replaces an input that is too large by a mark, cuts the text beside it, and keeps the other uses', () => {
    expect(fitReply([], [text(300 * KB), use(300 * KB), use(10, 't2')], 0)).toEqual([
      mark,
      { toolUse: { toolUseId: 't1', name: 'find', input: { '[cut]': `${300 * KB + 11} bytes` } } },
      use(10, 't2'),
    ]);
  });

  it('drops uses over their number, and reasoning over its share', () => {
    const uses = Array.from({ length: 50 }, (_, at) => use(10, `t${at}`));
    expect(fitReply([], [thought(300 * KB), ...uses], 0)).toEqual(uses.slice(0, 8));
  });

  it('leaves room for the results and the rounds that follow', () => {
    const reply = fitReply(
      [],
      Array.from({ length: 8 }, (_, at) => use(3 * KB, `t${at}`)),
      0,
    );
    expect(size(reply)).toBeLessThan(21 * KB);
  });
});
