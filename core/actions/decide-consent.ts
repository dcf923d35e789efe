import type { Consent } from './consent.ts';
import { type ConsentWords, isConsent, isRefusal, type Reply } from './consent-words.ts';
import type { ProposedAction } from './proposed-action.ts';

/** What a turn of the history says about actions. */
export interface EarlierTurn {
  readonly key: string;
  readonly answer: string | null;
  readonly proposed_action: ProposedAction | null;
  /** An action that a turn without an answer has started, and whether the execution that did must be over. */
  readonly started_action: { readonly action: ProposedAction; readonly over: boolean } | null;
}

/**
 * Decides what a message consents to. Only the newest turn's proposal counts, and only while no later message has come. An action that was
 * started is never taken for a new one: neither by the same message when it comes again, nor by the message after it.
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
