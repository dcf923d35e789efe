import { type Claim, type Consent, outcomeOf } from '../../actions/consent/consent.ts';
import { hasUnknown, type ProposalResult } from '../../actions/proposal.ts';
import type { HandoffReason } from '../../desk/desk.ts';
import { type Words, withWords } from '../../triage/certain-words.ts';
import { readWithLexicon } from '../../triage/read-with-lexicon.ts';
import { isUpset, type Reading, type Triage } from '../../triage/sentiment.ts';
import { BLOCKED, type ModelDraft } from '../model-draft.ts';
import type { EscalationReason } from '../turn.ts';

export interface Signals {
  readonly escalatedBefore: boolean;
  readonly reading: Pick<Reading, 'wants_human' | 'topic' | 'score'>;
  readonly askedForHelp: boolean;
}

/**
 * The reason why the strong tier answers, or null if the fast tier may. Errs toward the strong model: a customer who has to ask twice costs
 * more than one expensive answer. The state machine's Choice `Escalate?` reads the same signals; a contract test keeps the two equal.
 */
export const escalationReason = ({ escalatedBefore, reading, askedForHelp }: Signals): EscalationReason | null => {
  if (escalatedBefore) return 'already_escalated';
  if (reading.wants_human) return 'asked_for_human';
  if (reading.topic !== null) return 'sensitive_topic';
  if (isUpset(reading)) return 'negative_sentiment';
  return askedForHelp ? 'model_unsure' : null;
};

interface HandoffSignals {
  /** Whether the outcome of an action is unknown. */
  readonly unknown: boolean;
  readonly failed: boolean;
  readonly blocked: boolean;
  /** Whether a model of the turn used `ask_for_person`. */
  readonly asked: boolean;
  /** Whether the answer promised a person. */
  readonly promised: boolean;
}

/**
 * The reason for a hand-off to a person, or null. What the customer says comes before what the assistant does. A promise without a request
 * has a reason of its own: it has no words for the person, and many of them show that a model does not use the tool.
 */
export const handoffReason = (
  reading: Pick<Reading, 'wants_human' | 'topic'>,
  { unknown, failed, blocked, asked, promised }: HandoffSignals,
): HandoffReason | null => {
  if (unknown) return 'action_unknown';
  if (reading.wants_human) return 'asked_for_human';
  if (reading.topic !== null) return 'sensitive_topic';
  if (failed) return 'model_failed';
  if (blocked) return 'answer_blocked';
  if (asked) return 'assistant_asked';
  return promised ? 'assistant_promised' : null;
};

interface TurnSoFar {
  readonly request: { readonly message: string };
  readonly turn: { readonly consent: Consent };
  readonly context: { readonly words: Words; readonly route: { readonly failed: boolean } };
  readonly claim: Claim | null;
  readonly draft: ModelDraft | null;
  readonly triage: Triage | null;
}

/** The reading of a turn without a triage: it was handed off before a model was asked. */
const unread = (message: string): Triage => ({
  ...readWithLexicon(message),
  upset: false,
  source: 'lexicon',
  call: null,
});

/** The hand-off of a turn, with the reading and outcome that it comes from. */
export interface Handoff {
  /** The reading of the triage, with the certain words. */
  readonly reading: Triage;
  /** The outcome of what the customer consented to. */
  readonly actions: ProposalResult | null;
  readonly reason: HandoffReason | null;
  /** A model's words for the person. */
  readonly words: string | null;
}

/**
 * The hand-off of a turn, for the desk and for the customer. The state machine's Choices `Proposed?` and `Escalate?` read the same
 * signals: a turn with a reason passes HandOff where the playbook hands off.
 */
export const handoffOf = ({ request, turn, context, claim, draft, triage }: TurnSoFar): Handoff => {
  const reading = withWords(triage ?? unread(request.message), context.words);
  const actions = outcomeOf(turn.consent, claim);
  const asked = draft?.asked_for_person ?? null;
  const reason = handoffReason(reading, {
    unknown: hasUnknown(actions),
    failed: context.route.failed,
    blocked: draft?.answered === true && BLOCKED.includes(draft.stop_reason),
    asked: asked !== null,
    promised: draft?.promised ?? false,
  });
  return { reading, actions, reason, words: asked || null };
};
