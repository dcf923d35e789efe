import * as z from 'zod/mini';
import { ActionResult, Proposal, type ProposalResult, UNKNOWN, unknownBehind } from '../proposal.ts';

/**
 * Why nothing of a proposal is carried out. `overtaken`: a later message, one without an answer, or a person came between. `outdated`: the message confirms
 * another proposal than the newest.
 */
const LapseReason = z.enum(['declined', 'changed', 'unclear', 'overtaken', 'outdated']);

/**
 * The meaning of a turn's message for a proposal. LoadHistory decides it; ReadConsent refines `open`, and every later step reads it.
 * `results` are those of actions that an earlier execution has carried out.
 */
export const Consent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** The message is neither consent nor a refusal by the closed phrases. After ReadConsent: it is unclear, or could not be read. */
  z.object({ kind: z.literal('open'), proposal: Proposal }),
  z.object({ kind: z.literal('granted'), proposal: Proposal, results: z.array(ActionResult) }),
  /** An earlier message that is still being answered carries it out, or may be consenting to it. */
  z.object({ kind: z.literal('in_progress'), proposal: Proposal }),
  /** An execution that is over started an action: its outcome, and those of the actions after it, cannot be known. */
  z.object({ kind: z.literal('outcome_unknown'), proposal: Proposal, results: z.array(ActionResult) }),
  z.object({ kind: z.literal('lapsed'), proposal: Proposal, why: LapseReason }),
]);
export type Consent = z.infer<typeof Consent>;

/**
 * The claim to the next action of a granted proposal, the first without a result. `claimed`: only this execution carries it out, and
 * its result is not in. `next`: it is done, and another follows. `late`: the turn has no time for it. `lost`: another turn has claimed it, or
 * it is not on offer any more. `held`: a person has the conversation now, and nothing more is carried out.
 */
export const Claim = z.object({
  standing: z.enum(['claimed', 'next', 'ended', 'late', 'lost', 'held']),
  results: z.array(ActionResult),
});
export type Claim = z.infer<typeof Claim>;

/** The proposal that some message has consented to, or may be consenting to: its actions are not proposed again. */
export const underWay = (consent: Consent): Proposal | null =>
  consent.kind === 'granted' || consent.kind === 'in_progress' || consent.kind === 'outcome_unknown'
    ? consent.proposal
    : null;

/** The outcome of the turn's actions, or null if it had none. A claimed action without a result ended in a fault: it may have been done. */
export const outcomeOf = (consent: Consent, claim: Claim | null): ProposalResult | null => {
  if (consent.kind === 'outcome_unknown') return { proposal: consent.proposal, results: unknownBehind(consent) };
  if (consent.kind !== 'granted' || !claim) return null;
  if (claim.standing === 'lost' && claim.results.length === 0) return null;
  const open = claim.standing === 'claimed' ? [UNKNOWN] : [];
  return { proposal: consent.proposal, results: [...claim.results, ...open] };
};

/** The open proposal, to ask about it a second time; null if none is open, or this was done before. */
export const toAskAgain = (consent: Consent): Proposal | null =>
  consent.kind === 'open' && !consent.proposal.asked_again ? { ...consent.proposal, asked_again: true } : null;
