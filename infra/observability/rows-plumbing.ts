import type { IWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { MINUTE } from './metric.ts';
import type { Observed } from './observed.ts';
import { type Graph, row } from './row.ts';
import { workflowFailurePercent } from './shares.ts';
import { concurrencyPercent, tableThrottles } from './throttles.ts';

const SUM = { statistic: 'Sum', period: MINUTE } as const;

export const plumbingRow = (observed: Observed): IWidget[] =>
  row(
    'Is the plumbing healthy?',
    'Throttles, failures, time-outs and 5xx are normally zero. An invalid token counts as an error of the authorizer, and the duration of mcp includes the turn. Concurrency is traffic times latency, so a slow model raises it too.',
    'is-the-plumbing-healthy',
    [throttlesAndErrors(observed), durations(observed), concurrency(observed)],
    [executions(observed), table(observed), gateway(observed)],
  );

const ofEach = ({ functions }: Observed, metric: (fn: LambdaFunction, name: string) => Metric): Metric[] =>
  Object.entries(functions).map(([name, fn]) => metric(fn, name));

const throttlesAndErrors = (observed: Observed): Graph => ({
  title: 'Functions: throttles and errors a minute',
  left: [
    ...ofEach(observed, (fn, name) => fn.metricThrottles({ ...SUM, label: `${name}, throttles` })),
    ...ofEach(observed, (fn, name) => fn.metricErrors({ ...SUM, label: `${name}, errors` })),
  ],
});

const durations = (observed: Observed): Graph => ({
  title: 'Functions: duration p90, ms',
  left: ofEach(observed, (fn, name) => fn.metricDuration({ statistic: 'p90', label: name })),
});

const concurrency = (observed: Observed): Graph => {
  const { reservedConcurrency: reserved } = observed.settings;
  const most = { statistic: 'Maximum', period: MINUTE } as const;
  return {
    title: 'Functions: concurrent executions',
    left: ofEach(observed, (fn, name) => fn.metric('ConcurrentExecutions', { ...most, label: name })),
    ...(reserved !== null && {
      right: [concurrencyPercent(observed)],
      rightAxis: { min: 0, max: 100, showUnits: false },
    }),
  };
};

const executions = ({ workflow }: Observed): Graph => ({
  title: 'Workflow: failures and time-outs a minute',
  left: [workflow.metricFailed({ ...SUM, label: 'failed' }), workflow.metricTimedOut({ ...SUM, label: 'timed out' })],
  right: [workflowFailurePercent(workflow)],
});

const table = (observed: Observed): Graph => ({
  title: 'Tables: throttles, five minutes',
  left: tableThrottles(observed),
});

const gateway = ({ api }: Observed): Graph => ({
  title: 'API: 4xx and 5xx a minute',
  left: [
    api.metricClientError({ ...SUM, label: '4xx: no valid token, throttled or malformed' }),
    api.metricServerError({ ...SUM, label: '5xx: front or authorizer failed or timed out' }),
  ],
});
