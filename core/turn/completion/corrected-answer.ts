import { type Consent, underWay } from '../../actions/consent/consent.ts';
import type { Proposal, ProposalResult } from '../../actions/proposal.ts';
import { cutQuestions } from '../../actions/told/cut-questions.ts';
import { claimsDone, correctClaims } from '../../actions/told/false-claims.ts';
import type { Languages } from '../../text/language/languages-of.ts';

interface Situation {
  readonly consent: Consent;
  readonly outcome: ProposalResult | null;
  /** What the customer is asked about below the answer. */
  readonly proposal: Proposal | null;
  /** Whether the customer is told below the answer that an open proposal is dropped. */
  readonly drops: boolean;
  /** Whether an earlier turn may have changed something, or no tool can: then only an answer beside a proposal is corrected. */
  readonly mayClaim: boolean;
  readonly language: string;
  /** Those in which the answer may be written. */
  readonly languages: Languages;
}

/**
 * A model's answer without the questions that a yes could answer beside the proposal, and without claims that something was changed in a turn
 * that changed nothing.
 */
export const correctedAnswer = (
  text: string,
  { consent, outcome, proposal, drops, mayClaim, language, languages }: Situation,
): string => {
  const answer = proposal ? cutQuestions(text) : text;
  const results = outcome?.results ?? [];
  if (results.some((result) => result.outcome === 'done')) return answer;
  const isUnknown = results.some((result) => result.outcome === 'unknown');
  const isNear = proposal !== null || consent.kind === 'lapsed' || consent.kind === 'open' || outcome !== null;
  // Another message may have carried it out.
  if (!outcome && underWay(consent)) return answer;
  if (!isNear && (mayClaim || !claimsDone(answer, 'own', languages))) return answer;
  // What code says below the answer is correction enough.
  const isAsked = proposal !== null || drops || isUnknown;
  const asked = consent.kind === 'none' ? [] : consent.proposal.actions;
  const about = [...(proposal?.actions ?? []), ...asked];
  return correctClaims(answer, { isAsked, language, languages, about });
};
