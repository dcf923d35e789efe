import { describe, expect, it } from 'vitest';
import type { Consent } from '../../core/actions/consent/consent.ts';
import { isUpset } from '../../core/triage/sentiment.ts';
import { escalationReason, handoffOf } from '../../core/turn/completion/escalation.ts';
import { choice } from '../support/choice.ts';
import { aContext, aDraft, anAcceptedTurn, aProposal, aRequest, aRoute, aTriage } from '../support/values.ts';

const combine = <T extends Record<string, readonly unknown[]>>(options: T): { [K in keyof T]: T[K][number] }[] =>
  Object.entries(options).reduce(
    (rows: object[], [key, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [key]: value }))),
    [{}],
  ) as { [K in keyof T]: T[K][number] }[];

/** The combinations for which a Choice goes another way than `expected`. */
const disagreements = async <T extends object>(
  name: string,
  cases: readonly T[],
  play: (signals: T) => { readonly state: object; readonly expected: string },
) => {
  const next = choice(name);
  const played = cases.map(play);
  const took = await Promise.all(played.map(({ state }) => next(state)));
  return played.flatMap(({ expected }, at) =>
    took[at] === expected ? [] : [{ ...cases[at], expected, took: took[at] }],
  );
};

const YES_NO = [true, false] as const;
const TOPICS = [null, 'fraud'] as const;
const proposal = aProposal('1700000000000-a');

const PROPOSED = combine({
  consent: [
    { kind: 'none' },
    { kind: 'open', proposal },
    { kind: 'granted', proposal, results: [] },
    { kind: 'in_progress', proposal },
    { kind: 'outcome_unknown', proposal, results: [] },
    { kind: 'lapsed', proposal, why: 'declined' },
  ] satisfies Consent[],
  hands_off: YES_NO,
  wants_human: YES_NO,
  topic: TOPICS,
});

const ESCALATE = combine({
  hands_off: YES_NO,
  said: combine({ wants_human: YES_NO, topic: TOPICS }),
  wants_human: YES_NO,
  topic: TOPICS,
  score: [-0.6, -0.59] as const,
  draft: [
    ...combine({
      asked_for_help: YES_NO,
      asked_for_person: [null, '', 'She waits.'],
      stop_reason: ['end_turn'] as const,
    }),
    { promised: true },
    { promised: true, asked_for_help: true },
    { stop_reason: 'content_filtered', needs_person: true },
    { stop_reason: 'guardrail_intervened', needs_person: true, asked_for_help: true },
  ] as const,
  tier: ['fast', 'strong'] as const,
  fast_only: YES_NO,
  escalated: YES_NO,
  failed: YES_NO,
});

describe('the Choice Proposed?', () => {
  it(`carries out what is granted, and answers a certain request by the hand-off, for all ${PROPOSED.length} combinations`, async () => {
    const wrong = await disagreements('Proposed?', PROPOSED, ({ consent, hands_off, ...words }) => {
      const turn = anAcceptedTurn({ consent });
      const context = aContext({ hands_off, words });
      const { reason, reading } = handoffOf({
        request: aRequest(),
        turn,
        context,
        claim: null,
        draft: null,
        triage: null,
      });
      // What HandOff is asked for without a draft has a reason.
      const isRequest = hands_off && reason !== null && reading.wants_human;
      const otherwise = isRequest ? 'HandOff' : consent.kind === 'open' ? 'ReadConsent' : 'Respond';
      return { state: { turn, context }, expected: consent.kind === 'granted' ? 'ClaimAction' : otherwise };
    });
    expect(wrong).toEqual([]);
  });
});

describe('the Choice Escalate?', () => {
  const play = ({
    hands_off,
    said,
    tier,
    fast_only,
    escalated,
    failed,
    draft: over,
    ...read
  }: (typeof ESCALATE)[number]) => {
    const context = aContext({ hands_off, words: said, route: aRoute({ tier, fast_only, escalated, failed }) });
    const triage = aTriage({ ...read, upset: isUpset(read) });
    const draft = failed ? null : aDraft(over);
    const turn = anAcceptedTurn();
    const { reason, reading } = handoffOf({ request: aRequest(), turn, context, claim: null, draft, triage });
    const isRequest = reading.wants_human || draft?.asked_for_person != null || draft?.promised === true;
    const askedForHelp = draft?.asked_for_help ?? false;
    const isStrong =
      !failed &&
      tier === 'fast' &&
      !fast_only &&
      !escalated &&
      escalationReason({ escalatedBefore: false, reading: read, askedForHelp }) !== null;
    const expected = hands_off && (failed || isRequest) ? 'HandOff' : isStrong ? 'ChooseStrongModel' : null;
    const state = { context, triage, draft };
    return { state, reason, expected: expected ?? (hands_off && reason !== null ? 'HandOff' : 'PersistTurn') };
  };

  it(`agrees with escalationReason and handoffOf for all ${ESCALATE.length} combinations of signals`, async () => {
    expect(await disagreements('Escalate?', ESCALATE, play)).toEqual([]);
  });

  it('never reaches HandOff without a reason', () => {
    const unasked = ESCALATE.map(play).filter(({ expected, reason }) => expected === 'HandOff' && reason === null);
    expect(unasked).toEqual([]);
  });
});
