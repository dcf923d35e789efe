import { sumFeelings } from './lexicon/feelings.ts';
import { detectLanguage } from './lexicon/language.ts';
import { languagesFor } from './lexicon/languages.ts';
import { asksForPerson } from './lexicon/person.ts';
import { CUES, cuesIn } from './lexicon/scripts.ts';
import { tokenise } from './lexicon/tokens.ts';
import { withTone } from './lexicon/tone.ts';
import { gravest, topicsIn } from './lexicon/topic.ts';
import type { Reading, SensitiveTopic } from './sentiment.ts';

/** Bends a sum of weights into -1…1: one strong word (-3) is just upset, two are well beyond it. */
const BEND = 15;
const NEUTRAL = 0.15;

/**
 * Reads a message by word lists, for when the triage model does not answer: in eight European languages by their words,
 * in six more by a few telling expressions. Time grows with the message's length alone.
 */
export const readWithLexicon = (message: string): Reading => {
  const tokens = tokenise(message).filter(({ word }) => word !== '');
  const language = detectLanguage(message);
  const cues = CUES[language];
  const languages = languagesFor(language);
  const own = language === 'und' || cues ? languages : languages.slice(0, 1);
  const sum = sumFeelings(tokens, own) + (cues ? sumCues(message, cues.feelings) : 0);
  const topics = cues ? (Object.entries(cues.topics) as [SensitiveTopic, string][]) : [];
  return {
    ...scored(withTone(sum, message)),
    language,
    wants_human: asksForPerson(tokens, languages) || (cues !== undefined && cuesIn(message, cues.person).length > 0),
    topic: gravest([
      ...topicsIn(tokens, languages),
      ...topics.filter(([, list]) => cuesIn(message, list).length > 0).map(([topic]) => topic),
    ]),
  };
};

/** The language of a text by its own words, or null when they do not tell; a few Chinese characters may as well be Japanese. */
export const languageOf = (text: string): string | null => {
  const language = detectLanguage(text);
  return language === 'und' || (language === 'zh' && text.trim().length < 5) ? null : language;
};

const scored = (sum: number): Pick<Reading, 'label' | 'score'> => {
  const score = Math.round((100 * sum) / Math.sqrt(sum * sum + BEND)) / 100 || 0;
  return { score, label: score >= NEUTRAL ? 'positive' : score <= -NEUTRAL ? 'negative' : 'neutral' };
};

const sumCues = (message: string, feelings: readonly (readonly [weight: number, cues: string])[]): number =>
  feelings.reduce((sum, [weight, list]) => sum + weight * cuesIn(message.toLowerCase(), list).length, 0);
