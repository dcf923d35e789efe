import { describe, expect, it } from 'vitest';
import { actionMessage } from '../../../../../core/actions/told/action-messages.ts';
import { notReached } from '../../../../../core/desk/words.ts';
import { failureMessage } from '../../../../../core/turn/completion/failure-message.ts';
import { promisesPerson, withoutPromises } from '../../../../../core/turn/completion/promises.ts';
import { NO_PROMISES, PROMISES } from './samples/promises.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'];

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

  it.each(LANGUAGES)('finds none in what code says without a desk, in %s', (language) => {
    const said = [failureMessage('blocked', language), failureMessage('failed', language)];
    const kinds = ['done', 'rejected', 'unknown', 'not_begun', 'unchanged', 'ask', 'ask_again', 'later'] as const;
    const all = [...said, ...kinds.map((kind) => actionMessage(kind, language)), notReached(language)];
    expect(all.filter((sentence) => promisesPerson(sentence))).toEqual([]);
  });
});

describe('withoutPromises', () => {
  it.each(table(PROMISES))('drops every promise in %s, and nothing beside it', (_, lines) => {
    for (const line of lines) {
      const { text, promised } = withoutPromises(`1042 – OK.\n${line}\n- 1043`, null);
      expect(promised).toBe(true);
      expect(text).toMatch(/^1042 – OK\.\n(?:.*\n)?- 1043$/);
      expect(promisesPerson(text)).toBe(false);
    }
  });

  it.each(table(NO_PROMISES))('changes no other answer in %s', (_, lines) => {
    const text = lines.join('\n');
    expect(withoutPromises(text, null)).toEqual({ text, promised: false });
  });

  it('keeps a promise within a quotation of a document', () => {
    const text = 'It is settled. [[1: "Our team will call you"]]';
    expect(withoutPromises(text, null)).toEqual({ text, promised: false });
  });
});
