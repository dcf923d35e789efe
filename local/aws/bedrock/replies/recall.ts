import type { Dialogue } from './dialogue.ts';
import { type Fact, factsIn } from './facts.ts';
import { overlap, sentencesOf, subjects, wordsOf } from './words.ts';

/** Asks about the conversation itself. */
const MEMORIES = [
  'do you (?:still )?(?:remember|recall)',
  'remember (?:my|what|when|that|me)',
  'remind me',
  '(?:did|have) i (?:just |already |first )?(?:said|say|told|tell|asked|ask|mention(?:ed)?|writ(?:e|ten)|given?)',
  'who am i',
  'do you know (?:my|who i|what i)',
  '(?:first|last|previous|earlier) (?:message|question|thing i)',
];
const MEMORY = new RegExp(`\\b(?:${MEMORIES.join('|')})\\b`);
/** Asks for something of the customer's own, which may have been said before. */
const OWN = /\b(?:what(?:s| is| was| are| were)?|tell me|which is|repeat) my\b/;
const NOTHING = 'I find nothing about that in what you have written so far.';
const ABOUT_MEMORY = subjects(
  'remember recall remind mention write written first last previous earlier just repeat again',
);
const GENERIC = subjects('number id code reference address');

/** Answers a question about what the customer said before, in the customer's own words; null for any other message. */
export const recall = ({ message, earlier }: Dialogue): string | null => {
  const sentences = sentencesOf(message);
  const asking = sentences.filter(asks);
  if (asking.length === 0) return null;
  const said = [...earlier, ...sentences.filter((sentence) => !asking.includes(sentence))];
  const question = asking.join(' ');
  const fact = findFact(question, said);
  if (fact) return `${describe(fact)}, as you told me earlier in this conversation.`;
  if (!MEMORY.test(plain(question))) return null;
  const quote = findQuote(question, said);
  return quote ? `Earlier in this conversation you wrote: "${quote}"` : NOTHING;
};

const plain = (text: string): string => wordsOf(text).join(' ');

const asks = (sentence: string): boolean => MEMORY.test(plain(sentence)) || OWN.test(plain(sentence));

const asked = (question: string): Set<string> =>
  new Set([...subjects(question)].filter((word) => !ABOUT_MEMORY.has(word)));

/** The newest fact that the question names; statements are named in full: "my order" is not "my order number". */
const findFact = (question: string, said: readonly string[]): Fact | undefined => {
  const words = asked(question);
  const wantsName = /\b(?:my name|who am i|who i am)\b/.test(plain(question));
  const facts = said.flatMap(factsIn).reverse();
  const named = (fact: Fact): boolean => {
    if (fact.kind === 'name') return wantsName;
    if (fact.kind === 'email') return words.has('email') || words.has('mail');
    const noun = subjects(fact.noun);
    const rest = [...words].filter((word) => !noun.has(word));
    if (noun.size === 0 || overlap(noun, words).length < noun.size) return false;
    return fact.kind === 'identifier' ? rest.every((word) => GENERIC.has(word)) : rest.length === 0;
  };
  const found = facts.filter(named);
  return found.find(({ kind }) => kind !== 'statement') ?? found[0];
};

const describe = ({ kind, noun, value }: Fact): string => {
  if (kind === 'email') return `Your email address is ${value}`;
  const bare = kind === 'identifier' && !GENERIC.has(noun) && noun !== 'code' && noun !== 'reference';
  return `Your ${noun}${bare ? ' number' : ''} is ${value}`;
};

/** The sentence with most of the question's words; without any, the newest message, or the first if that is asked. */
const findQuote = (question: string, said: readonly string[]): string | undefined => {
  const words = asked(question);
  if (words.size === 0) return /\bfirst\b/i.test(question) ? said[0] : said.at(-1);
  const ranked = said
    .flatMap(sentencesOf)
    .map((sentence) => ({ sentence, shared: overlap(subjects(sentence), words).length }))
    .reverse()
    .sort((a, b) => b.shared - a.shared);
  return ranked[0] && ranked[0].shared > 0 ? ranked[0].sentence : undefined;
};
