import { Duration } from 'aws-cdk-lib';
import { type IMetric, type IWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { REFUSABLE_FEATURES } from '../../core/models/limitations.ts';
import { CALLERS, type CallerKey, MODEL_FAULTS, TIERS, TIERS_OF } from './labels.ts';
import { frontdeskMetric, frontSum, MINUTE, math } from './metric.ts';
import type { Observed } from './observed.ts';
import { row } from './row.ts';
import { costMetrics, costUsd, fallbackPercent } from './shares.ts';

const HOUR = Duration.hours(1);

/** What a function calls a model for, if not for turns. */
const PURPOSE: Readonly<Record<CallerKey, string>> = { turn: '', front: ' (analyze_sentiment)', clock: ' (summaries)' };

/** One line for each function and tier. */
const byTier = (metric: (service: CallerKey, tier: string, label: string) => IMetric): IMetric[] =>
  CALLERS.flatMap((service) => TIERS_OF[service].map((tier) => metric(service, tier, `${tier}${PURPOSE[service]}`)));

const tokens = (name: 'InputTokens' | 'OutputTokens', way: string) =>
  byTier((service, tier, label) =>
    frontdeskMetric(name, { tier }, { service, statistic: 'Sum', label: `${label}, ${way}` }),
  );

/** Bedrock's own count by model, which includes all other callers of the model in this region and account. */
const bedrockThrottles = ({ settings: { models } }: Observed): IMetric[] =>
  [...new Set(Object.values(models))].map(
    (id) =>
      new Metric({
        namespace: 'AWS/Bedrock',
        metricName: 'InvocationThrottles',
        dimensionsMap: { ModelId: id },
        statistic: 'Sum',
        period: MINUTE,
        label: id,
      }),
  );

export const modelsRow = (observed: Observed): IWidget[] =>
  row(
    'Is the model healthy?',
    'If one tier is slow or fails, fallbacks rise and customers notice little. If both fail, unanswered turns rise. ModelBusy is a quota or an outage, ModelRefused a configuration error.',
    'is-the-model-healthy',
    [
      {
        title: 'Latency of a call by tier, ms',
        left: byTier((service, tier, label) =>
          frontdeskMetric('ModelLatency', { tier }, { service, statistic: 'p90', label: `${label}, p90` }),
        ),
      },
      {
        title: 'Faults of calls; refused features, five minutes',
        stacked: true,
        left: CALLERS.flatMap((service) =>
          MODEL_FAULTS.map((fault) =>
            frontdeskMetric('ModelFaults', { fault }, { service, statistic: 'Sum', label: `${fault} (${service})` }),
          ),
        ),
        right: CALLERS.flatMap((service) =>
          REFUSABLE_FEATURES.map((feature) =>
            frontdeskMetric(
              'FeaturesRefused',
              { feature },
              { service, statistic: 'Sum', label: `refused: ${feature} (${service})` },
            ),
          ),
        ),
      },
      {
        title: "Throttles a minute, Bedrock's count; fallbacks",
        left: bedrockThrottles(observed),
        right: [frontSum('Fallbacks', {}, { label: 'fallbacks' }), fallbackPercent()],
      },
      { title: 'Tokens, five minutes', left: tokens('InputTokens', 'in'), right: tokens('OutputTokens', 'out') },
    ],
  );

/** What does it cost? Only the models: docs/cost.md has the rest of a turn. */
export const costRow = ({ settings: { alarms } }: Observed): IWidget[] => {
  const all = costUsd(HOUR, 'models, USD');
  const turns = frontSum('Turns', {}, { period: HOUR });
  const costs = costMetrics(HOUR);
  return row(
    'What does it cost?',
    'Models only, in USD. If cost rises and the number of turns does not, more turns escalate or fall back to the strong tier.',
    'cost-levers',
    [
      {
        title: 'Dollars an hour by tier',
        stacked: true,
        left: TIERS.map((tier) => costUsd(HOUR, tier, [tier])),
        lines: [{ value: alarms.costUsdPerHour, label: 'alarm, all tiers' }],
      },
      { title: 'Dollars an hour', left: [all] },
      {
        title: 'Dollars a turn',
        left: [
          math(
            `IF(turns>0, (${Object.keys(costs).join('+')})/turns/1000000, 0)`,
            { ...costs, turns },
            { period: HOUR, label: 'USD a turn' },
          ),
        ],
      },
    ],
  );
};
