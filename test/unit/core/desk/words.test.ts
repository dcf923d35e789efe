import { describe, expect, it } from 'vitest';
import { NoticeMove } from '../../../../core/desk/desk.ts';
import { handoffSentence, heldSentence, noticeText, notReached } from '../../../../core/desk/words.ts';
import { promisesPerson } from '../../../../core/turn/completion/promises.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const;
const MONDAY = Date.parse('2026-11-30T09:00:00Z');
const closed = { opensAt: MONDAY, timezone: 'Europe/Dublin', asksContact: true };

describe('the sentences of the desk', () => {
  it('name the day and the time in the team’s own time zone, outside the hours', () => {
    expect(handoffSentence(closed, 'en')).toBe(
      'Our team is back on Monday, November 30, 09:00 GMT. Your messages are saved and wait for them. You can leave an e-mail address or a phone number here.',
    );
    expect(handoffSentence({ ...closed, timezone: 'Europe/Berlin', asksContact: false }, 'de-AT')).toMatch(
      /^Unser Team ist wieder da: Montag, 30\. November, 10:00 MEZ\./,
    );
  });

  it('speak of a colleague only when people are there', () => {
    expect(handoffSentence({ ...closed, opensAt: null }, 'en')).toMatch(/^A colleague takes over here\./);
    expect(handoffSentence(closed, 'en')).not.toMatch(/colleague/);
  });

  it.each(LANGUAGES)('are written in %s, each with its own', (language) => {
    const all = (code: string) => [
      handoffSentence({ ...closed, opensAt: null }, code),
      handoffSentence(closed, code),
      heldSentence(code),
      notReached(code),
      ...NoticeMove.options.map((move) => noticeText(move, { by: 'Ana', team: 'Billing' }, code)),
    ];
    const english = all('en');
    for (const [at, text] of all(language).entries()) {
      expect(text).not.toMatch(/[{}]/);
      if (language !== 'en') expect(text).not.toBe(english[at]);
    }
  });

  it.each(LANGUAGES)('promise nobody when nobody could be reached: %s', (language) => {
    expect(promisesPerson(notReached(language))).toBe(false);
  });

  it('fall back to English, and keep a name with a dollar sign', () => {
    expect(heldSentence('ja')).toBe(heldSentence('en'));
    expect(noticeText('taken_over', { by: '$& Ana', team: null }, 'en')).toBe('$& Ana has joined.');
    expect(handoffSentence(closed, 'und')).toBe(handoffSentence(closed, 'en'));
  });
});
