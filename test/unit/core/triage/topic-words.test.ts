import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../../core/playbook/playbook.ts';
import { topicIn } from '../../../../core/triage/topic-words.ts';

const topic = (name: string, words: Topic['words'] = {}): Topic => ({ name, description: name, words });
const TOPICS = [
  topic('safety'),
  topic('fraud', { en: ['card skimmed'] }),
  topic('bereavement', {
    en: ['passed away', 'estate of'],
    de: ['Todesfall*', 'verstorben*', 'Erbschein'],
    fr: ['décès'],
    ja: ['相続'],
  }),
];

describe('topicIn', () => {
  it.each([
    ['My father passed away.', 'bereavement'],
    ['MY FATHER PASSED  AWAY', 'bereavement'],
    ['My father has passed, away from home', 'bereavement'],
    ['Wir haben einen Todesfall in der Familie', 'bereavement'],
    ['wegen des Todesfalls', 'bereavement'],
    ['Die Verstorbene hatte ein Konto', 'bereavement'],
    ['un deces', 'bereavement'],
    ['口座の相続について', 'bereavement'],
    ['What is the estate offering?', null],
    ['Erbscheine', null],
    ['nicht unverstorben', null],
    ['???', null],
    ['', null],
  ])('for %j returns %s, by the words of the playbook', (message, name) => {
    expect(topicIn(message, null, TOPICS)).toBe(name);
  });

  it("returns the lexicon's topic if the playbook has it", () => {
    expect(topicIn('My card!', 'fraud', TOPICS)).toBe('fraud');
    expect(topicIn('My lawyer!', 'legal', TOPICS)).toBeNull();
  });

  it('returns the first topic of the playbook that the words or the lexicon found', () => {
    expect(topicIn('My mother passed away', 'safety', TOPICS)).toBe('safety');
    expect(topicIn('My card skimmed, my mother passed away', null, TOPICS)).toBe('fraud');
    expect(topicIn('My mother passed away', 'fraud', TOPICS.toReversed())).toBe('bereavement');
  });

  it('returns null without topics', () => {
    expect(topicIn('fraud', 'fraud', [])).toBeNull();
  });
});
