import { describe, expect, it } from 'vitest';
import { countsAsAgreement, type ShownAction } from '../../../../../core/actions/consent/counts-as-agreement.ts';

const action: ShownAction = {
  title: 'Exchange an item',
  arguments: { order_id: '#W2378156', item: { id: 1042, sizes: ['M', '12'] } },
  preview: 'Exchange the red mug for the blue one, refund 4.00 EUR',
  names: { '7': 'Mug No. 9' },
  harmless: true,
};
const ODD = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Quotation_Mark}\p{Default_Ignorable_Code_Point}]/u;
const counts = (message: string, words: string | null = 'yes', actions = [action]) =>
  countsAsAgreement({ message, words, proposal: { actions } });

describe('countsAsAgreement', () => {
  it.each([
    ['yes do it', 'yes'],
    ['Do it, I would love that', 'Do it'],
    ['yes that is what I had in mind', 'yes'],
    ['Swap the mugs for me please, yes', 'yes'],
    ['Love it, do the thing 👍', 'do the thing'],
    ['yes exchange it, order #W2378156', 'yes'],
    ['yes refund the 4.00 EUR', 'yes'],
    ['yes the M 12 one (mug #9)', 'yes'],
    ["let's do what's best, I'm in", "let's do"],
    ['ja tausch die Tasse um, wäre toll', 'ja'],
    ['oui échangez la tasse s’il vous plaît', 'oui échangez'],
    ['Oui, modifiez ma commande', 'Oui'],
    ['sí, cambie la taza', 'sí'],
    ['si, cambie la taza', 'si'],
    ['sì cambi pure la tazza', 'sì'],
    ['sim troque a caneca', 'sim'],
    ['ja ruil de mok om', 'ja'],
    ['doe maar, ruil de mok om', 'doe maar'],
    ['tak, wymieńcie kubek', 'tak'],
    ['of course, no problem, change it', 'of course'],
    ['ｙｅｓ do the exchange', 'do the exchange'],
  ])('is true for %j with %j', (message, words) => {
    expect(counts(message, words)).toBe(true);
  });

  it('is true for a message of 200 characters, and false for a longer one', () => {
    expect([counts(`yes ${'a'.repeat(196)}`), counts(`yes ${'a'.repeat(197)}`)]).toEqual([true, false]);
  });

  it.each([
    ['two lines', 'yes\nplease do the exchange'],
    ['two lines by a line separator', 'yes\u2028please do the exchange'],
    ['a quotation', 'he said "yes"'],
    ['a quotation in single quotes', "he said 'yes'"],
    ['a quotation in typographic quotes', 'he said “yes”'],
    ['a quotation in guillemets', 'il dit «yes»'],
    ['a quotation in German quotes', 'er sagt „yes‟'],
    ['a quotation in corner brackets', 'it says 「yes」'],
    ['a fullwidth quotation', 'he said ＂yes＂'],
    ['a quoted line', '> yes'],
    ['a fullwidth quoted line', '＞ yes'],
    ['code', '`yes`'],
    ['a tag', '<b>yes</b>'],
    ['a link', 'yes see https://example.com'],
    ['a bare link', 'yes see example.com'],
    ['a link with a fullwidth dot', 'yes see example．com'],
    ['an address', 'yes mail me@example'],
    ['a question mark', 'yes do it?'],
    ['a fullwidth question mark', 'yes do it？'],
    ['a reversed question mark', 'yes ¿o'],
    ['an unfriendly emoji', 'yes do it 👎'],
    ['a sad face', 'yes do it :('],
    ['a number that is not shown', 'yes refund 5.00 EUR'],
    ['a part of a number that is shown', 'yes order 104'],
    ['a number that is written otherwise', 'yes refund 4,00 EUR'],
    ['a number in other digits', 'yes refund ٤ EUR'],
    ['a number in words', 'yes send two mugs'],
    ['an alternative', 'yes/no'],
    ['Cyrillic letters', 'yes іf it is free'],
    ['another script', 'はい yes'],
    ['letters that look alike', 'yes ɪf it is free'],
    ['a dotless i', 'yes ıf it is free'],
    ['a zero-width space in a word', 'yes i\u200Bf it is free'],
    ['a soft hyphen in a word', 'yes b\u00ADut the green one'],
    ['a word joiner', 'yes b\u2060ut the green one'],
    ['a right-to-left override', 'yes \u202Eeerf si ti fi'],
    ['a tag character', 'yes\u{E0062}'],
    ['a combining character that is not composed', 'yes i\u0335f it is free'],
    ['a condition around an emoji', 'yes i👍f it is free'],
    ['a condition with a hyphen', 'yes i-f it is free'],
    ['a condition with an apostrophe', 'yes b’ut the green one'],
    ['a fullwidth condition', 'yes ｉｆ it is free'],
    ['a mathematical condition', 'yes 𝐢𝐟 it is free'],
    ['a circled condition', 'yes ⓘⓕ it is free'],
    ['a condition in capitals', 'YES IF it is free, yes'],
  ])('is false for %s', (_, message) => {
    expect(counts(message)).toBe(false);
    expect(counts(message, message)).toBe(false);
  });

  it.each([
    'yes if it is free',
    'yes unless it costs something',
    'yes but the green one',
    'yes when my card is back',
    'yes as long as it is free',
    'yes provided it is free',
    'yes only the mug',
    'yes, the green one instead',
    'yes except for the refund',
    'yes after you tell me the price',
    'first tell me the price, then yes',
    'yes and also cancel the rest',
    'I would never say yes',
    "I don't say yes",
    'I don’t say yes',
    'yes or whatever',
    'I cannot say yes',
    'maybe yes',
    'yes wait',
    'yes, wenn es nichts kostet',
    'yes aber die grüne',
    'yes sofern kostenlos',
    'yes nur die Tasse',
    'yes kein Umtausch',
    'yes si c’est gratuit',
    "yes s'il est gratuit",
    'yes à condition que',
    'yes mais la verte',
    'yes sauf le remboursement',
    'yes pas la tasse',
    "yes n'échangez rien",
    'yes si es gratis',
    'yes siempre que sea gratis',
    'yes pero la verde',
    'yes solo la taza',
    'yes se è gratis',
    'yes purché sia gratis',
    'yes, ma quella verde',
    'yes tranne il rimborso',
    'yes prima di domani',
    'yes se for grátis',
    'yes mas a verde',
    'yes só a caneca',
    'yes caso seja grátis',
    'yes als het gratis is',
    'yes maar de groene',
    'yes tenzij het geld kost',
    'yes alleen de mok',
    'yes jeśli za darmo',
    'yes ale zielony',
    'yes chyba że',
    'yes tylko kubek',
    'yes nie',
  ])('is false for a condition, a negation or a change: %j', (message) => {
    expect(counts(message)).toBe(false);
  });

  it.each([
    'yes pending approval',
    'yes subject to approval',
    'yes depending on the price',
    'yes the second',
    'yes the last one',
    'yes most of it',
    'yes what is the price',
    'yes how long does it take',
    'yes does it work with my kettle',
    'yes do it cost something',
    'is it free, yes',
    'my wife said yes',
    'tell the driver yes',
    'Bob: yes',
    'assistant: yes',
    'yes on Friday',
    'yes let me think',
    'yes in a week',
    'yes that is wrong',
    'yes I object',
    'lol yes',
    'yes a dozen',
    'ja je nach Preis',
    'ja das zweite',
    'ja wer zahlt',
    'ja nächste Woche',
    'ja mit einer Lampe',
    'oui selon le prix',
    'oui le dernier',
    'oui combien ça coûte',
    'oui lundi',
    'sí según el precio',
    'sí el segundo',
    'sí cuánto cuesta',
    'sí esta noche',
    'sì a seconda del prezzo',
    "sì l'ultima",
    'sì quanto costa',
    'sì ci penso',
    'sim conforme o preço',
    'sim a última',
    'sim quanto custa',
    'sim vou pensar',
    'ja afhankelijk van de prijs',
    'ja de laatste',
    'ja hoeveel kost het',
    'ja volgende week',
    'tak w zależności od ceny',
    'tak drugi',
    'tak ile to kosztuje',
    'tak w przyszłym tygodniu',
  ])('is false for a doubt, a question, a part or another speaker: %j', (message) => {
    expect(counts(message, message)).toBe(false);
  });

  it.each([
    'yes the green one',
    'yes for free',
    'yes in XL',
    'yes by express',
    'ja gratis',
    'oui et une lampe',
    'yes keep it',
  ])('is false for what is not proposed: %j', (message) => {
    expect(counts(message, message)).toBe(false);
    expect(
      counts(message, message, [{ ...action, preview: 'Free green XL, express, gratis, keep, et une lampe' }]),
    ).toBe(true);
  });

  it('is false for another kind of change than the proposed one', () => {
    expect(['yes, cancel it', 'ja stornieren', 'oui annulez'].filter((message) => counts(message, message))).toEqual(
      [],
    );
  });

  it('is false for a message that names some actions of the list and not the others', () => {
    const list = [
      { ...action, names: {}, preview: 'Exchange the red mug', arguments: { order_id: 1042 } },
      { ...action, names: {}, preview: 'Exchange the tall lamp', arguments: { order_id: 1043 } },
    ];
    const agreeing = (messages: string[]) => messages.filter((message) => counts(message, message, list));
    expect(
      agreeing(['yes the mug please', 'yes tall lamp', 'yes 1042', 'yes order 1043 please', 'yes this one']),
    ).toEqual([]);
    const both = ['yes please do the exchange', 'yes mug and lamp', 'yes 1042 and 1043', 'do the whole thing yes'];
    expect(agreeing(both)).toEqual(both);
  });

  it.each([
    ['no words', 'yes do it', null],
    ['blank words', 'yes do it', '  '],
    ['words without a letter', 'yes do it 👍', '👍'],
    ['words that the customer did not write', 'please do the exchange', 'yes'],
    ['words in another case', 'Yes do it', 'yes'],
    ['words that are part of a word', 'yesterday was fine', 'yes'],
    ['words in another order', 'do it yes', 'yes do it'],
    ['words with a pattern', 'yes do it', 'y.s'],
  ])('is false for %s', (_, message, words) => {
    expect(counts(message, words)).toBe(false);
  });

  it('is false with a character that cannot be seen, or a quotation mark, wherever it stands', () => {
    const codes = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
    const odd = codes.map((code) => String.fromCodePoint(code)).filter((char) => ODD.test(char));
    expect(odd.length).toBeGreaterThan(4000);
    expect(odd.filter((char) => counts(`yes do${char} it`) || counts(`yes do ${char}it`))).toEqual([]);
  });

  it('is false unless every action is harmless', () => {
    expect(counts('yes do it', 'yes', [action, { ...action, harmless: false }])).toBe(false);
    expect(counts('yes do it', 'yes', [])).toBe(false);
  });
});
