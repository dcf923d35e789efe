import type { Topic } from '../playbook/playbook.ts';
import { certainlySaid } from './lexicon/certain.ts';
import { BY_HARM } from './lexicon/sensitive.ts';
import type { Reading } from './sentiment.ts';
import { topicIn } from './topic-words.ts';

/** What a message's words certainly say, whatever a model reads in it. */
export type Words = Pick<Reading, 'wants_human' | 'topic'>;

/** What the customer quotes: text in quotation marks, and lines of a mail that begin with `>`. It is not read. */
const QUOTED = /"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|^\s*>.*$/gmu;

/** Characters that are read with the lexicon. What a longer message says behind them is left to the triage model. */
const MOST = 2000;

/**
 * Reads a message by its words only, in every turn: whether it certainly asks for a person, and the topic that it
 * certainly raises. The playbook's own words are certain by definition.
 */
export const certainWords = (message: string, topics: readonly Topic[]): Words => {
  const said = certainlySaid(message.slice(0, MOST).replaceAll(QUOTED, ' . '));
  return {
    wants_human: said.has('person'),
    topic: topicIn(message, BY_HARM.find((topic) => said.has(topic)) ?? null, topics),
  };
};

/** Whether a person is asked for the customer, whatever a model reads or does. */
export const needsPerson = ({ wants_human, topic }: Words): boolean => wants_human || topic !== null;

/** The reading of a message together with what its words certainly say. */
export const withWords = <R extends Words>(reading: R, words: Words): R => ({
  ...reading,
  wants_human: reading.wants_human || words.wants_human,
  topic: reading.topic ?? words.topic,
});
