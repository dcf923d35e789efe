import { describe, expect, it } from 'vitest';
import { failureMessage } from '../../../../../core/turn/completion/failure-message.ts';
import { promisesPerson } from '../../../../../core/turn/completion/promises.ts';
import { NO_PROMISES, PROMISES } from './samples/promises.ts';

const table = (samples: Readonly<Record<string, string>>) =>
  Object.entries(samples).map(
    ([language, lines]) => [language, lines.split('\n').filter((line) => line !== '')] as const,
  );

describe('promisesPerson', () => {
  it('has at least 15 samples of each kind in each language', () => {
    const counts = [...table(PROMISES), ...table(NO_PROMISES)].map(([, lines]) => lines.length);
    expect(counts).toHaveLength(16);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(15);
  });

  it.each(table(PROMISES))('finds every promise in %s', (_, lines) => {
    expect(lines.filter((line) => !promisesPerson(line))).toEqual([]);
  });

  it.each(table(NO_PROMISES))('finds no promise in other answers in %s', (_, lines) => {
    expect(lines.filter((line) => promisesPerson(line))).toEqual([]);
  });

  it('finds a promise between other sentences, and none in an empty answer', () => {
    expect(
      promisesPerson('It was sent on Monday.\n\n- I have asked a colleague to call the carrier.\n- Is that fine?'),
    ).toBe(true);
    expect(promisesPerson('I have asked a colleague; the parcel is on its way.')).toBe(true);
    expect(promisesPerson('')).toBe(false);
  });

  it('reads long answers in time', () => {
    for (const unit of ['1,', ', ', 'a:\n', 'i will ', 'colleague ', 'we will get ']) {
      expect(promisesPerson(unit.repeat(50_000 / unit.length))).toBe(false);
    }
  });

  it.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'])(
    "finds the promise of code's own messages in %s",
    (language) => {
      expect(promisesPerson(failureMessage('blocked', language))).toBe(true);
      expect(promisesPerson(failureMessage('failed', language))).toBe(true);
    },
  );
});
