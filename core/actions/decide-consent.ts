import type { Consent } from './consent.ts';
import { type ConsentWords, isConsent, isRefusal, type Reply } from './consent-words.ts';
import type { ProposedAction } from './proposed-action.ts';

/** The part of an earlier turn that concerns actions. */
export interface EarlierTurn {
  readonly key: string;
  readonly answer: string | null;
  readonly proposed_action: ProposedAction | null;
  /** The action that an unanswered turn has started. `over`: its execution has passed its lease, so it cannot be running. */
  readonly started_action: { readonly action: ProposedAction; readonly over: boolean } | null;
}

/**
 * Decides what a message consents to. Only the newest turn's proposal counts, and only until a later message arrives. An action that was
 * started is never treated as a new proposal, neither for a repeat of the same message nor for the next message.
 */
export const decideConsent = (
  { key, started }: { readonly key: string; readonly started: ProposedAction | null },
  history: readonly EarlierTurn[],
  reply: Reply,
  words: ConsentWords,
): Consent => {
  const isOvertaken = history.some((turn) => turn.key > key);
  // An earlier execution of this turn may have crashed before the claim: ClaimAction tells.
  if (started) return { kind: isOvertaken ? 'outcome_unknown' : 'granted', action: started };

  const earlier = history.filter((turn) => turn.key < key);
  const lastAnswered = earlier.findLastIndex(({ answer }) => answer !== null);
  const unanswered = earlier.slice(lastAnswered + 1);
  const startedBefore = unanswered.findLast((turn) => turn.started_action)?.started_action;
  if (startedBefore) {
    return { kind: startedBefore.over ? 'outcome_unknown' : 'in_progress', action: startedBefore.action };
  }
  const proposal = earlier[lastAnswered]?.proposed_action;
  if (!proposal) return { kind: 'none' };
  if (unanswered.length > 0) return { kind: 'in_progress', action: proposal };
  if (isOvertaken || isRefusal(proposal, reply)) return { kind: 'none' };
  return isConsent(proposal, reply, words) ? { kind: 'granted', action: proposal } : { kind: 'open', proposal };
};
