import { describe, expect, it } from 'vitest';
import type { Message } from '../../../eval/consent/read-messages.ts';
import { runConsent } from '../../../eval/consent/run-consent.ts';
import { missedFigures, type Reader, score } from '../../../eval/consent/score.ts';

const message = (language: Message['language'], label: Message['label'], text: string) => ({ language, label, text });
const MESSAGES = [
  message('en', 'agrees', 'yes'),
  message('en', 'agrees', 'do it'),
  message('en', 'declines', 'no'),
  message('en', 'condition', 'yes, if it is free'),
  message('de', 'agrees', 'ja'),
  message('de', 'agrees', 'kein Problem'),
];
const known: Reader = (text, language) => {
  if (text === (language === 'en' ? 'yes' : 'ja')) return 'agrees';
  return text === 'no' || text === 'kein Problem' ? 'declines' : null;
};
const naive: Reader = (text) => (/^(yes|ja)\b/.test(text) ? 'agrees' : null);
const deaf: Reader = () => null;

describe('score', () => {
  it('counts by language and label what was read as agreeing and as declining', async () => {
    expect(await score(MESSAGES, known)).toEqual({
      counts: [
        { language: 'en', label: 'agrees', of: 2, agrees: 1, declines: 0 },
        { language: 'en', label: 'declines', of: 1, agrees: 0, declines: 1 },
        { language: 'en', label: 'condition', of: 1, agrees: 0, declines: 0 },
        { language: 'de', label: 'agrees', of: 2, agrees: 1, declines: 1 },
      ],
      falseAgreements: [],
    });
  });

  it('lists the false agreements, and waits for a reader that asks a model', async () => {
    const slow: Reader = async (text, language) => naive(text, language);
    expect((await score(MESSAGES, slow)).falseAgreements).toEqual([message('en', 'condition', 'yes, if it is free')]);
  });

  it.each<[name: string, messages: readonly Message[], reader: Reader, missed: string[]]>([
    ['half of the agreements and no false one', MESSAGES, known, []],
    ['a false agreement', MESSAGES, naive, ['false agreement: en, condition: "yes, if it is free"']],
    ['too few agreements', MESSAGES, deaf, ['0 of 4 agreements are recognised.']],
    ['no agreements', MESSAGES.slice(2, 4), deaf, ['0 of 0 agreements are recognised.']],
  ])('names the missed figures of %s', async (_, messages, reader, missed) => {
    expect(missedFigures(await score(messages, reader))).toEqual(missed);
  });
});

describe('runConsent', () => {
  it('prints both readers, by language and label', async () => {
    const { table, good } = await runConsent({ closed: known, withModel: naive }, MESSAGES);
    expect(good).toBe(true);
    expect(table.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      [''],
      ['Consent in 6 messages'],
      ['closed phrases: read as agreeing'],
      ['agrees', 'declines', 'changes', 'condition', 'question', 'unclear'],
      ['en', '1 of 2', '0 of 1', '–', '0 of 1', '–', '–'],
      ['de', '1 of 2', '–', '–', '–', '–', '–'],
      ['all', '2 of 4', '0 of 1', '–', '0 of 1', '–', '–'],
      ['read as declining: 1 of the declines, 1 of the agreements'],
      ['all three steps: read as agreeing'],
      ['agrees', 'declines', 'changes', 'condition', 'question', 'unclear'],
      ['en', '1 of 2', '0 of 1', '–', '1 of 1', '–', '–'],
      ['de', '1 of 2', '–', '–', '–', '–', '–'],
      ['all', '2 of 4', '0 of 1', '–', '1 of 1', '–', '–'],
      ['read as declining: 0 of the declines, 0 of the agreements'],
      ['false agreement: en, condition: "yes, if it is free"'],
      ['The closed phrases reach their figures.'],
    ]);
  });

  it('calls the three steps unverified without a model, and fails if the closed phrases miss a figure', async () => {
    const { table, good } = await runConsent({ closed: naive, withModel: null }, MESSAGES);
    expect(good).toBe(false);
    expect(table).toContain('\nall three steps: unverified, because no model is connected\n');
    expect(table).toContain('\n  false agreement: en, condition: "yes, if it is free"\n');
    expect(table).toContain('The closed phrases miss their figures.');
  });
});
