import { describe, expect, it } from 'vitest';
import { patternOf, wholeWords } from '../../../../core/text/pattern.ts';
import { plainWords } from '../../../../core/text/plain-words.ts';

const finds = (entries: string, text: string): boolean => wholeWords(patternOf(entries)).test(plainWords(text));

describe('plainWords', () => {
  it.each([
    ["Don't, please!", ' . dont , please . . '],
    ["Ce n'est pas là.", ' . ce n est pas la . . '],
    ['Wütend 😡', ' . wutend 😡 . '],
    ['', ' . . '],
  ])('turns %j into %j', (text, plain) => {
    expect(plainWords(text)).toBe(plain);
  });
});

describe('a pattern', () => {
  it.each([
    ['a word', 'card', 'My card!'],
    ['one of several words', 'card|purse', 'my purse'],
    ['any ending', 'injur*', 'He was injured'],
    ['joined words', 'is/are_there', 'Are there any?'],
    ['words with up to four between them', 'stole+card', 'They stole my brand new bank card'],
    ['words with up to fifteen between them', 'card~stolen', 'My card was in the bag that has been stolen'],
    ['an entry on two lines', 'stole+\n  card|\n  purse', 'He stole my purse'],
  ])('finds %s', (_, entries, text) => {
    expect(finds(entries, text)).toBe(true);
  });

  it.each([
    ['a part of a word', 'card', 'a cardigan'],
    ['the words in another order', 'stole+card', 'My card is what they stole'],
    ['words in two sentences', 'stole+card', 'They stole it. My card works.'],
    ['words that are farther apart', 'stole+card', 'They stole it and then went on to use a card'],
    ['joined words with one between them', 'is_there', 'Is it there?'],
  ])('does not find %s', (_, entries, text) => {
    expect(finds(entries, text)).toBe(false);
  });
});
