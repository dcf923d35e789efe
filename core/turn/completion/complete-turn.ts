import { type Claim, type Consent, toAskAgain } from '../../actions/consent/consent.ts';
import { mayHaveChanged, type ProposalResult } from '../../actions/proposal.ts';
import { actionMessage, outcomeText, proposalText } from '../../actions/told/action-messages.ts';
import { takeCitations } from '../../knowledge/citations.ts';
import type { Passage } from '../../knowledge/knowledge.ts';
import type { ModelCall } from '../../models/model-call.ts';
import { roundMicroUsd } from '../../models/pricing.ts';
import { countedQuestion, estimateTokens } from '../../models/token-estimate.ts';
import type { PlaybookTool } from '../../playbook/playbook.ts';
import { languagesOf } from '../../text/language/languages-of.ts';
import type { RecalledLookup } from '../../tools/lookup.ts';
import type { Words } from '../../triage/certain-words.ts';
import type { Triage } from '../../triage/sentiment.ts';
import { BLOCKED, type ModelDraft } from '../model-draft.ts';
import type { CompletedTurn, Route, Span } from '../turn.ts';
import { correctedAnswer } from './corrected-answer.ts';
import { escalationReason, type handoffOf } from './escalation.ts';
import { failureMessage } from './failure-message.ts';
import { inWords, nextProposal } from './next-proposal.ts';

export interface CompletionInput {
  readonly turn: Pick<CompletedTurn, 'key' | 'message_id' | 'message' | 'started_at'>;
  readonly context: {
    readonly tokens: number;
    readonly from: string | null;
    readonly escalated_before: boolean;
    readonly counted_by: string | null;
    /** What the message certainly says by its words. */
    readonly words: Words;
    readonly memory: readonly RecalledLookup[];
  };
  readonly knowledge: { readonly passages: readonly Passage[]; readonly is_gap: boolean };
  readonly customer: string;
  readonly consent: Consent;
  /** The tools of the playbook. */
  readonly allowed: readonly PlaybookTool[];
  /** Whether an answer may say that something was changed, because an earlier turn may have changed it. */
  readonly mayClaim: boolean;
  /** The calls that read the consent. */
  readonly consentCalls: readonly ModelCall[];
  readonly claim: Claim | null;
  readonly route: Route;
  readonly draft: ModelDraft | null;
  readonly triage: Triage | null;
  readonly handoff: ReturnType<typeof handoffOf>;
  /** What code says about the hand-off; null where nothing is said. */
  readonly sentence: string | null;
  readonly fault: string | null;
  readonly timings: readonly Span[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The turn as it is stored: the answer, or the failure message if there is none, and the receipt. */
export const completeTurn = (input: CompletionInput): CompletedTurn => {
  const { context, knowledge, consent, route } = input;
  const { reading, actions, reason } = input.handoff;
  const { key, message_id, message, started_at } = input.turn;
  // A request for a person is answered by the hand-off: no model's words are needed, or kept.
  const isRequest = input.sentence !== null && reading.wants_human && actions === null;
  const draft = isRequest ? null : input.draft;
  const { answered } = input.handoff;
  const language = reading.language;
  const { text, citations } = takeCitations(
    draft && answered
      ? answerOf(draft, language)
      : isRequest || !route.failed
        ? ''
        : failureMessage('failed', language),
    knowledge.passages,
  );
  const blocked = draft !== null && answered && BLOCKED.includes(draft.stop_reason);
  const languages = languagesOf(text, language);
  const acting = { key, message_id, consent, outcome: actions, handedOff: reason !== null };
  const next = draft && answered && !blocked ? nextProposal(draft, acting) : null;
  const lookups = [...(draft?.lookups ?? []), ...context.memory];
  const proposal = next && {
    ...next,
    actions: next.actions.map((action) => inWords(action, input.allowed, language, lookups)),
  };
  // What was open is dropped, although no step before knew that it would be.
  const drops = proposal === null && toAskAgain(consent) !== null;
  const signals = { escalatedBefore: context.escalated_before, reading };
  return {
    key,
    message_id,
    message,
    started_at,
    status: answered || isRequest || !route.failed ? 'answered' : 'failed',
    answer: [
      draft && answered
        ? correctedAnswer(text, { ...acting, proposal, drops, mayClaim: input.mayClaim, language, languages })
        : text,
      actions && !isTold(actions, answered) && outcomeText(actions, input.customer, language),
      drops && actionMessage('unchanged', language),
      input.sentence,
      proposal && proposalText(proposal, input.customer, language, actions !== null && mayHaveChanged(actions)),
    ]
      .filter(Boolean)
      .join('\n\n'),
    answered_at: input.now,
    model: draft && answered ? (answering(draft)?.model ?? null) : null,
    route: {
      tier: route.tier,
      escalated: route.escalated,
      reason: route.escalated ? escalationReason({ ...signals, askedForHelp: draft?.asked_for_help ?? false }) : null,
      fallback: route.fallback,
    },
    sentiment: { label: reading.label, score: reading.score, language: reading.language },
    usage: sum([...(input.draft?.calls ?? []), ...(reading.call ? [reading.call] : []), ...input.consentCalls]),
    handoff: { requested: reason !== null, reason, words: input.handoff.words },
    citations,
    // No gap: a question that a tool looks up or looked up before, an answer that cites a document, a no to a proposal, a request for a person.
    knowledge_gap:
      draft !== null &&
      answered &&
      knowledge.is_gap &&
      citations.length === 0 &&
      !reading.wants_human &&
      actions === null &&
      !(consent.kind === 'lapsed' && ['declined', 'outdated'].includes(consent.why)) &&
      draft.used.length === 0 &&
      draft.proposals.length === 0 &&
      context.memory.length === 0,
    tools: [...(draft?.used ?? [])],
    lookups: [...(draft?.lookups ?? [])],
    proposal,
    actions,
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

/** Whether the model's answer is enough to tell the outcome. An unknown one, or a list that was not carried out whole, is told by code. */
const isTold = ({ proposal, results }: ProposalResult, answered: boolean): boolean =>
  answered &&
  !results.some(({ outcome }) => outcome === 'unknown') &&
  (proposal.actions.length === 1 || (results.length === proposal.actions.length && results.at(-1)?.outcome === 'done'));

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
