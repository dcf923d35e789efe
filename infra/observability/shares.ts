import type { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { OUR_ERROR_CODES, TIERS, TIERS_OF } from './labels.ts';
import { FIVE_MINUTES, frontdeskMetric, math, terms } from './metric.ts';
import type { Observed } from './observed.ts';

/**
 * Fewest failures that make a percentage worth waking somebody. It stands in for a floor on traffic, which would keep quiet where a small
 * shop's every turn fails: one failed turn of ten is no 10 %, three of three are 100 %.
 */
const FEWEST = 3;

const count = <N extends 'ToolCalls' | 'Turns' | 'UnansweredTurns' | 'Fallbacks'>(name: N, period: Duration): Metric =>
  frontdeskMetric(name, {}, { service: 'front', statistic: 'Sum', period });

const percent = (part: string, whole: string) => `IF(${part}>=${FEWEST}, 100*${part}/${whole}, 0)`;

/** Calls of tools that ended with an error of ours, in percent of all; what API Gateway had to answer with 5xx reached no counter of ours. */
export const errorPercent = (api: RestApi): MathExpression => {
  const period = FIVE_MINUTES;
  const error = (code: string) => frontdeskMetric('Errors', { code }, { service: 'front', statistic: 'Sum', period });
  const told = terms('told', OUR_ERROR_CODES.map(error));
  const metrics = {
    ...told.metrics,
    unheard: api.metricServerError({ statistic: 'Sum', period }),
    calls: count('ToolCalls', period),
  };
  return math(percent(`(${told.sum}+unheard)`, '(calls+unheard)'), metrics, { period, label: 'errors, % of calls' });
};

/** Fewest times whose slowest tenth says something. CloudWatch's own guard wants a hundred, and keeps an alarm on when traffic falls. */
const FEWEST_TIMES = 10;

/** A p90 in milliseconds, 0 where too few came to tell. */
const p90 = (came: IMetric, slow: IMetric): MathExpression =>
  math(`IF(came>=${FEWEST_TIMES}, slow, 0)`, { came, slow }, { label: 'p90, ms' });

/** Of a turn. */
export const turnLatencyP90 = (): MathExpression =>
  p90(
    frontdeskMetric('TurnLatency', {}, { service: 'front', statistic: 'SampleCount' }),
    frontdeskMetric('TurnLatency', {}, { service: 'front', statistic: 'p90' }),
  );

/** Of the authorizer, for which every request waits before the front begins to count. */
export const authorizerLatencyP90 = ({ authorizer }: Pick<Observed, 'authorizer'>): MathExpression =>
  p90(
    authorizer.metricInvocations({ statistic: 'Sum', period: FIVE_MINUTES }),
    authorizer.metricDuration({ statistic: 'p90', period: FIVE_MINUTES }),
  );

/** Fewest refusals that are no caller's slip. */
const FEWEST_REFUSALS = 20;

/** Requests that API Gateway or the firewall refused, in percent of all: they never reached a function, so no other alarm sees them. */
export const refusedPercent = (api: RestApi): MathExpression => {
  const options = { statistic: 'Sum', period: FIVE_MINUTES };
  return math(
    `IF(refused>=${FEWEST_REFUSALS}, 100*refused/requests, 0)`,
    { refused: api.metricClientError(options), requests: api.metricCount(options) },
    { label: 'refused, % of requests' },
  );
};

/** Turns that ended with the honest sentence, in percent of all turns. */
export const unansweredPercent = (): MathExpression =>
  math(
    percent('unanswered', 'turns'),
    { unanswered: count('UnansweredTurns', FIVE_MINUTES), turns: count('Turns', FIVE_MINUTES) },
    { label: 'unanswered, % of turns' },
  );

/** Turns that the other tier answered, in percent of all turns. */
export const fallbackPercent = (): MathExpression =>
  math(
    percent('fallbacks', 'turns'),
    { fallbacks: count('Fallbacks', FIVE_MINUTES), turns: count('Turns', FIVE_MINUTES) },
    { label: 'fallbacks, % of turns' },
  );

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

/** Dollars that models cost in a period, over both functions and the tiers that are asked for. */
export const costUsd = (period: Duration, label: string, tiers: readonly string[] = TIERS): MathExpression => {
  const metrics = costMetrics(period, tiers);
  return math(`(${Object.keys(metrics).join('+')})/1000000`, metrics, { period, label });
};

/** By names that are the same wherever they stand, since a graph takes each name once. */
export const costMetrics = (period: Duration, tiers: readonly string[] = TIERS): Record<string, Metric> =>
  Object.fromEntries(
    (['turn', 'front'] as const).flatMap((service) =>
      TIERS_OF[service]
        .filter((tier) => tiers.includes(tier))
        .map((tier) => [
          `${service}_${tier}`,
          frontdeskMetric('CostMicroUsd', { tier }, { service, statistic: 'Sum', period }),
        ]),
    ),
  );
