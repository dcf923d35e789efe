import { describe, expect, it } from 'vitest';
import { companyLanguage } from '../../../../web/widget/company-language.ts';
import { LANGUAGES, languageOf } from '../../../../web/widget/language.ts';
import { LAUNCHER } from '../../../../web/widget/launcher-words.ts';
import { en } from '../../../../web/widget/words/en.ts';
import { fill, wordsOf } from '../../../../web/widget/words.ts';

it.each([
  ['de-AT', 'de'],
  ['pt', 'pt'],
  ['EN-gb', 'en'],
  ['ar', 'en'],
  ['', 'en'],
])('the words for a page in "%s" are those of %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

it("the company speaks the page's language, or else its own first one", () => {
  const texts = { en: 'Hello', de: 'Hallo' };
  expect(companyLanguage(texts, 'de-CH', ['en', 'de'])).toBe('de');
  expect(companyLanguage(texts, 'pl', ['de', 'en'])).toBe('de');
});

describe.each(LANGUAGES.map((language) => [language]))('the words of %s', (language) => {
  it('have a text for each use, with the same places to fill', async () => {
    const words = await wordsOf(language);
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    expect(Object.keys(words)).toEqual(Object.keys(en));
    for (const [name, text] of Object.entries(en)) {
      const translated = words[name as keyof typeof en];
      expect([name, translated.trim() !== '', places(translated)]).toEqual([name, true, places(text)]);
    }
    expect(words.scores.split(',')).toHaveLength(5);
    expect(LAUNCHER[language].unread).toContain('{n}');
  });
});

it('fill leaves nothing of a place', () => {
  expect(fill('Write to {name}', { name: 'Ana {n}' })).toBe('Write to Ana {n}');
});
