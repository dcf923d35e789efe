import type { Proposal, ProposalResult, ProposedAction } from '../proposal.ts';
import type { ClosedPhrases } from './closed-phrases.ts';
import type { Consent } from './consent.ts';
import { confirmsAnother, isConsent, isRefusal, type Reply } from './consent-words.ts';

/** The part of an earlier turn that concerns actions. */
export interface EarlierTurn {
  readonly key: string;
  readonly answer: string | null;
  /** Epoch milliseconds; null for a pending turn. */
  readonly answered_at: number | null;
  readonly proposal: Proposal | null;
  /** What a pending turn has started: the first action without a result. */
  readonly started: ProposalResult | null;
  /** Whether an execution may still work on the turn: it is pending, and its lease is not over. */
  readonly may_run: boolean;
  /** The id of the proposal whose outcome the turn's answer tells. */
  readonly told: string | null;
  /** What people wrote or did between the turn before and this one. */
  readonly posts: readonly unknown[];
}

/** The turn of a message, and what it has started. */
interface Accepted {
  readonly key: string;
  /** Epoch milliseconds at which its message was accepted first. */
  readonly accepted_at: number;
  readonly started: ProposalResult | null;
  /** What people wrote or did behind the last earlier turn. */
  readonly posts: readonly { readonly key: string }[];
}

/**
 * Decides what a message consents to. Only the newest turn's proposal counts, if its answer was stored before the message was accepted, and
 * only until a later message arrives, or a person of the team writes or acts: a yes behind a person's question answers that one. A proposal
 * that was started is not offered again, whether the message is a repeat or a later one; its unknown outcome is told once.
 */
export const decideConsent = (
  { key, accepted_at, started, posts }: Accepted,
  history: readonly EarlierTurn[],
  reply: Reply,
  words: ClosedPhrases,
  titlesOf: (action: ProposedAction) => readonly string[],
): Consent => {
  const isOvertaken = [...history, ...posts].some((entry) => entry.key > key);
  const told = new Set(history.map((turn) => turn.told));
  if (started && told.has(started.proposal.id)) return { kind: 'in_progress', proposal: started.proposal };
  // An earlier execution of this turn may have crashed before the claim: ClaimAction tells.
  if (started) return { kind: isOvertaken ? 'outcome_unknown' : 'granted', ...started };

  const earlier = history.filter((turn) => turn.key < key);
  const open = earlier.findLast((turn) => turn.started && !told.has(turn.started.proposal.id));
  if (open?.started) {
    return open.may_run
      ? { kind: 'in_progress', proposal: open.started.proposal }
      : { kind: 'outcome_unknown', ...open.started };
  }
  const lastAnswered = earlier.findLastIndex(({ answer }) => answer !== null);
  const unanswered = earlier.slice(lastAnswered + 1);
  const proposing = earlier[lastAnswered];
  const proposal = proposing?.proposal;
  if (!proposal) return { kind: 'none' };
  if (unanswered.some(({ may_run }) => may_run)) return { kind: 'in_progress', proposal };
  // A button names the proposal. Words that were accepted before it was told mean something else.
  const isUnseen = reply.confirm_action === null && (proposing.answered_at ?? 0) >= accepted_at;
  // A person may answer what is unanswered, and a yes then may be meant for the person.
  const since = history.filter((turn) => turn.key > proposing.key);
  const hasPosts = posts.length > 0 || since.some((turn) => turn.posts.length > 0);
  if (unanswered.length > 0 || hasPosts || isOvertaken || isUnseen)
    return { kind: 'lapsed', proposal, why: 'overtaken' };
  const shown = { id: proposal.id, titles: proposal.actions.map(titlesOf) };
  if (isRefusal(shown, reply, words)) return { kind: 'lapsed', proposal, why: 'declined' };
  if (confirmsAnother(shown, reply)) return { kind: 'lapsed', proposal, why: 'outdated' };
  return isConsent(shown, reply, words) ? { kind: 'granted', proposal, results: [] } : { kind: 'open', proposal };
};

/** The triage model's reading of words that the closed phrases do not know, after the checks of code. */
export type ConsentReading = 'agrees' | 'declines' | 'changes' | 'unclear';

/** The meaning of an open proposal's reply, once it is read. What is unclear stays open, for one more message. */
export const refineConsent = (consent: Consent, reading: ConsentReading): Consent => {
  if (consent.kind !== 'open') return consent;
  const { proposal } = consent;
  if (reading === 'agrees') return { kind: 'granted', proposal, results: [] };
  if (reading === 'declines') return { kind: 'lapsed', proposal, why: 'declined' };
  if (reading === 'changes') return { kind: 'lapsed', proposal, why: 'changed' };
  return proposal.asked_again ? { kind: 'lapsed', proposal, why: 'unclear' } : consent;
};
