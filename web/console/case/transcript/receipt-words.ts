import type { Receipt } from '../../results.ts';
import { counted, dollars, duration } from '../figures.ts';
import type { Fact } from '../side/facts.ts';

const TIERS = { fast: 'Fast model', strong: 'Strong model' } as const;

export const HANDOFF_REASONS: Readonly<Record<string, string>> = {
  asked_for_human: 'The customer asks for a person',
  customer_asked: 'The customer asks for a person',
  sensitive_topic: 'A sensitive topic',
  model_failed: 'No model answered',
  answer_blocked: 'The answer was blocked',
  action_unknown: 'An action with an unknown outcome',
  assistant_asked: 'The assistant asks for a person',
  assistant_promised: 'The assistant promised a person',
  turn_lost: 'A message got no answer',
};

const ROUTE_REASONS: Readonly<Record<string, string>> = {
  already_escalated: 'because the conversation was escalated before',
  asked_for_human: 'because the customer asks for a person',
  sensitive_topic: 'because of a sensitive topic',
  negative_sentiment: 'because the customer is upset',
  model_unsure: 'because the fast model asked for it',
};

/** A receipt on one line: model, time, tokens, cost and lookups. */
export const receiptLine = ({ model, route, usage, tools, total_ms: ms }: Receipt): string => {
  const failed = tools.filter(({ ok }) => !ok).length;
  return [
    model === null || route === null ? 'No model' : TIERS[route.tier],
    duration(ms),
    ...(usage.cost_usd > 0
      ? [counted(usage.input_tokens + usage.output_tokens, 'token'), dollars(usage.cost_usd)]
      : []),
    ...(tools.length > 0 ? [counted(tools.length, 'look-up')] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ');
};

/** The rest of a receipt. */
export const receiptFacts = ({
  model,
  route,
  sentiment,
  handoff,
  citations,
  knowledge_gap,
  fault,
}: Receipt): readonly Fact[] => [
  ...(route && model !== null ? ([['Route', routeInWords(route)]] as const) : []),
  ...(model === null ? [] : ([['Model', model]] as const)),
  ['Sources', knowledge_gap ? 'none: the documents do not cover this' : counted(citations.length, 'citation')],
  ...(sentiment ? ([['Mood', `${sentiment.label}, ${sentiment.language}`]] as const) : []),
  ...(handoff.requested ? ([['Hand-off', HANDOFF_REASONS[handoff.reason ?? ''] ?? 'requested']] as const) : []),
  ...(fault === null ? [] : ([['Fault', fault]] as const)),
];

const routeInWords = ({ tier, escalated, reason, fallback }: NonNullable<Receipt['route']>): string =>
  [
    tier,
    ...(escalated && reason !== null ? [ROUTE_REASONS[reason] ?? reason] : []),
    ...(fallback ? ['after the other model failed'] : []),
  ].join(', ');
