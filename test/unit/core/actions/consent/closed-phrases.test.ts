import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../../../../core/actions/consent/closed-phrases.ts';

const PHRASES = {
  agrees: {
    en: ['yes', 'go ahead', 'do it/that', 'we agree'],
    de: ['ja', 'mach das'],
    es: ['sí', 'si.', '.si acepto', 'adelante'],
    hi: ['हाँ'],
    ja: ['はい'],
    pl: ['tak'],
  },
  beside: {
    en: ["that's/thats_all right", 'with the/this/ change/new_plan', 'no problem'],
    de: ['bitte', 'ja ja'],
    es: ['es correcto', 'ya'],
    und: ['please', 'thanks', 'ok'],
  },
  declines: { en: ["don't", "don't do it", 'no'], de: ['nein'], und: ['no'] },
};
const read = (message: string, titles?: string[][]) => readPhrases(message, PHRASES, titles);

describe('readPhrases', () => {
  it.each([
    'yes',
    'Yes!',
    ' YES, please. ',
    'ok yes please go ahead with the change, thanks',
    'Go ahead 👍',
    '👍🏽 yes ❤️',
    'yes ☺️🙏🏿',
    'yes :)',
    '“Yes.”',
    'ｙｅｓ',
    'yesss!!!',
    'yes…',
    'yes\nplease\n',
    "Yes, that's right",
    'yes that’s right',
    'yes thats all right',
    'yes with change',
    'yes-please',
    'no problem, do that',
    'Ja, bitte',
    'ja please',
    'はい',
    'हाँ',
    'Sí, es correcto. Adelante',
    'si, es correcto',
    'siiii',
    'adelante, si acepto',
  ])('agrees: %j', (message) => {
    expect(read(message)).toBe('agrees');
  });

  it.each(['no', 'No, thanks!', "Don't.", "don't do it", 'don’t do it please', 'NEIN', 'no 🙏'])(
    'declines: %j',
    (message) => {
      expect(read(message)).toBe('declines');
    },
  );

  it.each([
    '',
    '  ',
    '👍',
    'ok',
    'thanks, please',
    'with the change',
    'no problem',
    'yesterday',
    'y es',
    'yes no',
    'yes, no',
    'no, go ahead',
    "don't, go ahead",
    'yes and cancel the other one',
    'yes but with the change',
    'yes if it is free',
    'adelante si es correcto',
    'si es correcto, adelante',
    'adelante si acepto',
    'yes?',
    'yes ⁇',
    'yes ⁉️',
    'yes❓',
    '¿sí',
    'yes 👎',
    'yes ❌',
    'yes 🙄',
    'yes :(',
    'yes ;-/',
    'yes/no',
    '> yes',
    '<b>yes</b>',
    '~~yes~~',
    'yes #',
    'yes = no',
    'yes 2',
    'y\u200Bes',
    'yes\u200B please',
    'yes\u202Eesaelp',
    'ye\u00ADs',
    'уes',
    'हे',
    'हूँ',
    'ja mach',
    'ja adelante',
    'ya ok',
  ])('reads nothing from %j', (message) => {
    expect(read(message)).toBeNull();
  });

  it('reads nothing that one language takes for consent and another for an acknowledgement or a no', () => {
    const phrases = {
      agrees: { en: ['ya'], pl: ['no tak'] },
      beside: { es: ['ya'] },
      declines: { en: ['no'], da: ['no tak'] },
    };
    expect([readPhrases('ya', phrases), readPhrases('no tak', phrases)]).toEqual([null, null]);
  });

  it('knows the titles of what is proposed beside an agreement only', () => {
    const titles = [['Cancel the order', 'Bestellung stornieren', 'No']];
    expect(read('Yes, cancel the order please', titles)).toBe('agrees');
    expect(read('ja bitte Bestellung stornieren', titles)).toBe('agrees');
    expect([read('cancel the order', titles), read('yes, cancel the return', titles), read('no', titles)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('reads nothing from a message of more than 200 characters', () => {
    expect(read(`yes${' please'.repeat(28)}`)).toBe('agrees');
    expect([read(`yes${' please'.repeat(29)}`), read('yes '.repeat(2000))]).toEqual([null, null]);
  });

  it('reads nothing from phrases with one more word, wherever it stands', () => {
    const words = fc.constantFrom('but', 'if', 'not', 'first', 'maybe', 'wenn', 'pero', 'nie', 'also', '10', 'cancel');
    const phrase = fc.constantFrom('yes', 'please', 'go ahead', 'ok', 'with the change');
    fc.assert(
      fc.property(fc.array(phrase), words, fc.array(phrase), (before, word, after) => {
        expect(read([...before, word, ...after].join(' '))).toBeNull();
      }),
    );
  });
});
