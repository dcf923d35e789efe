import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AFFECTING, SILENCE, WARNING } from './alarm-names.ts';
import { frontdeskMetric, math, terms } from './metric.ts';
import type { Observed } from './observed.ts';
import {
  authorizerLatencyP90,
  costUsd,
  errorPercent,
  fallbackPercent,
  refusedPercent,
  turnLatencyP90,
  unansweredPercent,
  workflowFailurePercent,
} from './shares.ts';
import { concurrencyPercent, functionThrottles, modelThrottles, tableThrottles } from './throttles.ts';

/** When an alarm goes off, and what to do first. */
export interface AlarmDefinition {
  readonly metric: IMetric;
  /** Alarms above it, unless `below`. */
  readonly threshold: number;
  readonly below?: true;
  /** How many of the last periods must be bad. */
  readonly of: readonly [bad: number, periods: number];
  /** Silence is good news everywhere but where it is the news. */
  readonly missing?: TreatMissingData;
  readonly firstStep: string;
}

/** Of verifying a token, which takes milliseconds unless the issuer's keys have to be fetched. */
const AUTHORIZER_MS = 1000;

/** Of all requests: most callers are turned away, not one that has it wrong. */
const REFUSED_PERCENT = 50;

/** Of those that page: customers feel it now, so a window of five or ten minutes must be enough. */
export const affecting = ({
  settings: { alarms },
  api,
  workflow,
}: Observed): Record<(typeof AFFECTING)[number], AlarmDefinition> => ({
  'error-rate': {
    metric: errorPercent(api),
    threshold: alarms.errorRatePercent,
    of: [1, 1],
    firstStep:
      'Look on the dashboard which code it is: BUSY and TIMEOUT point to a dependency, MISCONFIGURED and NOT_SAVED to the last deployment.',
  },
  unanswered: {
    metric: unansweredPercent(),
    threshold: alarms.errorRatePercent,
    of: [1, 1],
    firstStep: 'Both tiers fail: look which model fault it is, then at the AWS Health dashboard for Bedrock.',
  },
  'workflow-failures': {
    metric: workflowFailurePercent(workflow),
    threshold: alarms.errorRatePercent,
    of: [1, 1],
    firstStep:
      'Ask the state machine log for the error of the executions that failed; roll back if they began with a deployment.',
  },
  latency: {
    metric: turnLatencyP90(),
    threshold: alarms.latencyP90Ms,
    of: [2, 3],
    firstStep: 'Compare the latency of the models with that of the turns: what is left over is ours.',
  },
  refused: {
    metric: refusedPercent(api),
    threshold: REFUSED_PERCENT,
    of: [2, 3],
    firstStep:
      "Ask the access log for status and reason: 401 is the callers' tokens or whose are taken, 403 a scope or the firewall, 429 the throttling.",
  },
});

/** Of those that can wait until somebody is awake: several bad periods, because retries and fallbacks still hold. */
export const warning = (observed: Observed): Record<(typeof WARNING)[number], AlarmDefinition> => {
  const { alarms, reservedConcurrency: reserved } = observed.settings;
  const refused = terms('table', tableThrottles(observed));
  return {
    'model-throttles': {
      metric: modelThrottles(),
      threshold: alarms.modelThrottlesPerMinute,
      of: [3, 5],
      firstStep:
        'Find the tier whose quota is used up, and ask for a higher one; until then lower the throttling of the stage.',
    },
    'fallback-rate': {
      metric: fallbackPercent(),
      threshold: alarms.fallbackRatePercent,
      of: [3, 3],
      firstStep:
        'One tier fails and the other answers for it: look which model fault it is. The strong tier costs fifty times as much.',
    },
    'table-throttles': {
      metric: math(refused.sum, refused.metrics, { label: 'requests refused' }),
      threshold: 0,
      of: [2, 3],
      firstStep: 'Look which table it is, and whether one conversation gets most of the traffic.',
    },
    concurrency:
      reserved === null
        ? {
            metric: functionThrottles(observed),
            threshold: 0,
            of: [3, 5],
            firstStep:
              "Nothing is reserved in this stage: the account's own limit is used up. Look who uses it, or have it raised.",
          }
        : {
            metric: concurrencyPercent(observed, reserved),
            threshold: alarms.concurrencyPercent,
            of: [3, 5],
            firstStep:
              'Look whether traffic grew or turns became slower: slow turns fill the same executions. Then raise reservedConcurrency.',
          },
    'cost-per-hour': {
      metric: costUsd(Duration.hours(1), 'USD an hour'),
      threshold: alarms.costUsdPerHour,
      of: [1, 1],
      firstStep:
        'Look whether it is more turns or dearer ones: escalations and fallbacks move turns to the strong tier.',
    },
    'slow-authorizer': {
      metric: authorizerLatencyP90(observed),
      threshold: AUTHORIZER_MS,
      of: [2, 3],
      firstStep:
        "Every request waits for it before anything else: ask its log whether the issuer's keys come slowly or not at all, and look for cold starts.",
    },
  };
};

/** Null where the stage takes silence for normal. */
export const silence = ({ settings: { alarms } }: Observed): Partial<Record<typeof SILENCE, AlarmDefinition>> => {
  if (alarms.noTrafficMinutes === null) return {};
  const period = Duration.minutes(alarms.noTrafficMinutes);
  const of = (name: 'Turns' | 'Replays') => frontdeskMetric(name, {}, { service: 'front', statistic: 'Sum', period });
  const answered = terms('answered', [of('Turns'), of('Replays')]);
  return {
    'no-traffic': {
      metric: math(answered.sum, answered.metrics, { period, label: 'turns' }),
      threshold: 1,
      below: true,
      of: [1, 1],
      missing: TreatMissingData.BREACHING,
      firstStep:
        'Send one turn yourself. If it is answered, ask the caller; if not, look at the API and its authorization.',
    },
  };
};

export const comparison = ({ below }: AlarmDefinition): ComparisonOperator =>
  below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD;
