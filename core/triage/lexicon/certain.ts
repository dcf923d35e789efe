import { begins, byFirstWord, follow, phrasesOf, type Step } from '../../text/phrases.ts';
import { plainWords } from '../../text/plain-words.ts';
import type { SensitiveTopic } from '../sentiment.ts';
import { CERTAIN_PARTS, CERTAIN_PERSON, CERTAIN_TOPICS, DOUBT, NEGATIONS } from './certain-words.ts';
import { PERSON } from './person-words.ts';
import { BY_HARM } from './sensitive.ts';

type Said = SensitiveTopic | 'person';

interface Sequence {
  readonly says: Said;
  readonly steps: readonly Step[];
}

/** Requests for a person, as lists with the most words in front of each: "wish", up to three words, "contact". */
const REQUESTS = [
  'wish 3 contact 4 staff 0 after',
  'start 1 contact 3 staff 0 after',
  'wish 3 talk 3 someone 0 after',
  'wish 3 staff 1 contact 0 after',
  'wish 3 someone 1 talk 0 after',
  'wish 3 alone 0 after',
  'passOn 4 staff 0 after',
  'not 4 talk 3 bots 0 after',
  'not 4 bots 0 talk 0 after',
];

const compile = () => {
  const lists = {
    ...CERTAIN_PERSON,
    start: '.',
    staff: PERSON.nouns,
    passOn: `${PERSON.passOn} ${CERTAIN_PERSON.transfer}`,
  };
  const phrases = new Map(Object.entries(lists).map(([name, list]) => [name, phrasesOf(list)]));
  const request = (form: string): Sequence => ({
    says: 'person',
    steps: Array.from(`0 ${form}`.matchAll(/(\d) (\w+)/g), ([, gap, name = '']) => ({
      phrases: phrases.get(name) ?? phrasesOf(name),
      gap: Number(gap),
    })),
  });
  return {
    sequencesAt: byFirstWord([...REQUESTS.map(request), ...BY_HARM.flatMap(topicSequences)]),
    alone: request('alone 0 start').steps,
    courtesy: phrasesOf(PERSON.courtesy),
    barriers: {
      person: phrasesOf(`${PERSON.stops} ${PERSON.compounds} ${CERTAIN_PERSON.others} ${NEGATIONS} .`),
      topic: phrasesOf(`${NEGATIONS} .`),
    },
    doubt: phrasesOf(`${DOUBT} ${NEGATIONS}`),
  };
};

const topicSequences = (topic: SensitiveTopic): Sequence[] =>
  CERTAIN_TOPICS[topic]
    .replaceAll(/\$([a-z]+)/g, (_, name: string) => CERTAIN_PARTS[name]?.replaceAll(/\s/g, '') ?? '')
    .split(/\s+/)
    .map((entry) => ({
      says: topic,
      steps: entry.split('+').map((part, i) => ({ phrases: phrasesOf(part), gap: i === 0 ? 0 : 4 })),
    }));

let compiled: ReturnType<typeof compile> | undefined;

/** Compiled on first use and kept. */
const lexicon = (): ReturnType<typeof compile> => {
  compiled ??= compile();
  return compiled;
};

/** What a text certainly says, sentence by sentence. A question asks for a person, but it raises no topic. */
export const certainlySaid = (text: string): ReadonlySet<Said> => {
  const said = new Set<Said>();
  const sentences = (text.match(/[^.!?;:\n]+[.!?;:\n]*/g) ?? []).map(
    (sentence) => [clausesOf(plainWords(sentence)), sentence.includes('?')] as const,
  );
  if (isNoun(sentences.flatMap(([clauses]) => clauses.flat()))) said.add('person');
  for (const [clauses, isQuestion] of sentences) {
    for (const words of clauses) readClause(words, isQuestion, said);
  }
  return said;
};

/** The words of each clause, between full stops. */
const clausesOf = (plain: string): string[][] =>
  plain
    .split(/ [.,](?= )/)
    .map((clause) => clause.split(' ').filter((word) => word !== ''))
    .filter((words) => words.length > 0)
    .map((words) => ['.', ...words, '.']);

/** Whether words are a noun of the staff and nothing else but courtesy. */
const isNoun = (words: readonly string[]): boolean => {
  const { alone, courtesy, barriers } = lexicon();
  const noun = words.filter((word) => word !== '.' && !begins(courtesy, [word], 0));
  return follow([...noun, '.'], 0, alone, barriers.topic);
};

/** Adds what a clause says in front of the first word of doubt. */
const readClause = (words: readonly string[], isQuestion: boolean, said: Set<Said>): void => {
  const { sequencesAt, barriers, doubt } = lexicon();
  for (let at = 0; at < words.length; at++) {
    for (const { says, steps } of sequencesAt(words[at] ?? '')) {
      if (said.has(says) || (isQuestion && says !== 'person')) continue;
      if (follow(words, at, steps, says === 'person' ? barriers.person : barriers.topic)) said.add(says);
    }
    if (begins(doubt, words, at)) return;
  }
};
