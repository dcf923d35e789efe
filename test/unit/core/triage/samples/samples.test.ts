import { describe, expect, it } from 'vitest';
import { certainWords } from '../../../../../core/triage/certain-words.ts';
import { readWithLexicon } from '../../../../../core/triage/read-with-lexicon.ts';
import type { Reading } from '../../../../../core/triage/sentiment.ts';
import { ASKS_FOR_PERSON } from './asks-for-person.ts';
import { NOT_CERTAIN } from './not-certain.ts';
import { ORDINARY } from './ordinary.ts';
import { SENSITIVE } from './sensitive.ts';

const messagesOf = (lines: string): string[] => lines.split('\n').filter((line) => line !== '');
const requests = Object.entries(ASKS_FOR_PERSON).map(([language, lines]) => [language, messagesOf(lines)] as const);
const topics = Object.entries(SENSITIVE).map(([topic, lines]) => [topic, messagesOf(lines)] as const);
const uncertain = [ORDINARY, NOT_CERTAIN].flatMap((samples) => Object.entries(samples));
const NAMES = topics.map(([name]) => ({ name, description: name, words: {} }));
const ordinary = Object.values(ORDINARY).flatMap(messagesOf);

const without = (messages: readonly string[], isRight: (reading: Reading) => boolean): string[] =>
  messages.filter((message) => !isRight(readWithLexicon(message)));

describe('the lexicon, on sample messages', () => {
  it('has enough samples', () => {
    expect(requests.flatMap(([, messages]) => messages).length).toBeGreaterThanOrEqual(150);
    expect(topics.flatMap(([, messages]) => messages).length).toBeGreaterThanOrEqual(90);
    expect(ordinary.length).toBeGreaterThanOrEqual(300);
  });

  it.each(requests)('finds nine in ten requests for a person in %s', (_, messages) => {
    const missed = without(messages, (reading) => reading.wants_human);
    expect(missed.length / messages.length, missed.join('; ')).toBeLessThanOrEqual(0.1);
  });

  it.each(topics)('finds nine in ten messages about %s', (topic, messages) => {
    const missed = without(messages, (reading) => reading.topic === topic);
    expect(missed.length / messages.length, missed.join('; ')).toBeLessThanOrEqual(0.1);
  });

  it('finds a request for a person in at most one of 300 ordinary messages', () => {
    const alarms = without(ordinary, (reading) => !reading.wants_human);
    expect(alarms.length / ordinary.length, alarms.join('; ')).toBeLessThanOrEqual(1 / 300);
  });

  it('finds a sensitive topic in at most one of 300 ordinary messages', () => {
    const alarms = without(ordinary, (reading) => reading.topic === null);
    expect(alarms.length / ordinary.length, alarms.join('; ')).toBeLessThanOrEqual(1 / 300);
  });
});

describe('the words that are certain, on sample messages', () => {
  it('have enough samples that look like requests and topics', () => {
    expect(Object.values(NOT_CERTAIN).flatMap(messagesOf).length).toBeGreaterThanOrEqual(400);
  });

  it.each(uncertain)('say nothing about any ordinary message in %s', (_, lines) => {
    const alarms = messagesOf(lines).filter((message) => {
      const { wants_human, topic } = certainWords(message, NAMES);
      return wants_human || topic !== null;
    });
    expect(alarms).toEqual([]);
  });

  it.each(requests)('find a third of the requests for a person in %s, and take none for a topic', (_, messages) => {
    const words = messages.map((message) => certainWords(message, NAMES));
    expect(words.filter(({ wants_human }) => wants_human).length).toBeGreaterThanOrEqual(messages.length / 3);
    expect(words.filter(({ topic }) => topic !== null)).toEqual([]);
  });

  it.each(topics)('find half of the messages about %s, and never another topic', (name, messages) => {
    const found = messages.map((message) => certainWords(message, NAMES).topic).filter((topic) => topic !== null);
    expect(found.length).toBeGreaterThanOrEqual(messages.length / 2);
    expect(new Set(found)).toEqual(new Set([name]));
  });
});
