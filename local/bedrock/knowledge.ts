import { overlap, sentencesOf, shorten, subjects, wordsOf } from './words.ts';

const OPENINGS = [
  'you (?:are|must|may|should|can use|will|have)',
  'your (?:task|job|role)',
  'if (?:the customer|you|a tool|asked)',
  'when (?:the customer|you|asked)',
  "never|always|do not|don't|answer|reply|respond|use|call|ask|be|keep|treat|say|write|give|refuse|avoid|make",
  'stay|speak|follow|think|only|tell|help|act',
];
const INSTRUCTION = new RegExp(`^(?:${OPENINGS.join('|')})\\b`, 'i');
const ABOUT_THE_ASSISTANT =
  /\b(?:the customer|the user|the assistant|you are an?|your (?:answers?|repl(?:y|ies))|instructions?|these rules)\b/i;
const MOST_SENTENCES = 2;
const ENOUGH_SHARE = 0.6;

/** Whether a sentence tells the assistant what to do, rather than anybody what is so. */
export const isInstruction = (sentence: string): boolean =>
  INSTRUCTION.test(sentence) || ABOUT_THE_ASSISTANT.test(sentence);

/** What the system prompt says about the customer's question; null when it says too little about it. */
export const answerFromKnowledge = (system: string, message: string): string | null => {
  const asked = subjects(message);
  const own = ownThings(message);
  const weight = (words: readonly string[]) => words.reduce((sum, word) => sum + (own.has(word) ? 0.5 : 1), 0);
  const found = statementsIn(system)
    .map(({ text, words }, at) => ({ at, text, shared: weight(overlap(asked, words)) }))
    .filter(({ shared }) => shared >= 2 || (shared >= 1 && shared / asked.size >= ENOUGH_SHARE))
    .sort((a, b) => b.shared - a.shared || a.at - b.at);
  const best = found.filter(({ shared }) => shared === found[0]?.shared).slice(0, MOST_SENTENCES);
  return best.length === 0 ? null : best.map(({ text }) => shorten(text, 40)).join(' ');
};

/** The nouns behind "my": a question about one's own order is not answered by a rule about orders. */
const ownThings = (message: string): Set<string> => {
  const words = wordsOf(message);
  return subjects(words.filter((_, i) => words[i - 1] === 'my' || words[i - 2] === 'my').join(' '));
};

/** Sentences that state something; a heading lends its words to what stands beneath it. */
const statementsIn = (system: string): { text: string; words: Set<string> }[] => {
  let heading = new Set<string>();
  return system
    .replace(/<[^>\n]{1,60}>/g, '\n')
    .split('\n')
    .flatMap((line) => {
      const isHeading = /^\s*#/.test(line) || /^[^.!?]{1,60}:\s*$/.test(line);
      if (isHeading) heading = subjects(line);
      if (isHeading || line.trim() === '') return [];
      return sentencesOf(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ''))
        .filter((sentence) => !isInstruction(sentence) && !sentence.endsWith('?'))
        .map((text) => ({ text, words: new Set([...subjects(text), ...heading]) }));
    });
};
