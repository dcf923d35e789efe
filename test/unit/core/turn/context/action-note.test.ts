import { describe, expect, it } from 'vitest';
import type { Claim, Consent } from '../../../../../core/actions/consent/consent.ts';
import { UNKNOWN } from '../../../../../core/actions/proposal.ts';
import { actionNote } from '../../../../../core/turn/context/action-note.ts';
import { anAction, aProposal } from '../../../../support/values.ts';

const proposal = aProposal(
  'k',
  anAction({ title: 'Cancel', arguments: { order_id: '1047' } }),
  anAction({ title: 'Return', arguments: { order_id: '1031' } }),
  anAction({ title: 'Refund', arguments: { order_id: '1031' } }),
);
const again = { ...proposal, asked_again: true };
const granted: Consent = { kind: 'granted', proposal, results: [] };
const done = { outcome: 'done', text: 'R-1' } as const;
const rejected = { outcome: 'rejected', text: 'Too late.' } as const;
const ended = (...results: Claim['results']): Claim => ({ standing: 'ended', results });
const numbered = (note: string) => note.split('\n').filter((line) => /^\d\. /.test(line));

describe('the note about a proposal', () => {
  it('is empty without one', () => {
    expect(actionNote({ kind: 'none' }, null)).toBe('');
  });

  it.each<[name: string, consent: Consent, words: RegExp]>([
    ['is open', { kind: 'open', proposal }, /nothing has been done\..*asked again below your answer, unless a person/],
    ['was asked about twice', { kind: 'open', proposal: again }, /no clear yes, twice\. Nothing has been done/],
    ['was declined', { kind: 'lapsed', proposal, why: 'declined' }, /declined\. Nothing has been done/],
    [
      'was answered by the id of an older one',
      { kind: 'lapsed', proposal, why: 'outdated' },
      /confirmed an older proposal.*Nothing has been done/,
    ],
    ['is to be changed', { kind: 'lapsed', proposal, why: 'changed' }, /something else.*Nothing has been done/],
    ['was unclear twice', { kind: 'lapsed', proposal, why: 'unclear' }, /no clear yes, twice\. Nothing has been done/],
    ['was overtaken', { kind: 'lapsed', proposal, why: 'overtaken' }, /Another message.*Nothing has been done/],
    [
      'may be carried out by an earlier message',
      { kind: 'in_progress', proposal },
      /earlier message.*not carried out now/,
    ],
    ['is carried out by another turn', granted, /They consented\. It is not carried out now/],
  ])('lists it and says what came of it when it %s', (_, consent, words) => {
    const note = actionNote(consent, consent.kind === 'granted' ? { standing: 'lost', results: [] } : null);
    expect(numbered(note)).toEqual([
      '1. "Cancel" with {"order_id":"1047"}',
      '2. "Return" with {"order_id":"1031"}',
      '3. "Refund" with {"order_id":"1031"}',
    ]);
    expect(note).toMatch(words);
    expect(note).not.toContain('has been done.\n');
  });
});

describe('the note about outcomes', () => {
  it.each<[name: string, consent: Consent, claim: Claim | null, lines: RegExp[]]>([
    [
      'all are done',
      granted,
      ended(done, done, done),
      [/Cancel.*: it has been done/, /Return.*: it has been done/, /Refund.*: it has been done/],
    ],
    [
      'one was rejected: the next are asked about again',
      granted,
      ended(done, rejected),
      [/: it has been done/, /: the system refused it/, /: it was not begun.*asked about it again/],
    ],
    [
      'the turn had no time for the rest',
      granted,
      { standing: 'late', results: [done] },
      [/: it has been done/, /: it was not begun.*asked about it again/, /: it was not begun.*asked about it again/],
    ],
    [
      'the turn had no time for any',
      granted,
      { standing: 'late', results: [] },
      [/Cancel.*: it was not begun/, /Return.*: it was not begun/, /Refund.*: it was not begun/],
    ],
    [
      'a claimed one has no result: nothing is asked about again',
      granted,
      { standing: 'claimed', results: [done] },
      [/: it has been done/, /: it is unknown whether/, /: it was not begun, and nothing of it was changed\.$/],
    ],
    ['a server did not say', granted, ended(UNKNOWN), [/: it is unknown whether/, /changed\.$/, /changed\.$/]],
    [
      'a crashed execution had started one: those behind it may be done, too',
      { kind: 'outcome_unknown', proposal, results: [done] },
      null,
      [/: it has been done/, /: it is unknown whether/, /: it is unknown whether/],
    ],
  ])('tells of each action when %s', (_, consent, claim, lines) => {
    expect(numbered(actionNote(consent, claim))).toEqual(lines.map((line) => expect.stringMatching(line)));
  });

  it('quotes what the system said as data, and nothing of an unknown outcome', () => {
    const note = actionNote(granted, ended(done, { outcome: 'unknown', text: 'half' }));
    expect(note).toContain('What the system said:\n<result>\nR-1\n</result>');
    expect(note).not.toContain('half');
  });
});
