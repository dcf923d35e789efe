import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { MINUTE } from './metric.ts';
import type { Observed } from './observed.ts';
import { type Graph, row } from './row.ts';
import { workflowFailurePercent } from './shares.ts';
import { concurrencyPercent, tableThrottles } from './throttles.ts';

const SUM = { statistic: 'Sum', period: MINUTE } as const;

/** Is the plumbing healthy? */
export const plumbingRow = (observed: Observed): IWidget[] =>
  row(
    'Is the plumbing healthy?',
    'Throttles, failures, time-outs and 5xx are normally zero. Concurrency is traffic times latency, so a slow model raises it too.',
    'is-the-plumbing-healthy',
    [throttlesAndErrors(observed), durations(observed), concurrency(observed)],
    [executions(observed), table(observed), gateway(observed)],
  );

const throttlesAndErrors = ({ authorizer, front, turn, tools }: Observed): Graph => ({
  title: 'Functions: throttles and errors a minute',
  left: [
    front.metricThrottles({ ...SUM, label: 'mcp, throttles' }),
    turn.metricThrottles({ ...SUM, label: 'turn, throttles' }),
    authorizer.metricThrottles({ ...SUM, label: 'authorizer, throttles' }),
    tools.metricThrottles({ ...SUM, label: 'tools, throttles' }),
    tools.metricErrors({ ...SUM, label: 'tools, errors' }),
    front.metricErrors({ ...SUM, label: 'mcp, errors' }),
    turn.metricErrors({ ...SUM, label: 'turn, errors' }),
    authorizer.metricErrors({ ...SUM, label: 'authorizer, errors and invalid tokens' }),
  ],
});

const durations = ({ authorizer, front, turn, tools }: Observed): Graph => ({
  title: 'Functions: duration p90, ms',
  left: [
    front.metricDuration({ statistic: 'p90', label: 'mcp, including the turn' }),
    turn.metricDuration({ statistic: 'p90', label: 'turn, one step' }),
    authorizer.metricDuration({ statistic: 'p90', label: 'authorizer' }),
    tools.metricDuration({ statistic: 'p90', label: 'tools' }),
  ],
});

const concurrency = (observed: Observed): Graph => {
  const { authorizer, front, turn, tools, settings } = observed;
  const most = { statistic: 'Maximum', period: MINUTE } as const;
  return {
    title: 'Functions: concurrent executions',
    left: [
      front.metric('ConcurrentExecutions', { ...most, label: 'mcp' }),
      turn.metric('ConcurrentExecutions', { ...most, label: 'turn' }),
      authorizer.metric('ConcurrentExecutions', { ...most, label: 'authorizer' }),
      tools.metric('ConcurrentExecutions', { ...most, label: 'tools' }),
    ],
    ...(settings.reservedConcurrency !== null && {
      right: [concurrencyPercent(observed, settings.reservedConcurrency)],
      rightAxis: { min: 0, max: 100, showUnits: false },
    }),
  };
};

const executions = ({ workflow }: Observed): Graph => ({
  title: 'Workflow: failures and time-outs a minute',
  left: [
    workflow.metricFailed({ ...SUM, label: 'failed' }),
    workflow.metricTimedOut({ ...SUM, label: 'timed out' }),
    workflow.metricThrottled({ ...SUM, label: 'throttled' }),
  ],
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
