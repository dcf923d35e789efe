import { isDeepStrictEqual } from 'node:util';
import { actionMessage, proposalText } from '../actions/action-messages.ts';
import { actionOf, type Claim, type Consent, outcomeOf } from '../actions/consent.ts';
import type { ProposedAction } from '../actions/proposed-action.ts';
import { takeCitations } from '../knowledge/citations.ts';
import type { Passage } from '../knowledge/knowledge.ts';
import type { ModelCall } from '../models/model-call.ts';
import { roundMicroUsd } from '../models/pricing.ts';
import { countedQuestion, estimateTokens } from '../models/token-estimate.ts';
import type { Triage } from '../triage/sentiment.ts';
import { escalationReason, handoffReason } from './escalation.ts';
import { failureMessage } from './failure-message.ts';
import { BLOCKED, type ModelDraft } from './model-draft.ts';
import type { CompletedTurn, Route, Span } from './turn.ts';

export interface CompletionInput {
  readonly turn: Pick<CompletedTurn, 'key' | 'message_id' | 'message' | 'started_at'>;
  readonly context: {
    readonly tokens: number;
    readonly from: string | null;
    readonly escalated_before: boolean;
    readonly counted_by: string | null;
    readonly memory: readonly unknown[];
  };
  readonly knowledge: { readonly passages: readonly Passage[]; readonly is_gap: boolean };
  readonly customer: string;
  readonly consent: Consent;
  readonly claim: Claim | null;
  readonly route: Route;
  readonly draft: ModelDraft | null;
  readonly triage: Triage;
  readonly fault: string | null;
  readonly timings: readonly Span[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The turn as it is stored: the answer, or the failure message if there is none, and the receipt. */
export const completeTurn = (input: CompletionInput): CompletedTurn => {
  const { context, knowledge, consent, claim, route, draft, triage } = input;
  const action = outcomeOf(consent, claim);
  const { key, message_id, message, started_at } = input.turn;
  const answered = !route.failed && draft?.answered === true;
  const language = triage.language;
  const { text, citations } = takeCitations(
    answered ? answerOf(draft, language) : failureMessage('failed', language),
    knowledge.passages,
  );
  const blocked = answered && BLOCKED.includes(draft.stop_reason);
  const proposed = answered && !blocked ? proposedAction(draft, key, actionOf(consent)) : null;
  const unknown = action?.outcome === 'unknown';
  const handoff = handoffReason(triage, { unknown, failed: !answered, blocked });
  const signals = { escalatedBefore: context.escalated_before, reading: triage };
  return {
    key,
    message_id,
    message,
    started_at,
    status: answered ? 'answered' : 'failed',
    answer: [
      text,
      action && (unknown || !answered) && actionMessage(action.outcome, language),
      proposed && `${proposalText(proposed, input.customer)}\n${actionMessage('ask', language)}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
    answered_at: input.now,
    model: answered ? (answering(draft)?.model ?? null) : null,
    route: {
      tier: route.tier,
      escalated: route.escalated,
      reason: route.escalated ? escalationReason({ ...signals, askedForHelp: draft?.asked_for_help ?? false }) : null,
      fallback: route.fallback,
    },
    sentiment: { label: triage.label, score: triage.score, language: triage.language },
    usage: sum([...(draft?.calls ?? []), ...(triage.call ? [triage.call] : [])]),
    handoff: { requested: handoff !== null, reason: handoff },
    citations: answered ? citations : [],
    // A question that a tool looks up, now or before, or an answer that cites a document is not a gap, nor is a request for a person or a failed turn.
    knowledge_gap:
      answered &&
      knowledge.is_gap &&
      citations.length === 0 &&
      !triage.wants_human &&
      action === null &&
      draft.rounds === 0 &&
      context.memory.length === 0,
    tools: [...(draft?.used ?? [])],
    lookups: [...(draft?.lookups ?? [])],
    proposed_action: proposed,
    action,
    timings: [...input.timings],
    stop_reason: draft?.stop_reason ?? null,
    fault: input.fault,
    tokens: { question: questionTokens(input), answer: draft ? (answering(draft)?.output_tokens ?? 0) : 0 },
    context_from: context.from,
  };
};

/** The call whose reply is the answer. Later calls, of the other tier, may have been unusable. */
const answering = (draft: ModelDraft): ModelCall | undefined =>
  draft.calls.findLast(({ tier }) => tier === draft.answered_by);

/** The draft's proposal, if the answer was written after it and the same action is not under way already. */
const proposedAction = (
  { proposal, transcript }: ModelDraft,
  key: string,
  underWay: ProposedAction | null,
): ProposedAction | null => {
  const isAnswered = transcript.at(-1)?.role === 'assistant';
  const isUnderWay = proposal && underWay && isDeepStrictEqual({ ...proposal, id: '' }, { ...underWay, id: '' });
  return proposal && isAnswered && !isUnderWay ? { ...proposal, id: key } : null;
};

const answerOf = (draft: ModelDraft, language: string): string => {
  if (draft.text === '') return failureMessage('blocked', language);
  return draft.stop_reason === 'max_tokens' ? `${draft.text} …` : draft.text;
};

/** Counted if the same model counted the earlier turns, otherwise estimated. */
const questionTokens = ({ turn, context, draft }: CompletionInput): number => {
  const estimate = estimateTokens(turn.message);
  const first = draft?.calls[0];
  const comparable = first && (context.counted_by === null || context.counted_by === first.model);
  return comparable ? countedQuestion(first.input_tokens, context.tokens, estimate) : estimate;
};

const sum = (calls: readonly ModelCall[]): CompletedTurn['usage'] => {
  const total = (pick: (call: ModelCall) => number) => calls.reduce((all, call) => all + pick(call), 0);
  return {
    input_tokens: total((call) => call.input_tokens),
    output_tokens: total((call) => call.output_tokens),
    cached_tokens: total((call) => call.cached_tokens),
    cost_micro_usd: roundMicroUsd(total((call) => call.cost_micro_usd)),
    model_calls: calls.length,
    calls: [...calls],
  };
};
