import type { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { CALLERS, SERVICE_ERROR_CODES, TIERS, TIERS_OF } from './labels.ts';
import { FIVE_MINUTES, frontdeskMetric, frontSum, math, terms } from './metric.ts';
import type { Observed } from './observed.ts';

/**
 * With fewer failures in a period, a percentage counts as 0, so that one failed turn of ten does not alarm. A minimum of traffic instead
 * would hide that every turn of a small shop fails.
 */
const MIN_FAILURES = 3;

const percent = (part: string, whole: string) => `IF(${part}>=${MIN_FAILURES}, 100*${part}/${whole}, 0)`;

/**
 * Tool calls that ended with a service error, in percent of all. A 5xx of API Gateway counts too, because no function recorded that
 * call.
 */
export const errorPercent = (api: RestApi): MathExpression => {
  const error = (code: string) => frontSum('Errors', { code });
  const recorded = terms('recorded', SERVICE_ERROR_CODES.map(error));
  const metrics = {
    ...recorded.metrics,
    gateway: api.metricServerError({ statistic: 'Sum', period: FIVE_MINUTES }),
    calls: frontSum('ToolCalls', {}),
  };
  return math(percent(`(${recorded.sum}+gateway)`, '(calls+gateway)'), metrics, { label: 'errors, % of calls' });
};

/** Samples below which a p90 counts as 0. CloudWatch's own low-sample guard needs 100, and keeps an alarm on when traffic falls. */
const MIN_SAMPLES = 10;

/** A p90 in milliseconds, or 0 with too few samples. */
const p90 = (samples: IMetric, slow: IMetric): MathExpression =>
  math(`IF(samples>=${MIN_SAMPLES}, slow, 0)`, { samples, slow }, { label: 'p90, ms' });

export const turnLatencyP90 = (): MathExpression =>
  p90(
    frontdeskMetric('TurnLatency', {}, { service: 'front', statistic: 'SampleCount' }),
    frontdeskMetric('TurnLatency', {}, { service: 'front', statistic: 'p90' }),
  );

/** The p90 of the authorizer, which the latency of a turn does not include. */
export const authorizerLatencyP90 = ({ functions: { authorizer } }: Observed): MathExpression =>
  p90(
    authorizer.metricInvocations({ statistic: 'Sum', period: FIVE_MINUTES }),
    authorizer.metricDuration({ statistic: 'p90', period: FIVE_MINUTES }),
  );

/** Refusals in a period below which the percentage counts as 0, so that one caller's mistakes do not alarm. */
const MIN_REFUSALS = 20;

/** Requests that ended with 4xx, in percent of all. Most reach no function, so no other alarm counts them. */
export const refusedPercent = (api: RestApi): MathExpression => {
  const options = { statistic: 'Sum', period: FIVE_MINUTES };
  return math(
    `IF(refused>=${MIN_REFUSALS}, 100*refused/requests, 0)`,
    { refused: api.metricClientError(options), requests: api.metricCount(options) },
    { label: 'refused, % of requests' },
  );
};

const percentOfTurns = (name: 'UnansweredTurns' | 'Fallbacks', label: string): MathExpression =>
  math(percent('part', 'turns'), { part: frontSum(name, {}), turns: frontSum('Turns', {}) }, { label });

export const unansweredPercent = () => percentOfTurns('UnansweredTurns', 'unanswered, % of turns');

export const fallbackPercent = () => percentOfTurns('Fallbacks', 'fallbacks, % of turns');

/** Executions that failed or ran out of time, in percent of those that started. */
export const workflowFailurePercent = (workflow: StateMachine): MathExpression => {
  const options = { statistic: 'Sum', period: FIVE_MINUTES };
  return math(
    percent('(failed+timedout)', 'started'),
    {
      failed: workflow.metricFailed(options),
      timedout: workflow.metricTimedOut(options),
      started: workflow.metricStarted(options),
    },
    { label: 'failed or timed out, % of executions' },
  );
};

/** The cost of models in a period in USD, over all functions and the given tiers. */
export const costUsd = (period: Duration, label: string, tiers: readonly string[] = TIERS): MathExpression => {
  const metrics = costMetrics(period, tiers);
  return math(`(${Object.keys(metrics).join('+')})/1000000`, metrics, { period, label });
};

/** Named by function and tier, because a graph accepts each metric id only once. */
export const costMetrics = (period: Duration, tiers: readonly string[] = TIERS): Record<string, Metric> =>
  Object.fromEntries(
    CALLERS.flatMap((service) =>
      TIERS_OF[service]
        .filter((tier) => tiers.includes(tier))
        .map((tier) => [
          `${service}_${tier}`,
          frontdeskMetric('CostMicroUsd', { tier }, { service, statistic: 'Sum', period }),
        ]),
    ),
  );
