import { Duration } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { AFFECTING, SILENCE, WARNING } from './alarm-names.ts';
import { backgroundAlarms } from './background-alarms.ts';
import { frontSum, math, terms } from './metric.ts';
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

/** Threshold for verifying a token, which takes milliseconds unless the issuer's keys have to be fetched. */
const AUTHORIZER_MS = 1000;

/** Share of all requests: most callers are rejected, so it is not the mistake of one. */
const REFUSED_PERCENT = 50;

/** The alarms that page. Customers are affected now, so they need one or two bad periods of five minutes. */
export const affecting = ({
  settings: { alarms },
  api,
  workflow,
  deskWorkflow,
}: Observed): Record<(typeof AFFECTING)[number], AlarmDefinition> => ({
  'error-rate': {
    metric: errorPercent(api),
    threshold: alarms.errorRatePercent,
    of: [1, 1],
    firstStep:
      'Find the error code on the dashboard: BUSY and TIMEOUT point to a dependency, MISCONFIGURED and NOT_SAVED to the last deployment.',
  },
  unanswered: {
    metric: unansweredPercent(),
    threshold: alarms.errorRatePercent,
    of: [1, 1],
    firstStep:
      'Both tiers fail. Find the model fault on the dashboard, then check Bedrock on the AWS Health dashboard.',
  },
  'workflow-failures': {
    metric: workflowFailurePercent(workflow),
    threshold: alarms.errorRatePercent,
    of: [1, 1],
    firstStep:
      'Find the error of the failed executions in the state machine log. Roll back if they began with a deployment.',
  },
  'desk-failures': {
    metric: workflowFailurePercent(deskWorkflow),
    threshold: alarms.errorRatePercent,
    of: [1, 1],
    firstStep:
      'People cannot answer customers. Find the error of the failed acts in the log of the turn function. Roll back if they began with a deployment.',
  },
  latency: {
    metric: turnLatencyP90(),
    threshold: alarms.latencyP90Ms,
    of: [2, 3],
    firstStep: 'Compare the latency of the models with the latency of the turns; the rest of the time is Frontdesk.',
  },
  refused: {
    metric: refusedPercent(api),
    threshold: REFUSED_PERCENT,
    of: [2, 3],
    firstStep:
      'Find status and reason in the access log: 401 is a token or the issuer settings, 403 a scope or the firewall, 429 throttling.',
  },
});

/** The alarms that can wait until working hours. Most need several bad periods, because retries and fallbacks still work. */
export const warning = (observed: Observed): Record<(typeof WARNING)[number], AlarmDefinition> => {
  const { alarms, reservedConcurrency: reserved } = observed.settings;
  const throttled = terms('table', tableThrottles(observed));
  return {
    'model-throttles': {
      metric: modelThrottles(),
      threshold: alarms.modelThrottlesPerMinute,
      of: [3, 5],
      firstStep:
        'Find the tier whose quota is exhausted and request an increase. Until it is granted, lower throttling.rate of the stage.',
    },
    'fallback-rate': {
      metric: fallbackPercent(),
      threshold: alarms.fallbackRatePercent,
      of: [3, 3],
      firstStep:
        'One tier fails and the other answers instead. Find the model fault on the dashboard. The strong tier costs fifty times as much as the fast tier.',
    },
    'table-throttles': {
      metric: math(throttled.sum, throttled.metrics, { label: 'requests throttled' }),
      threshold: 0,
      of: [2, 3],
      firstStep:
        'Find the throttled table on the dashboard, and check whether one conversation gets most of the traffic.',
    },
    concurrency:
      reserved === null
        ? {
            metric: functionThrottles(observed),
            threshold: 0,
            of: [3, 5],
            firstStep:
              "This stage reserves no concurrency, and the account's limit is exhausted. Find the function that uses it, or request an increase.",
          }
        : {
            metric: concurrencyPercent(observed),
            threshold: alarms.concurrencyPercent,
            of: [3, 5],
            firstStep:
              'Check whether traffic grew or turns became slower, because slow turns need more concurrency. Then raise the rate in sizesFor.',
          },
    'cost-per-hour': {
      metric: costUsd(Duration.hours(1), 'USD an hour'),
      threshold: alarms.costUsdPerHour,
      of: [1, 1],
      firstStep:
        'Check whether there are more turns or more expensive ones: escalations and fallbacks move turns to the strong tier.',
    },
    'slow-authorizer': {
      metric: authorizerLatencyP90(observed),
      threshold: AUTHORIZER_MS,
      of: [2, 3],
      firstStep:
        "Every request waits for the authorizer. Check its log for slow or failed requests for the issuer's keys, and for cold starts.",
    },
    ...backgroundAlarms(observed),
  };
};

/** Empty where the stage sets no `noTrafficMinutes`. */
export const silence = ({ settings: { alarms } }: Observed): Partial<Record<typeof SILENCE, AlarmDefinition>> => {
  if (alarms.noTrafficMinutes === null) return {};
  const period = Duration.minutes(alarms.noTrafficMinutes);
  const answered = terms('answered', [frontSum('Turns', {}, { period }), frontSum('Replays', {}, { period })]);
  return {
    'no-traffic': {
      metric: math(answered.sum, answered.metrics, { period, label: 'turns' }),
      threshold: 1,
      below: true,
      of: [1, 1],
      missing: TreatMissingData.BREACHING,
      firstStep: 'Send a turn. If it is answered, contact the callers; if not, check the API and its authorization.',
    },
  };
};
