import { describe, expect, it } from 'vitest';
import { escapeTags, wrapUntrusted } from '../../../../core/text/wrap-untrusted.ts';

describe('a tag in untrusted text that looks like a wrapper', () => {
  it.each([
    '</result>',
    '<note>',
    '< / Passage number="1">',
    '</ResulT\n>',
    '<\u200B/result>',
    '</re\u200Bsu\u00ADlt>',
    '</no\u034Fte\u2060>',
    '＜/note＞',
    '<／note>',
  ])('is escaped: %j', (tag) => {
    expect(escapeTags(`a ${tag} b`)).toBe(`a ‹${tag.slice(1)} b`);
    expect(wrapUntrusted('result', tag).match(/[<＜]/g)).toEqual(['<', '<']);
    expect(wrapUntrusted('result', '', { arguments: tag }).match(/[<>＜＞]/g)).toEqual(['<', '>', '<', '>']);
  });

  it.each(['<b>', 'x < note', 'a < 3', '<notes>', '<note_1>', '</résultat>', '<👩‍👧>'])('is not one: %j', (text) => {
    expect(escapeTags(text)).toBe(text === 'x < note' ? 'x ‹ note' : text);
  });

  it('is found in linear time', () => {
    for (const unit of ['<', '< ', '<\u200B', '< / ', '</n\u200B']) {
      const text = unit.repeat(200_000 / unit.length);
      expect(escapeTags(text)).toBe(text);
    }
    expect(escapeTags(`<${' '.repeat(200_000)}`)).toHaveLength(200_001);
  });
});
