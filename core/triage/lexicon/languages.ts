import type { SensitiveTopic } from '../sentiment.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { SHARED_FEELINGS } from './shared.ts';
import { buildTable, type Table, words } from './table.ts';
import type { PersonWords, Vocabulary } from './vocabulary.ts';

type WordList = 'common' | 'expected' | 'negators' | 'weakNegators' | 'intensifiers' | 'diminishers';

/** A vocabulary, ready for look-ups. */
export interface Language extends Readonly<Record<WordList, ReadonlySet<string>>> {
  readonly code: string;
  readonly feelings: Table<number>;
  readonly person: Table<keyof PersonWords>;
  readonly topics: Table<SensitiveTopic>;
}

const compile = (code: string, vocabulary: Vocabulary): Language => {
  const { person, topics } = vocabulary;
  const set = (list: WordList) => new Set(words(vocabulary[list]));
  return {
    code,
    common: set('common'),
    expected: set('expected'),
    negators: set('negators'),
    weakNegators: set('weakNegators'),
    intensifiers: set('intensifiers'),
    diminishers: set('diminishers'),
    feelings: buildTable([...SHARED_FEELINGS, ...vocabulary.feelings]),
    person: buildTable([
      ['fillers', person.fillers],
      ['compounds', person.compounds],
      ['want', person.want],
      ['talk', person.talk],
      ['bots', person.bots],
      ['vague', person.vague],
      ['nouns', person.nouns],
      ['phrases', person.phrases],
    ]),
    topics: buildTable(Object.entries(topics) as [SensitiveTopic, string][]),
  };
};

let compiled: readonly Language[] | undefined;

/** Compiled on first use: a cold start should not pay for a fallback that seldom runs. */
export const languages = (): readonly Language[] => {
  compiled ??= Object.entries({ en, de, fr, es, it, pt, nl, pl }).map(([code, words]) => compile(code, words));
  return compiled;
};

/** The languages to read a message in: its own and English, or all of them when it cannot be told. */
export const languagesFor = (code: string): readonly Language[] => {
  const own = languages().filter((language) => language.code === code);
  if (own.length === 0) return languages();
  return code === 'en' ? own : [...own, ...languages().filter((language) => language.code === 'en')];
};
