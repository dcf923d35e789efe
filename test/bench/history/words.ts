const WORDS = (
  'the order has not arrived and I would like to know when my parcel will be delivered because tracking says it left your warehouse ' +
  'on Monday please check address invoice refund exchange size colour shoes jacket thank you for help again we can send a new one ' +
  'within two working days if that is fine with you otherwise money goes back to card account email confirmation number'
).split(' ');

/** Deterministic text of `count` words that differs by `seed`, with the average word length of English, five letters. */
export const words = (count: number, seed: number): string => {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return WORDS[(state >>> 8) % WORDS.length];
  }).join(' ');
};

/** Approximate tokens for each word of English. */
export const tokensOf = (count: number): number => Math.round(count * 1.33);
