import { describe, expect, it } from 'vitest';
import type { Consent } from '../../../../../core/actions/consent/consent.ts';
import type { ActionResult, ProposalResult } from '../../../../../core/actions/proposal.ts';
import { actionMessage } from '../../../../../core/actions/told/action-messages.ts';
import { correctedAnswer } from '../../../../../core/turn/completion/corrected-answer.ts';
import { anAction, aProposal } from '../../../../support/values.ts';

const proposal = aProposal('k', anAction(), anAction({ tool: 'create_return' }));
const OWN = 'I have cancelled your order.';
const PASSIVE = 'Your order has been cancelled.';
const FACT = 'Your parcel comes on Friday.';
const UNCHANGED = actionMessage('unchanged', 'en');
const NONE: Consent = { kind: 'none' };
const lapsed: Consent = { kind: 'lapsed', proposal, why: 'declined' };
const open: Consent = { kind: 'open', proposal };
const granted: Consent = { kind: 'granted', proposal, results: [] };
const result = (...outcomes: ActionResult['outcome'][]): ProposalResult => ({
  proposal,
  results: outcomes.map((outcome) => ({ outcome, text: '' })),
});

type Situation = Parameters<typeof correctedAnswer>[1];
const corrected = (text: string, over: Partial<Situation>) =>
  correctedAnswer(text, {
    consent: NONE,
    outcome: null,
    proposal: null,
    drops: false,
    mayClaim: false,
    language: 'en',
    languages: null,
    ...over,
  });

describe('a question in an answer', () => {
  const text = `${FACT} Would you like a refund instead?`;

  it('is cut if the customer is asked about a proposal, also beside what was done', () => {
    expect(corrected(text, { proposal })).toBe(FACT);
    expect(corrected(text, { proposal, consent: granted, outcome: result('done') })).toBe(FACT);
  });

  it.each<[string, Partial<Situation>]>([
    ['nothing is proposed', {}],
    ['a proposal has lapsed', { consent: lapsed }],
    ['all was done', { consent: granted, outcome: result('done', 'done') }],
  ])('stays if %s', (_, over) => {
    expect(corrected(text, over)).toBe(text);
  });
});

describe('a claim in an answer', () => {
  it.each<[string, Partial<Situation>]>([
    ['an action was done', { consent: granted, outcome: result('done') }],
    ['one was done before another was rejected', { consent: granted, outcome: result('done', 'rejected'), proposal }],
    ['another message carries it out', { consent: { kind: 'in_progress', proposal } }],
    ['another turn has claimed it', { consent: granted }],
  ])('stays if %s', (_, over) => {
    expect(corrected(`${OWN} ${PASSIVE}`, over)).toBe(`${OWN} ${PASSIVE}`);
  });

  it.each<[string, Partial<Situation>]>([
    ['a proposal follows, which says that nothing was done', { proposal }],
    ['what was rejected is followed by the rest', { consent: granted, outcome: result('rejected'), proposal }],
    ['the unknown outcome follows', { consent: granted, outcome: result('unknown') }],
  ])('is removed, without a word, if %s', (_, over) => {
    expect(corrected(`${OWN} ${PASSIVE} ${FACT}`, over)).toBe(FACT);
  });

  it.each<[string, Partial<Situation>]>([
    ['the proposal has lapsed', { consent: lapsed }],
    ['the proposal was not understood and is not repeated', { consent: open }],
    ['the action was rejected', { consent: granted, outcome: result('rejected') }],
    ['nothing was begun for lack of time', { consent: granted, outcome: result() }],
  ])('is corrected if %s', (_, over) => {
    expect(corrected(`${PASSIVE} ${FACT}`, over)).toBe(`${UNCHANGED}\n\n${FACT}`);
    expect(corrected(FACT, over)).toBe(FACT);
  });

  it("is corrected in the customer's language", () => {
    expect(corrected(OWN, { consent: lapsed, language: 'de-AT' })).toBe(actionMessage('unchanged', 'de'));
  });

  it('is corrected without any proposal if it is in the first person, and nothing can have changed', () => {
    expect(corrected(`${OWN} ${FACT}`, {})).toBe(`${UNCHANGED}\n\n${FACT}`);
    expect(corrected(PASSIVE, {})).toBe(PASSIVE);
  });

  it('stays without a proposal if an earlier turn may have changed something', () => {
    expect(corrected(OWN, { mayClaim: true })).toBe(OWN);
  });

  it('goes beside a proposal, also behind an earlier change, unless it names another order', () => {
    const other = 'Order 10471 has been cancelled.';
    expect(corrected(`${OWN} ${PASSIVE} ${other}`, { mayClaim: true, proposal })).toBe(other);
    expect(corrected(`${OWN} ${PASSIVE}`, { mayClaim: true, consent: lapsed })).toBe(UNCHANGED);
  });
});
