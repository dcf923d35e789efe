const anyWord = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.replaceAll(' ', '|')})(?![\\p{L}\\p{M}])`, 'u');

/**
 * Languages by script. If several languages share a script, `certain` matches only this language and `never` excludes
 * it.
 */
const SCRIPTS: readonly (readonly [language: string, script: RegExp, certain?: RegExp, never?: RegExp])[] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/v],
  ['zh', /\p{sc=Han}/v, /(?:\p{sc=Han}.*){5}/sv],
  ['ko', /\p{sc=Hangul}/v],
  ['el', /\p{sc=Greek}/v],
  ['he', /\p{sc=Hebrew}/v],
  ['th', /\p{sc=Thai}/v],
  ['uk', /\p{sc=Cyrillic}/v, /[ґєї]/v, /[ыэёъў]/v],
  [
    'ru',
    /\p{sc=Cyrillic}/v,
    anyWord(
      'что это эта этот где когда почему мне меня если можно спасибо пожалуйста здравствуйте есть вы мы только нет еще ещё сколько заказ',
    ),
    /[\p{sc=Cyrillic}--[а-яё]]/v,
  ],
  [
    'ar',
    /\p{sc=Arabic}/v,
    anyWord('أين كيف متى هل أريد هذا هذه إلى على في لم لماذا شكرا مرحبا طلبي'),
    /[[\p{sc=Arabic}&&\p{L}]--[\u0621-\u064a]]/v,
  ],
  ['hi', /\p{sc=Devanagari}/v, anyWord('है हैं मेरा मेरी मेरे क्या में नहीं हूँ हूं था थी चाहता चाहती मुझे कैसे आप'), /ळ/v],
];

const LATIN = /\p{sc=Latin}/v;
const OTHER_LETTER = /[\p{L}--\p{sc=Latin}]/v;

/** Weight of a Latin letter. Brand and model names are longer in Latin letters than in East Asian scripts. */
const LATIN_WEIGHT = 1 / 3;

/**
 * Returns the language that the script and its words make certain, `latin` if most letters are Latin, and `und`
 * otherwise.
 */
export const languageOfScript = (text: string): string => {
  if (!OTHER_LETTER.test(text)) return LATIN.test(text) ? 'latin' : 'und';
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const latin = count(/\p{sc=Latin}/gv);
  if (count(/\p{L}/gv) - latin <= latin * LATIN_WEIGHT) return latin > 0 ? 'latin' : 'und';
  const lower = text.toLowerCase();
  const certain = SCRIPTS.find(
    ([, script, only, never]) => script.test(text) && (only?.test(lower) ?? true) && !never?.test(lower),
  );
  return certain?.[0] ?? 'und';
};
