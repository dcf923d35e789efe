import { isDeepStrictEqual } from 'node:util';
import { actionMessage, proposalText } from '../actions/action-messages.ts';
import type { ActionResult, ProposedAction } from '../actions/proposed-action.ts';
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

export interface Ending {
  readonly turn: Pick<CompletedTurn, 'key' | 'message_id' | 'message' | 'started_at'>;
  readonly context: {
    readonly tokens: number;
    readonly from: string | null;
    readonly escalated_before: boolean;
    readonly counted_by: string | null;
  };
  readonly knowledge: { readonly passages: readonly Passage[]; readonly is_gap: boolean };
  readonly customer: string;
  /** What became of the action that the customer consented to. */
  readonly action: ActionResult | null;
  /** What some message has consented to already, whatever came of it. */
  readonly begun: ProposedAction | null;
  readonly route: Route;
  readonly draft: ModelDraft | null;
  readonly triage: Triage;
  readonly fault: string | null;
  readonly timings: readonly Span[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The turn as it is stored: the answer, or the honest sentence when there is none, with its whole receipt. */
export const completeTurn = (ending: Ending): CompletedTurn => {
  const { context, knowledge, action, route, draft, triage } = ending;
  const { key, message_id, message, started_at } = ending.turn;
  const answered = !route.failed && draft?.answered === true;
  const language = triage.language;
  const { text, citations } = takeCitations(
    answered ? answerOf(draft, language) : failureMessage('failed', language),
    knowledge.passages,
  );
  const blocked = answered && BLOCKED.includes(draft.stop_reason);
  const proposed = answered && !blocked ? proposedAction(draft, key, ending.begun) : null;
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
      proposed && `${proposalText(proposed, ending.customer)}\n${actionMessage('ask', language)}`,
    ]
      .filter(Boolean)
      .join('\n\n'),
    answered_at: ending.now,
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
    // Neither a question that was looked up in the company's systems nor a request for a person is one to its documents.
    knowledge_gap: knowledge.is_gap && !triage.wants_human && action === null && (draft?.rounds ?? 0) === 0,
    tools: [...(draft?.used ?? [])],
    proposed_action: proposed,
    action,
    timings: [...ending.timings],
    stop_reason: draft?.stop_reason ?? null,
    fault: ending.fault,
    tokens: { question: questionTokens(ending), answer: draft ? (answering(draft)?.output_tokens ?? 0) : 0 },
    context_from: context.from,
  };
};

/** The call whose reply the draft holds: later ones of the other tier may have come to nothing. */
const answering = (draft: ModelDraft): ModelCall | undefined =>
  draft.calls.findLast(({ tier }) => tier === draft.answered_by);

/** Only with words that were written after it, and not for what is under way already. */
const proposedAction = (
  { proposal, transcript }: ModelDraft,
  key: string,
  begun: ProposedAction | null,
): ProposedAction | null => {
  const isAnswered = transcript.at(-1)?.role === 'assistant';
  const isBegun = proposal && begun && isDeepStrictEqual({ ...proposal, id: '' }, { ...begun, id: '' });
  return proposal && isAnswered && !isBegun ? { ...proposal, id: key } : null;
};

const answerOf = (draft: ModelDraft, language: string): string => {
  if (draft.text === '') return failureMessage('blocked', language);
  return draft.stop_reason === 'max_tokens' ? `${draft.text} …` : draft.text;
};

/** Counted only where the model that reports is the one that counted the turns before. */
const questionTokens = ({ turn, context, draft }: Ending): number => {
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
