/** Code point ranges of the scripts that all but name a language. Han is Chinese only where no kana stand beside it. */
const RANGES: readonly (readonly [language: string, from: number, to: number])[] = [
  ['el', 0x0370, 0x03ff],
  ['ru', 0x0400, 0x04ff],
  ['he', 0x0590, 0x05ff],
  ['ar', 0x0600, 0x06ff],
  ['hi', 0x0900, 0x097f],
  ['th', 0x0e00, 0x0e7f],
  ['ko', 0x1100, 0x11ff],
  ['ja', 0x3040, 0x30ff],
  ['zh', 0x3400, 0x9fff],
  ['ko', 0xac00, 0xd7af],
];

const FIRST_RANGE = 0x0370;
const isLetter = (character: string): boolean => character.toLowerCase() !== character.toUpperCase();

/** The language that a script betrays, `latin` where most letters are Latin ones, null without letters. */
export const languageOfScript = (text: string): string | null => {
  const counts = new Map<string, number>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const found = code < FIRST_RANGE ? undefined : RANGES.find(([, from, to]) => code >= from && code <= to);
    const key = found ? found[0] : isLetter(character) ? 'latin' : null;
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const kana = counts.get('ja') ?? 0;
  if (kana > 0) {
    counts.set('ja', kana + (counts.get('zh') ?? 0));
    counts.delete('zh');
  }
  // A brand or a model name in Latin letters is longer than the same thing in an East Asian script.
  counts.set('latin', (counts.get('latin') ?? 0) / 3);
  const [top] = [...counts].sort(([, a], [, b]) => b - a);
  return !top || top[1] === 0 ? null : top[0] === 'ru' && /[іїєґ]/iu.test(text) ? 'uk' : top[0];
};
