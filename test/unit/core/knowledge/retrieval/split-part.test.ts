import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PASSAGE } from '../../../../../core/knowledge/knowledge.ts';
import { splitPart } from '../../../../../core/knowledge/retrieval/split-part.ts';

const textsOf = (text: string) => splitPart({ source: 'a.md', heading: 'A', text }).map((part) => part.text);
const paragraph = (letter: string, length: number) => letter.repeat(length);

describe('splitPart', () => {
  it('does not split a part that is short enough', () => {
    expect(splitPart({ source: 'a.md', heading: 'A', text: 'Short.\n\nEnough.' })).toEqual([
      { source: 'a.md', heading: 'A', text: 'Short.\n\nEnough.' },
    ]);
  });

  it('splits between paragraphs, as late as it can', () => {
    const [a, b, c] = [paragraph('a', 800), paragraph('b', 800), paragraph('c', 800)];
    expect(textsOf(`${a}\n\n${b}\n\n${c}`)).toEqual([`${a}\n\n${b}`, c]);
  });

  it('splits between sentences if no paragraph ends', () => {
    const sentence = `${'word '.repeat(150).trim()}. `;
    for (const text of textsOf(sentence.repeat(6)).slice(0, -1)) expect(text).toMatch(/\.$/);
  });

  it('returns no passage without words', () => {
    expect(textsOf(' \n ')).toEqual([]);
  });

  it('keeps every letter, in verbatim passages', () => {
    const piece = fc.oneof(fc.constantFrom('\n\n', '\n', ' ', '. ', '🫖'), fc.string({ maxLength: 300 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const passages = textsOf(text);
        let at = 0;
        for (const passage of passages) {
          expect(passage.length).toBeLessThanOrEqual(MAX_PASSAGE);
          const next = text.indexOf(passage, at);
          expect(text.slice(at, next).trim()).toBe('');
          at = next + passage.length;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});
