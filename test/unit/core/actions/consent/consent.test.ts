import { describe, expect, it } from 'vitest';
import {
  type Claim,
  type Consent,
  outcomeOf,
  toAskAgain,
  underWay,
} from '../../../../../core/actions/consent/consent.ts';
import { UNKNOWN } from '../../../../../core/actions/proposal.ts';
import { anAction, aProposal } from '../../../../support/values.ts';

const proposal = aProposal('k', anAction(), anAction({ tool: 'create_return' }));
const results = [{ outcome: 'done', text: 'R-1' }] as const;
const granted: Consent = { kind: 'granted', proposal, results: [] };
const unknown: Consent = { kind: 'outcome_unknown', proposal, results: [...results] };
const inProgress: Consent = { kind: 'in_progress', proposal };
const open: Consent = { kind: 'open', proposal };
const lapsed: Consent = { kind: 'lapsed', proposal, why: 'declined' };

const claim = (standing: Claim['standing']): Claim => ({ standing, results: [...results] });

describe('the outcome of a turn', () => {
  it.each([
    ['its results', 'next', results],
    ['its results', 'ended', results],
    ['its results, and nothing of an action without time', 'late', results],
    ['an unknown one behind the results, if the claimed action has none', 'claimed', [...results, UNKNOWN]],
    ['its results, if another turn has the next action', 'lost', results],
  ] as const)('is %s: %s', (_, standing, all) => {
    expect(outcomeOf(granted, claim(standing))).toEqual({ proposal, results: all });
  });

  it('is null if another turn has the list, and without a claim', () => {
    expect(outcomeOf(granted, { standing: 'lost', results: [] })).toBeNull();
    expect(outcomeOf(granted, null)).toBeNull();
  });

  it('is unknown for the action that a crashed execution of another turn has started', () => {
    expect(outcomeOf(unknown, null)).toEqual({ proposal, results: [...results, UNKNOWN] });
  });

  it.each([{ kind: 'none' } as const, inProgress, open, lapsed])('is null if nothing was granted: $kind', (consent) => {
    expect(outcomeOf(consent, claim('ended'))).toBeNull();
  });
});

it.each([
  [granted, true],
  [inProgress, true],
  [unknown, true],
  [open, false],
  [lapsed, false],
  [{ kind: 'none' } as const, false],
])('a list is under way while a message has consented to it, or may: %j', (consent, expected) => {
  expect(underWay(consent)).toBe(expected ? proposal : null);
});

it('a customer is asked again once, about an open list, which keeps its id', () => {
  const again = { ...proposal, asked_again: true };
  expect(toAskAgain(open)).toEqual(again);
  expect(toAskAgain({ kind: 'open', proposal: again })).toBeNull();
  for (const consent of [granted, inProgress, unknown, lapsed]) expect(toAskAgain(consent)).toBeNull();
});
