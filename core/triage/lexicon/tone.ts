const SHOUTED_WORDS = 3;
const SHOUTED_SHARE = 0.7;

/** Adds what punctuation and capitals say to a sum of weights; they raise a feeling, and shouting is one. */
export const withTone = (sum: number, message: string): number => {
  const exclamations = Math.min(4, count(message, /[!！]/g));
  const shouted = isShouted(message) ? (sum > 0 ? 0.5 : -1) : 0;
  const insistent = /[?？]{2}/.test(message) ? -0.4 : 0;
  return (sum + shouted + insistent) * (1 + 0.08 * exclamations);
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const isShouted = (message: string): boolean => {
  const upper = count(message, /\p{Lu}/gu);
  const lower = count(message, /\p{Ll}/gu);
  return upper > SHOUTED_SHARE * (upper + lower) && count(message, /\p{Lu}{2,}/gu) >= SHOUTED_WORDS;
};
