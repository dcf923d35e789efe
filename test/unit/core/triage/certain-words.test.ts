import { describe, expect, it } from 'vitest';
import { certainWords, withWords } from '../../../../core/triage/certain-words.ts';
import { aPlaybook, aTriage } from '../../../support/values.ts';

const TOPICS = aPlaybook().sensitive_topics;
const said = (message: string) => certainWords(message, TOPICS);
const NOTHING = { wants_human: false, topic: null };

describe('certainWords', () => {
  it.each([
    'I want to talk to a human',
    'This is not working, let me talk to a person',
    'Can I speak to your manager, please?',
    'put me through to an agent',
    'AGENT',
    'customer service please!',
    "I don't want to talk to a bot",
    'Ich möchte bitte mit einem Mitarbeiter sprechen',
    'Je veux parler à un conseiller',
    '¿Puedo hablar con alguien?',
    'Vorrei parlare con un operatore',
    'Quero falar com um atendente',
    'Ik wil graag een medewerker spreken',
    'Czy mogę porozmawiać z konsultantem?',
  ])('hears a request for a person: %s', (message) => {
    expect(said(message)).toEqual({ wants_human: true, topic: null });
  });

  it.each([
    ['My card was stolen yesterday. What now?', 'fraud'],
    ['You will hear from my lawyer', 'legal'],
    ['Please delete all my personal data', 'privacy'],
    ['The charger caught fire, my lawyer will sue you', 'safety'],
    ['Me discriminaron en la tienda', 'discrimination'],
  ])('hears a topic, the gravest if there are several: %s', (message, topic) => {
    expect(said(message)).toEqual({ wants_human: false, topic });
  });

  it.each([
    ['a question about a subject', 'What happens if my card was stolen?'],
    ['a question without its mark', 'what do you do when my card was stolen'],
    ['a negation in front', 'I do not think that my card was stolen'],
    ['a negation inside', 'My card has not been stolen, it was in the drawer'],
    ['a condition', 'If I want to talk to a human, where do I click?'],
    ['a quotation', 'When a user writes "I want to talk to a human", what does the widget do?'],
    ['a quotation without a word of doubt', 'Our test message: „Ich möchte mit einem Mitarbeiter sprechen“'],
    ['a quoted line of a mail', 'You wrote:\n> I want to talk to a human\nand then nothing came.'],
    ['a report', 'The shop said I can talk to an agent'],
    ['staff of the customer', 'I want to talk to my employee through the app'],
    ['another noun', 'I want to talk to the delivery person'],
    ['a noun that goes on', 'I want a human hair wig'],
    ['a noun that answers a question', 'person'],
    ['somebody far away', 'Can I call someone abroad?'],
    ['an empty message', ''],
  ])('hears nothing in %s', (_, message) => {
    expect(said(message)).toEqual(NOTHING);
  });

  it("hears the playbook's own words in every sentence, and no topic that the playbook does not have", () => {
    const topics = [{ name: 'bereavement', description: '', words: { ja: ['相続'], en: ['passed away'] } }];
    expect(certainWords('What if my father passed away?', topics).topic).toBe('bereavement');
    expect(certainWords('My card was stolen', topics).topic).toBeNull();
  });

  it("reads a message of 250,000 characters within the test's time-out", () => {
    expect(said('I want to talk to a "no '.repeat(10_000))).toEqual(NOTHING);
  });
});

describe('withWords', () => {
  it('keeps what the reading has and adds what only the words say', () => {
    const reading = aTriage({ label: 'negative', score: -0.4 });
    expect(withWords(reading, NOTHING)).toEqual(reading);
    expect(withWords(reading, { wants_human: true, topic: 'fraud' })).toEqual({
      ...reading,
      wants_human: true,
      topic: 'fraud',
    });
    expect(withWords(aTriage({ wants_human: true, topic: 'legal' }), { wants_human: false, topic: 'fraud' })).toEqual(
      aTriage({ wants_human: true, topic: 'legal' }),
    );
  });
});
