import { describe, expect, it } from 'vitest';
import type { Consent } from '../../../../../core/actions/consent/consent.ts';
import type { Reply } from '../../../../../core/actions/consent/consent-words.ts';
import { decideConsent, type EarlierTurn, refineConsent } from '../../../../../core/actions/consent/decide-consent.ts';
import type { ProposalResult } from '../../../../../core/actions/proposal.ts';
import { anAction, aProposal } from '../../../../support/values.ts';

const key = (n: number) => `${String(n).padStart(13, '0')}-a`;
const proposal = aProposal(key(1), anAction(), anAction({ tool: 'create_return' }));
const DONE = { outcome: 'done', text: 'R-1' } as const;
/** The first action is done, and the second was started. */
const started: ProposalResult = { proposal, results: [DONE] };

const turn = (n: number, over: Partial<EarlierTurn> = {}): EarlierTurn => ({
  key: key(n),
  answer: 'a',
  answered_at: n,
  proposal: null,
  started: null,
  may_run: false,
  told: null,
  posts: [],
  ...over,
});
const proposing = turn(1, { proposal });
const failed = (n: number) => turn(n, { answer: null, answered_at: n });
const unanswered = (n: number) => turn(n, { answer: null, answered_at: null, may_run: true });
const crashed = (n: number) => turn(n, { answer: null, answered_at: null, started });
const running = (n: number) => turn(n, { answer: null, answered_at: null, started, may_run: true });
const yes: Reply = { message: 'yes', confirm_action: null };
const no = { message: 'No.', confirm_action: null };
const question = { message: 'Is it free of charge?', confirm_action: null };
const PHRASES = { agrees: { en: ['yes'] }, beside: {}, declines: { en: ['no'] } };
const decide = (
  n: number,
  history: EarlierTurn[],
  reply = yes,
  own: ProposalResult | null = null,
  posts: readonly number[] = [],
) => {
  const trailing = posts.map((at) => ({ key: key(at) }));
  return decideConsent(
    { key: key(n), accepted_at: n, started: own, posts: trailing },
    history,
    reply,
    PHRASES,
    () => [],
  );
};

