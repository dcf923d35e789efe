import { type Consent, toAskAgain } from '../../actions/consent/consent.ts';
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
import { BLOCKED, type ModelDraft } from '../model-draft.ts';
import type { CompletedTurn, Route, Span } from '../turn.ts';
import { correctedAnswer } from './corrected-answer.ts';
import { escalationReason, type Handoff } from './escalation.ts';
import { failureMessage } from './failure-message.ts';
import { inWords, nextProposal } from './next-proposal.ts';

export interface CompletionInput {
  readonly turn: Pick<CompletedTurn, 'key' | 'message_id' | 'message' | 'started_at'>;
  readonly context: {
    readonly tokens: number;
    readonly from: string | null;
    readonly escalated_before: boolean;
    readonly counted_by: string | null;
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
  readonly route: Route;
  readonly draft: ModelDraft | null;
  readonly handoff: Handoff;
  /** The sentence of code about the hand-off, and whether a person was reached. Null without a hand-off, or with `handoff: off`. */
  readonly desk: { readonly text: string; readonly reached: boolean } | null;
  readonly fault: string | null;
  readonly timings: readonly Span[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The turn as it is stored: the answer, or the failure message if there is none, what code says, and the receipt. A request for a person that
 * reached one is answered by that alone, unless actions were carried out: no draft is kept, but what it cost and looked up is told.
 */
export const completeTurn = (input: CompletionInput): CompletedTurn => {
  const { context, knowledge, consent, route, draft, desk } = input;
  const { reading, actions, reason, words } = input.handoff;
  const { language } = reading;
  const { key, message_id, message, started_at } = input.turn;
  const isReached = desk?.reached === true;
  const isRequest = isReached && reading.wants_human && actions === null;
  /** The draft whose text the customer reads. */
  const kept = draft?.answered && !route.failed && !isRequest ? draft : null;
  // A turn that reached no person is answered, too: code says so.
  const isAnswered = kept !== null || isRequest || (desk !== null && !route.failed);
  const said = kept ? textOf(kept, desk, language) : isAnswered ? '' : failureMessage('failed', language);
  const { text, citations } = takeCitations(said, knowledge.passages);
  const languages = languagesOf(text, language);
  const acting = { key, message_id, consent, outcome: actions, handedOff: reason !== null };
  const next = kept && !BLOCKED.includes(kept.stop_reason) ? nextProposal(kept, acting) : null;
  const lookups = [...(draft?.lookups ?? []), ...context.memory];
  const shown = next && {
    ...next,
    actions: next.actions.map((action) => inWords(action, input.allowed, language, lookups)),
  };
  // A person has the next message: the assistant cannot carry out what a yes in it agrees to.
  const proposal = isReached ? null : shown;
  // Only now is it known that the open proposal is dropped. The rest of a list is told with its outcome.
  const drops = proposal === null && actions === null && (toAskAgain(consent) !== null || next !== null);
  const corrections = { ...acting, proposal: shown, drops, mayClaim: input.mayClaim, language, languages };
  const answer = [
    kept ? correctedAnswer(text, corrections) : text,
    actions && !isTold(actions, kept !== null) && outcomeText(actions, input.customer, language),
    drops && actionMessage('unchanged', language),
    desk?.text,
    proposal && proposalText(proposal, input.customer, language, actions !== null && mayHaveChanged(actions)),
  ]
    .filter(Boolean)
    .join('\n\n');
  return {
    key,
    message_id,
    message,
    started_at,
    status: isAnswered ? 'answered' : 'failed',
    answer,
    answered_at: input.now,
    model: kept ? (answering(kept)?.model ?? null) : null,
    route: kept || route.failed ? routeOf(input) : NO_TIER,
    sentiment: { label: reading.label, score: reading.score, language },
    usage: sum([...(draft?.calls ?? []), ...(reading.call ? [reading.call] : []), ...input.consentCalls]),
    handoff: { requested: reason !== null, reason, words },
    citations,
    // No gap: a question that a tool looks up or looked up before, an answer that cites a document, a no to a proposal, a request for a person.
    knowledge_gap:
      kept !== null &&
      knowledge.is_gap &&
      citations.length === 0 &&
      !reading.wants_human &&
      actions === null &&
      !(consent.kind === 'lapsed' && ['declined', 'outdated'].includes(consent.why)) &&
      kept.used.length === 0 &&
      kept.proposals.length === 0 &&
      context.memory.length === 0,
    tools: [...(draft?.used ?? [])],
    lookups: [...(draft?.lookups ?? [])],
    proposal,
    actions,
    timings: [...input.timings],
    stop_reason: kept || route.failed ? (draft?.stop_reason ?? null) : null,
    fault: input.fault,
    tokens: { question: questionTokens(input), answer: isAnswered ? answerTokens(kept, answer) : 0 },
    context_from: context.from,
  };
};

/** The receipt of a turn that no tier answered: a person was asked instead. */
const NO_TIER: CompletedTurn['route'] = { tier: 'fast', escalated: false, reason: null, fallback: false };

const routeOf = ({ route, context, draft, handoff: { reading } }: CompletionInput): CompletedTurn['route'] => {
  const signals = { escalatedBefore: context.escalated_before, reading, askedForHelp: draft?.asked_for_help ?? false };
  const { tier, escalated, fallback } = route;
  return { tier, escalated, reason: escalated ? escalationReason(signals) : null, fallback };
};

/** The call whose reply is the answer. Later calls, of the other tier, may have been unusable. */
const answering = (draft: ModelDraft): ModelCall | undefined =>
  draft.calls.findLast(({ tier }) => tier === draft.answered_by);

/** Whether the model's answer is enough to tell the outcome. An unknown one, or a list that was not carried out whole, is told by code. */
const isTold = ({ proposal, results }: ProposalResult, answered: boolean): boolean =>
  answered &&
  !results.some(({ outcome }) => outcome === 'unknown') &&
  (proposal.actions.length === 1 || (results.length === proposal.actions.length && results.at(-1)?.outcome === 'done'));

/** The text of the model. Only a promise of a person may have been in it: then the sentence of the desk takes its place. */
const textOf = ({ text, stop_reason }: ModelDraft, desk: CompletionInput['desk'], language: string): string => {
  if (text !== '') return stop_reason === 'max_tokens' ? `${text} …` : text;
  return desk && !BLOCKED.includes(stop_reason) ? '' : failureMessage('blocked', language);
};

/** As its model counted them. What only code says is estimated. */
const answerTokens = (kept: ModelDraft | null, answer: string): number =>
  kept ? (answering(kept)?.output_tokens ?? 0) : estimateTokens(answer);

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
