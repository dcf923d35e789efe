import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../core/models/clean-text.ts';

describe('a text loses', () => {
  it.each([
    ['a thought in front of the answer', '<thinking>Who is it?</thinking>\nHello.', 'Hello.'],
    ['a thought in the middle', 'Hello. <thinking>Hm.</thinking>How are you?', 'Hello. How are you?'],
    ['a thought that was cut short', 'Hello. <thinking>And now', 'Hello.'],
    ['a thought whose tag was cut short', 'Hello. <thinking', 'Hello.'],
    ['thoughts of any spelling', '< THINK >a</ Think ><reasoning depth="2">b</reasoning>Yes.', 'Yes.'],
    ['thoughts that hold code', '<thinking>```\n</x>\n```</thinking>Yes.', 'Yes.'],
    ['thoughts that the prompt opened', 'Where is it?\n</think>\nIt is here.', 'It is here.'],
    ['thoughts without a beginning', 'I look it up. It is here.</thinking>\n\nIt is here.', 'It is here.'],
    ['thoughts of another name', '<thought>Hm.</thought>Yes.', 'Yes.'],
    ['nothing but thoughts', '<think>Where', ''],
    ['a closing tag by itself', 'It is here.</thinking>', 'It is here.'],
    ['a closing tag in front', '</reasoning>\n\nIt is here.', 'It is here.'],
    ['an echoed note', 'It is here.\n<note>\nA passage\n</note>', 'It is here.'],
    ['an echoed passage', '<passage number="1" source="returns.md">\n30 days\n</passage>\n30 days.', '30 days.'],
    ['an echoed note that was cut short', 'It is here.\n<note>\n<passage number="1">words', 'It is here.'],
    ['an empty result', 'It is here.<result/>', 'It is here.'],
    ['an invented turn', 'It is here.\n\nHuman: And the other?\n\nAssistant: There.', 'It is here.'],
    ['an invented turn without marks', 'It is here.\n\nUser: thanks\nAssistant: You are welcome', 'It is here.'],
    ['an invented turn of another name', 'It is here.\nCustomer: Where?\nAgent: There.', 'It is here.'],
    ['characters that cannot be seen', 'It is\u0000 \u202ehere\u202c.\u0007', 'It is here.'],
    ['half a character at its end', 'It is here \ud83d', 'It is here'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

describe('a text keeps', () => {
  it.each([
    ['a comparison', 'If a < b and b > c, then result < note.'],
    ['other tags', 'I think <b>it</b> is in <div class="note">here</div>.'],
    ['tags in code', 'Send `<result>` as\n```xml\n<result>\n<note>ok</note>\n</result>\n```\nin the body.'],
    ['the words around an unclosed tag', 'Human: a name, as in "User: Ada".'],
    ['a summary', 'I have noted:\n\nCustomer: Ada\nUser: ada@example.com\nOrder: 1042'],
    ['a summary that names an agent', 'I have noted it.\n\nCustomer: Ada\nOrder: 1042\nAgent: Maria\n\nAnything else?'],
    ['a dialogue that it announces', 'We said:\n\nCustomer: Where?\nSupport: There.\n\nCustomer: Why?\nSupport: So.'],
    ['a dialogue that is all of it', 'Customer: Where?\nSupport: There.\n\nCustomer: Why?\nSupport: So.'],
    ['roles that it explains', 'There are two roles:\nUser: may read.\nBot: may write.'],
    ['code that was cut short', 'Send:\n```xml\n<note>\nUser: a\nBot: b\n<result>1'],
    ['code that looks like turns', 'Use:\n```\nUser: a\n\nHuman: b\nBot: c\n```\nThat is all.'],
    ['whole characters', 'It is here 🚀'],
  ])('%s', (_, text) => {
    expect(cleanText(text)).toBe(text);
  });

  it.each([
    ['Put it into a <result> element, please.', 'Put it into a  element, please.'],
    ['The call returns <result>42</result> then.', 'The call returns 42 then.'],
  ])('the words in and behind a tag of ours that stands in a sentence: %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

const PIECES = ['<note>', '</note>', '<think', '>', '`', '```', '\n', 'Human:', 'Bot:', ' ', '\ud83d', 'x', '<', '/'];

it('is clean when it was cleaned, and has no thoughts, whatever the model wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      const clean = cleanText(pieces.join(''));
      expect(clean.isWellFormed()).toBe(true);
      expect(clean.length).toBeLessThanOrEqual(pieces.join('').length);
    }),
    { numRuns: 2000 },
  );
});

it.each(['<note>', '<think>', '</note>', '`', '```', '\nUser:', '\n\nHuman', '< ', '<note', '\nBot:'])(
  'is cleaned in linear time if it consists of %j',
  (piece) => {
    expect(cleanText(piece.repeat(100_000)).length).toBeLessThanOrEqual(piece.length * 100_000);
  },
);