describe('decideConsent', () => {
  it('grants the whole list of the previous turn when the customer consents', () => {
    expect(decide(2, [proposing])).toEqual({ kind: 'granted', proposal, results: [] });
  });

  it('grants a list that was asked about again by the id under which it was proposed first', () => {
    const again = { ...proposal, asked_again: true };
    const history = [proposing, turn(2, { proposal: again })];
    expect(decide(3, history)).toEqual({ kind: 'granted', proposal: again, results: [] });
    const button = { message: 'OK then', confirm_action: proposal.id };
    expect(decide(3, history, button)).toMatchObject({ kind: 'granted' });
    expect(decide(3, history, { ...button, confirm_action: key(2) })).toMatchObject({ why: 'outdated' });
    expect(decide(3, history, { ...no, confirm_action: key(2) })).toMatchObject({ why: 'declined' });
  });

  it('leaves a proposal open when the message is neither consent nor a refusal', () => {
    expect(decide(2, [proposing], question)).toEqual({ kind: 'open', proposal });
  });

  it('lapses a proposal that is declined', () => {
    expect(decide(2, [proposing], no)).toEqual({ kind: 'lapsed', proposal, why: 'declined' });
  });

  it('returns none without a proposal', () => {
    expect(decide(3, [proposing, turn(2)])).toEqual({ kind: 'none' });
    expect(decide(1, [])).toEqual({ kind: 'none' });
  });

  it('lapses a proposal after a later message: repeating an old yes does not undo a no', () => {
    const overtaken = { kind: 'lapsed', proposal, why: 'overtaken' };
    expect(decide(2, [proposing, unanswered(2), turn(3)])).toEqual(overtaken);
    expect(decide(2, [proposing, turn(3)], no)).toEqual(overtaken);
  });

  it.each<[string, EarlierTurn[], number[]]>([
    ['a reply or a notice came behind its turn', [proposing], [2]],
    [
      'one came before a message that is sent again',
      [proposing, { ...unanswered(3), may_run: false, posts: ['p'] }],
      [],
    ],
    ['a person had a message in between', [proposing, failed(2)], []],
  ])('lapses a proposal, for words and for a button, when %s', (_, history, posts) => {
    for (const reply of [yes, no, question, { message: 'yes', confirm_action: proposal.id }])
      expect(decide(3, history, reply, null, posts)).toEqual({ kind: 'lapsed', proposal, why: 'overtaken' });
  });

  it('grants a proposal that a person wrote before', () => {
    expect(decide(2, [turn(1, { proposal, posts: ['p'] })])).toMatchObject({ kind: 'granted' });
  });

  it('does not resume a started list once a person has acted', () => {
    expect(decide(2, [proposing], yes, started, [3])).toEqual({ kind: 'outcome_unknown', ...started });
  });

  it('lapses a proposal behind a turn that failed, because it is not the newest turn any more', () => {
    expect(decide(3, [proposing, failed(2)])).toEqual({ kind: 'lapsed', proposal, why: 'overtaken' });
  });

  it('resumes what the turn itself has started, with the results so far, whatever the history and the message say', () => {
    expect(decide(2, [], no, started)).toEqual({ kind: 'granted', ...started });
    expect(decide(2, [proposing, turn(3)], yes, started)).toEqual({ kind: 'outcome_unknown', ...started });
  });

  it('does not resume what an answer has told as unknown', () => {
    const told = turn(3, { told: proposal.id });
    expect(decide(2, [proposing, told], yes, started)).toEqual({ kind: 'in_progress', proposal });
  });

  it('lapses a proposal whose answer was not there when the words were accepted; a button names it', () => {
    const late = turn(1, { proposal, answered_at: 2 });
    for (const reply of [yes, no, question])
      expect(decide(2, [late], reply)).toEqual({ kind: 'lapsed', proposal, why: 'overtaken' });
    expect(decide(3, [late])).toMatchObject({ kind: 'granted' });
    expect(decide(2, [late], { message: 'yes', confirm_action: proposal.id })).toMatchObject({ kind: 'granted' });
  });

  it('returns an unknown outcome if an unanswered turn started an action in an execution that is over', () => {
    expect(decide(3, [proposing, crashed(2)], no)).toEqual({ kind: 'outcome_unknown', ...started });
    expect(decide(4, [proposing, crashed(2), unanswered(3)])).toEqual({ kind: 'outcome_unknown', ...started });
  });

  it('returns in progress while an earlier message carries out the list or may consent to it', () => {
    expect(decide(3, [proposing, running(2)])).toEqual({ kind: 'in_progress', proposal });
    expect(decide(3, [proposing, unanswered(2)])).toEqual({ kind: 'in_progress', proposal });
  });

  it('knows of a started list until an answer has told its outcome', () => {
    expect(decide(4, [proposing, crashed(2), turn(3)])).toEqual({ kind: 'outcome_unknown', ...started });
    expect(decide(4, [proposing, running(2), turn(3)])).toEqual({ kind: 'in_progress', proposal });
    expect(decide(4, [proposing, crashed(2), turn(3, { told: proposal.id })])).toEqual({ kind: 'none' });
  });
});

describe('refineConsent', () => {
  const open: Consent = { kind: 'open', proposal };
  const again: Consent = { kind: 'open', proposal: { ...proposal, asked_again: true } };

  it.each([
    ['agrees', open, { kind: 'granted', proposal, results: [] }],
    ['agrees', again, { kind: 'granted', proposal: again.proposal, results: [] }],
    ['declines', open, { kind: 'lapsed', proposal, why: 'declined' }],
    ['changes', open, { kind: 'lapsed', proposal, why: 'changed' }],
    ['unclear', open, open],
    ['unclear', again, { kind: 'lapsed', proposal: again.proposal, why: 'unclear' }],
  ] as const)('reads %s in a reply to an open proposal', (reading, consent, refined) => {
    expect(refineConsent(consent, reading)).toEqual(refined);
  });

  it.each<Consent>([
    { kind: 'none' },
    { kind: 'granted', ...started },
    { kind: 'in_progress', proposal },
    { kind: 'outcome_unknown', ...started },
    { kind: 'lapsed', proposal, why: 'declined' },
  ])('changes nothing that is decided: $kind', (consent) => {
    for (const reading of ['agrees', 'declines', 'changes', 'unclear'] as const)
      expect(refineConsent(consent, reading)).toBe(consent);
  });
});
