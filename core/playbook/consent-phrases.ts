import { COMMON } from './consent-phrases/common.ts';
import { DE } from './consent-phrases/de.ts';
import { EN } from './consent-phrases/en.ts';
import { ES } from './consent-phrases/es.ts';
import { FR } from './consent-phrases/fr.ts';
import { IT } from './consent-phrases/it.ts';
import { NL } from './consent-phrases/nl.ts';
import type { PhraseLists } from './consent-phrases/phrase-lists.ts';
import { PL } from './consent-phrases/pl.ts';
import { PT } from './consent-phrases/pt.ts';
import type { PlaybookHead } from './playbook.ts';

type WordLists = Record<string, string[]>;

const DEFAULTS: Readonly<Record<string, PhraseLists>> = {
  en: EN,
  de: DE,
  fr: FR,
  es: ES,
  it: IT,
  nl: NL,
  pl: PL,
  pt: PT,
};

/**
 * Languages whose words occur in others: "tak" is "yes" in Polish and "thanks" in Danish. Their defaults apply only if
 * the playbook lists the language.
 */
const AMBIGUOUS = ['pl'];

/**
 * Returns the closed phrases of a playbook: the defaults of every language, because customers are asked in their own,
 * and the playbook's own agreeing phrases.
 */
export const consentPhrases = ({
  languages,
  consent,
}: Pick<PlaybookHead, 'languages' | 'consent'>): Record<keyof PhraseLists, WordLists> => {
  const defaults = Object.entries(DEFAULTS).filter(([code]) => !AMBIGUOUS.includes(code) || languages.includes(code));
  const lists = (kind: keyof PhraseLists): WordLists =>
    Object.fromEntries([...defaults, ['und', COMMON] as const].map(([code, each]) => [code, listOf(each[kind])]));
  const agrees = lists('agrees');
  for (const [code, own] of Object.entries(consent)) agrees[code] = [...(agrees[code] ?? []), ...own];
  return { agrees, beside: lists('beside'), declines: lists('declines') };
};

const listOf = (phrases: string): string[] =>
  phrases.split(',').map((phrase) =>
    phrase
      .replaceAll(/\/\n\s*/g, '/')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
