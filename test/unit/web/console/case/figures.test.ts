import { expect, it } from 'vitest';
import { counted, dollars, duration } from '../../../../../web/console/case/figures.ts';

it.each([
  [0, '$0'],
  [0.00001, 'under $0.0001'],
  [0.00093, '$0.0009'],
  [0.0124, '$0.0124'],
  [3.5, '$3.50'],
])('%d dollars: %s', (usd, words) => {
  expect(dollars(usd)).toBe(words);
});

it.each([
  [240, '240 ms'],
  [1940, '1.9 s'],
  [12_400, '12 s'],
])('%i milliseconds: %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

it('counts one and many', () => {
  expect([counted(1, 'turn'), counted(2140, 'token')]).toEqual(['1 turn', '2,140 tokens']);
});
