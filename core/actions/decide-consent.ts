import type { ClosedPhrases } from './closed-phrases.ts';
import type { Consent } from './consent.ts';
import { isConsent, isRefusal, type Reply } from './consent-words.ts';
import type { ProposedAction } from './proposed-action.ts';

/** The part of an earlier turn that concerns actions. */
export interface EarlierTurn {
  readonly key: string;
  readonly answer: string | null;
  readonly proposed_action: ProposedAction | null;
  /** The action that a pending turn has started. */
  readonly started_action: ProposedAction | null;
  /** Whether an execution may still work on the turn: it is pending, and its lease is not over. */
  readonly may_run: boolean;
  /** The id of the action whose outcome the turn's answer tells. */
  readonly told_action: string | null;
}

/**
 * Decides what a message consents to. Only the newest turn's proposal counts, and only until a later message arrives. An action that was
 * started is never treated as a new proposal, neither for a repeat of the same message nor for a later message; its unknown outcome is told
 * once.
 */
export const decideConsent = (
  { key, started }: { readonly key: string; readonly started: ProposedAction | null },
  history: readonly EarlierTurn[],
  reply: Reply,
  words: ClosedPhrases,
): Consent => {
  const isOvertaken = history.some((turn) => turn.key > key);
  // An earlier execution of this turn may have crashed before the claim: ClaimAction tells.
  if (started) return { kind: isOvertaken ? 'outcome_unknown' : 'granted', action: started };

  const earlier = history.filter((turn) => turn.key < key);
  const told = new Set(earlier.map(({ told_action }) => told_action));
  const open = earlier.findLast(({ started_action: action }) => action && !told.has(action.id));
  if (open?.started_action) {
    return { kind: open.may_run ? 'in_progress' : 'outcome_unknown', action: open.started_action };
  }
  const lastAnswered = earlier.findLastIndex(({ answer }) => answer !== null);
  const unanswered = earlier.slice(lastAnswered + 1);
  const proposal = earlier[lastAnswered]?.proposed_action;
  if (!proposal) return { kind: 'none' };
  if (unanswered.some(({ may_run }) => may_run)) return { kind: 'in_progress', action: proposal };
  if (unanswered.length > 0 || isOvertaken || isRefusal(proposal, reply, words)) return { kind: 'none' };
  return isConsent(proposal, reply, words) ? { kind: 'granted', action: proposal } : { kind: 'open', proposal };
};
