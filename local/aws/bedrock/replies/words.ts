import { normalise } from '../../../../core/text/normalise.ts';

/** Words that carry no subject, and those of any service talk: a tool or a sentence is never chosen for these. */
const EMPTY = new Set(
  `a about above after again all also am an and any anybody anyone anything are around as at be because been before
  being below between both but by can cannot cant could couldnt did didnt do does doesnt doing dont down during
  each either else ever every few find for from get gets getting give given go goes going got had has hasnt have
  havent having he hello help her here hers hey hi him his how however i if im in into is isnt it its ive just
  know let like ll made make many may maybe me mean might mine more most much must my need never no nor not now of
  off ok okay on once one only onto or other our ours out over own per please quite really said same say see seem
  shall she should show since so some someone something still such sure take tell than thank thanks that thats the
  their them then there these they thing this those though through to today told too two under until up upon us
  use used using very via want wants was wasnt way we well went were what whats when where whether which while who
  whom whose why will with within without wont would wouldnt yes yet you your yours answer answers ask asked asks
  assistant call called company conversation customer customers describe description details explain happen
  happened information message messages model name question questions reply request requests service
  support tool user users issue kind matter long possible able instead right greeting greetings new old available
  work works working`.split(/\s+/),
);

/** "pays", "paying" and "payment" are one word; crude, and the same for both sides of a comparison. */
export const stem = (word: string): string => {
  const bare = /...(?:ing|ed)$/.test(word)
    ? word.replace(/(?:ing|ed)$/, '')
    : word
        .replace(/ies$/, 'y')
        .replace(/(?<=ss|x|ch|sh)es$|(?<=..[^s])s$/, '')
        .replace(/(?<=....)(?:ation|al)$|(?<=...)ment$/, '');
  return bare.replace(/(?<=.{5})y$|(?<=..)e$/, '').replace(/([bdglmnprt])\1$/, '$1');
};

/** Every word, normalised and in order. */
export const wordsOf = (text: string): string[] =>
  normalise(text)
    .replace(/\b(i|we)['’]d\b/g, '$1 would')
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

export const isSubject = (word: string): boolean => !EMPTY.has(word) && !/^[a-z]$/.test(word);

/** The stems of the words that carry a subject. */
export const subjects = (text: string): Set<string> => new Set(wordsOf(text).filter(isSubject).map(stem));

export const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((word) => b.has(word));

/** Sentences; line breaks end one too, a full stop only in front of a space: "1.5" and "a.b@c.d" stay whole. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?。！？])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** At most `most` words, with an ellipsis where words are missing. */
export const shorten = (text: string, most: number): string => {
  const words = text.split(/\s+/);
  return words.length <= most ? text : `${words.slice(0, most).join(' ')}…`;
};
