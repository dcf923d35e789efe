import { expect, it } from 'vitest';
import { indented, plainLine, plainText } from '../../../../core/text/plain-text.ts';

it.each([
  ['A\u0000B\u001B[31mC\u0085', 'AB[31mC'],
  ['one\r\ntwo\rthree\tfour', 'one\ntwo\nthree\tfour'],
  ['pay \u202Eyab\u202C', 'pay yab'],
  ['hi\u{E0041}\u{E0042}', 'hi'],
  ['half \uD83D', 'half \uFFFD'],
  ['👩‍🚀 café नमस्ते', '👩‍🚀 café नमस्ते'],
])('%j becomes %j', (text, seen) => {
  expect(plainText(text)).toBe(seen);
});

it('puts a name on one line and cuts it', () => {
  expect(plainLine(' <b>Return\nan item</b> ', 80)).toBe('‹b›Return an item‹/b›');
  expect(plainLine('x'.repeat(10), 5)).toBe('xxxx…');
});

it('leaves no line of a text that looks like one of the list around it', () => {
  expect(indented('one\nAna: two\r\nthree\u2028four\u001b[2J')).toBe('one\n  Ana: two\n  three\n  four[2J');
});
