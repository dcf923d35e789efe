import { describe, expect, it } from 'vitest';
import { compiledBy, languagesOf } from '../../../../../core/text/language/languages-of.ts';

describe('languagesOf', () => {
  it("is the text's language, the reader's and English", () => {
    expect(languagesOf('Ich habe Ihre Bestellung heute storniert.', 'fr-CH')).toEqual(new Set(['de', 'fr', 'en']));
  });

  it('is null, for all languages, if the text does not show one', () => {
    expect(languagesOf('OK 1042', 'de')).toBeNull();
  });
});

describe('compiledBy', () => {
  it('compiles the words of a language once, when a text may be written in it', () => {
    const compiled: string[] = [];
    const by = compiledBy({ en: 'yes', de: 'ja' }, (words) => {
      compiled.push(words);
      return words.toUpperCase();
    });
    expect([by(new Set(['de'])), by(new Set(['de', 'pl'])), compiled]).toEqual([['JA'], ['JA'], ['ja']]);
    expect([by(null), compiled]).toEqual([
      ['YES', 'JA'],
      ['ja', 'yes'],
    ]);
  });
});
