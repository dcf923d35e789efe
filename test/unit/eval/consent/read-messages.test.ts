import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LABELS, LANGUAGES, readMessages } from '../../../eval/consent/read-messages.ts';
import { PlaybookFolder } from '../../../support/playbook-folder.ts';

let folder: PlaybookFolder | undefined;
afterEach(() => {
  folder?.remove();
  folder = undefined;
});

const given = (yaml: string): string => {
  folder = new PlaybookFolder({ 'messages.yaml': yaml });
  return join(folder.root, 'messages.yaml');
};
/** Returns the mistakes in a file of messages, each as `line: message`. */
const mistakesIn = (yaml: string): string[] => {
  const file = given(yaml);
  try {
    readMessages(file);
    return [];
  } catch (error) {
    return String(error).replace('Error: ', '').replaceAll(`${file}:`, '').split('\n');
  }
};
const YES = '- { language: en, label: agrees, text: "yes" }\n';

describe('readMessages', () => {
  it('reads a file, and the same text in two languages', () => {
    expect(readMessages(given(`# notes\n${YES}- { language: nl, label: unclear, text: "yes" }\n`))).toEqual([
      { language: 'en', label: 'agrees', text: 'yes' },
      { language: 'nl', label: 'unclear', text: 'yes' },
    ]);
  });

  it('has enough messages of every language and label in its default file', () => {
    const messages = readMessages();
    const number = (key: 'language' | 'label', value: string) => messages.filter((one) => one[key] === value).length;
    expect(messages.length).toBeGreaterThanOrEqual(200);
    expect(number('label', 'agrees')).toBeGreaterThanOrEqual(110);
    for (const language of LANGUAGES) expect(number('language', language)).toBeGreaterThanOrEqual(25);
    for (const language of LANGUAGES) {
      const labels = new Set(messages.filter((one) => one.language === language).map(({ label }) => label));
      expect([language, ...labels]).toEqual([language, ...LABELS]);
    }
  });

  it.each<[name: string, yaml: string, mistakes: string[]]>([
    [
      'broken YAML',
      `${YES}- language: [`,
      ['2: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ],
    [
      'a file without a list',
      'language: en',
      ['1: must be a list of messages: "- { language: …, label: …, text: … }".'],
    ],
    ['an empty list', '[]', ['1: must have a message.']],
    [
      'an unknown language',
      `${YES}- { language: sv, label: agrees, text: "ja" }`,
      ['2: 1.language: must be en, de, fr, es, it, pt, nl or pl.'],
    ],
    [
      'an unknown label',
      '- language: en\n  label: yes\n  text: "yes"',
      ['2: 0.label: must be agrees, declines, changes, condition, question or unclear.'],
    ],
    ['a missing text', '- { language: en, label: agrees }', ['1: 0.text: is missing.']],
    [
      'a text that is not quoted',
      '- { language: en, label: agrees, text: 1 }',
      ['1: 0.text: must be text: put it in quotes.'],
    ],
    ['a blank text', '- { language: en, label: agrees, text: " " }', ['1: 0.text: must not be blank.']],
    [
      'an unknown key',
      '- { language: en, label: agrees, text: "yes", note: "x" }',
      ['1: 0: the key "note" is not known; write language, label and text.'],
    ],
    ['a repeated text', `${YES}${YES}`, ['2: 1.text: another message of this language has this text.']],
    [
      'several mistakes',
      '- { language: sv, label: agrees, text: "ja" }\n- { language: en, label: agrees }',
      ['1: 0.language: must be en, de, fr, es, it, pt, nl or pl.', '2: 1.text: is missing.'],
    ],
  ])('reports the line of %s and what to write', (_, yaml, mistakes) => {
    expect(mistakesIn(yaml)).toEqual(mistakes);
  });
});
