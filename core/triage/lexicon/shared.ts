/** Feelings that read the same in every language of the lexicon. */
export const SHARED_FEELINGS: readonly (readonly [weight: number, words: string])[] = [
  [-3, '😡 🤬 👿 🖕 wtf bullshit shit fuck'],
  [-2, '😠 💔 👎 😤'],
  [-1.2, '😢 😭 😞 😔 ☹ 🙁'],
  [2, '😍 🎉 ❤ 👍 😀 😃 🥰 💯'],
  [1.5, '🙂 😊 🙏'],
];
