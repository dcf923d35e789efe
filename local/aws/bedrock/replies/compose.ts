import { readWithLexicon } from '../../../../core/triage/read-with-lexicon.ts';
import type { Dialogue } from './dialogue.ts';
import { factsIn } from './facts.ts';
import { declines } from './follow-up.ts';
import { sentencesOf, shorten, subjects, wordsOf } from './words.ts';

const STAND_IN = 'I am the built-in stand-in model, which runs without AWS';
const GREETING =
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|hallo|bonjour|hola|ciao|ola|guten tag)\b/;
const THANKS = /^(?:thanks|thank you|thx|many thanks|great thanks|ok thanks|cheers)\b/;
const CONSENT = /^(?:yes|yeah|sure|ok|okay|do it|please do|confirm|ja|oui|si)(?: please| bitte)?$/;
const SMALL_TALK_WORDS = 6;

/** The answer to a greeting, to thanks or to a no that bring no request along; null for anything else. */
export const smallTalk = (dialogue: Dialogue): string | null => {
  const { message } = dialogue;
  if (declines(dialogue)) return 'All right, then nothing is changed.';
  const words = wordsOf(message);
  const plain = words.join(' ');
  if (words.length > SMALL_TALK_WORDS || /\p{N}/u.test(plain)) return null;
  if (CONSENT.test(plain) && !dialogue.told.includes('?'))
    return 'There is nothing that waits for a yes. How can I help?';
  if (THANKS.test(plain)) return 'You are welcome! Is there anything else that I can help with?';
  if (!GREETING.test(plain) || subjects(plain.replace(GREETING, '')).size > 1 || message.includes('?')) return null;
  return `Hello! ${STAND_IN}; connecting Amazon Bedrock gives real answers. How can I help?`;
};

/** Says what was understood and, plainly, who is answering: for all that the request itself holds no answer to. */
export const admit = (message: string): string => {
  const mentioned = [
    ...new Set(
      factsIn(message)
        .filter(({ kind }) => kind === 'identifier')
        .map(({ noun, value }) => `${noun} ${value}`),
    ),
  ];
  const about = mentioned.length > 0 ? ` (${mentioned.slice(0, 3).join(', ')})` : '';
  const sorry = readWithLexicon(message).label === 'negative' ? 'I am sorry for the trouble. ' : '';
  const honest = `${STAND_IN}, so I cannot look into it; connecting Amazon Bedrock gives real answers.`;
  return `${sorry}I understand that this is about "${subjectOf(message)}"${about}. ${honest}`;
};

/** In front of an answer to a message in another language, which a note names if the message does not tell it. */
export const languageNote = ({ message, notes }: Dialogue): string => {
  const noted = notes.flatMap(({ words }) => /\bcustomer writes in (\p{Lu}[\p{L} ]*?)[:.,]/u.exec(words)?.[1] ?? [])[0];
  const { language } = readWithLexicon(message);
  if (noted === undefined && (language === 'en' || language === 'und')) return '';
  const name = noted ?? new Intl.DisplayNames(['en'], { type: 'language' }).of(language);
  return name === 'English' ? '' : `I answer in English only, though you seem to write in ${name}. `;
};

/** The sentence that says most, in the customer's own words. */
const subjectOf = (message: string): string => {
  const sentences = sentencesOf(message);
  const [best = message] = sentences.toSorted((a, b) => subjects(b).size - subjects(a).size);
  return shorten(best.replace(/[.!。！]+$/u, ''), 14).slice(0, 160);
};
