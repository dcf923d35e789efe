import * as z from 'zod/mini';
import { ActionResult, ProposedAction } from './proposed-action.ts';

/** The meaning of a turn's message for a proposed action. AcceptTurn decides it once; every later step reads it. */
export const Consent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** The turn before proposed something, and the message is neither consent nor a refusal by the closed lists of words. */
  z.object({ kind: z.literal('open'), proposal: ProposedAction }),
  z.object({ kind: z.literal('granted'), action: ProposedAction }),
  /** An earlier message that is still being answered carries it out, or may be consenting to it. */
  z.object({ kind: z.literal('in_progress'), action: ProposedAction }),
  /** An execution that is over started it, and its outcome cannot be known. */
  z.object({ kind: z.literal('outcome_unknown'), action: ProposedAction }),
]);
export type Consent = z.infer<typeof Consent>;

/**
 * The claim to a granted action. `claimed`: this execution, and no other, carries it out. `result` is null while it does, and for an
 * action that another turn has claimed.
 */
export const Claim = z.object({ claimed: z.boolean(), result: z.nullable(ActionResult) });
export type Claim = z.infer<typeof Claim>;

/** The action that some message has consented to, or may be consenting to: it is not proposed again. */
export const actionOf = (consent: Consent): ProposedAction | null => ('action' in consent ? consent.action : null);

/** The outcome of the turn's action, or null. A claimed action without a result ended in a fault: it may have been done. */
export const outcomeOf = (consent: Consent, claim: Claim | null): ActionResult | null => {
  if (consent.kind === 'outcome_unknown') return unknownOutcome(consent.action);
  if (consent.kind !== 'granted' || !claim) return null;
  return claim.claimed ? (claim.result ?? unknownOutcome(consent.action)) : claim.result;
};

export const unknownOutcome = (action: ProposedAction): ActionResult => ({ action, outcome: 'unknown', text: '' });
