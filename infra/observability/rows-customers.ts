import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { ACTION_OUTCOMES, ERROR_CODES, ESCALATION_REASONS, SENTIMENT_LABELS } from './labels.ts';
import { frontdeskMetric, frontSum, MINUTE } from './metric.ts';
import type { Observed } from './observed.ts';
import { row } from './row.ts';
import { errorPercent, unansweredPercent } from './shares.ts';

/** Target for most turns. Turns with tools or on the strong model take longer, so the alarm's threshold is higher. */
const TARGET_MS = 3000;

const latency = (statistic: 'p50' | 'p90' | 'p99') =>
  frontdeskMetric('TurnLatency', {}, { service: 'front', statistic, label: statistic });

export const upRow = ({ api, settings: { alarms } }: Observed): IWidget[] =>
  row(
    'Is it up?',
    'Normal: turns follow requests, errors are near zero, p50 is below the target. If there are requests but no turns, check the errors by code, then API 4xx and 5xx below.',
    'is-it-up',
    [
      {
        title: 'Requests and turns a minute',
        left: [
          api.metricCount({ period: MINUTE, label: 'requests' }),
          frontSum('ToolCalls', {}, { period: MINUTE, label: 'tool calls' }),
          frontSum('Turns', {}, { period: MINUTE, label: 'turns' }),
          frontSum('Replays', {}, { period: MINUTE, label: 'replays of stored answers' }),
        ],
      },
      {
        title: 'Errors by code, five minutes',
        stacked: true,
        left: ERROR_CODES.map((code) => frontSum('Errors', { code }, { label: code })),
        right: [errorPercent(api)],
      },
      {
        title: 'Latency of a turn, ms',
        left: [latency('p50'), latency('p90'), latency('p99')],
        lines: [
          { value: TARGET_MS, label: 'target of p50' },
          { value: alarms.latencyP90Ms, label: 'alarm of p90' },
        ],
      },
    ],
  );

export const customersRow = (): IWidget[] =>
  row(
    'What do customers feel?',
    'Sentiment changes slowly; after a sudden drop, check what changed that day. Unanswered turns are customers who got the failure message and wait for a person.',
    'what-customers-feel',
    [
      {
        title: 'Sentiment',
        stacked: true,
        left: SENTIMENT_LABELS.map((label) => frontSum('Sentiment', { label }, { label })),
        right: [frontdeskMetric('SentimentScore', {}, { service: 'front', statistic: 'Average', label: 'mean score' })],
        rightAxis: { min: -1, max: 1, showUnits: false },
      },
      {
        title: 'Escalations by reason',
        stacked: true,
        left: ESCALATION_REASONS.map((reason) => frontSum('Escalations', { reason }, { label: reason })),
      },
      {
        title: 'Unanswered turns',
        left: [frontSum('UnansweredTurns', {}, { period: MINUTE, label: 'unanswered, a minute' })],
        right: [unansweredPercent()],
      },
    ],
  );

export const companyRow = (): IWidget[] =>
  row(
    'Does it know the company, and act for it?',
    'Knowledge gaps are questions that no document answers; the turns in the table show them. An action with an unknown outcome must be checked by a person today.',
    'knowledge-and-actions',
    [
      {
        title: 'Knowledge gaps',
        left: [frontSum('KnowledgeGaps', {}, { period: MINUTE, label: 'questions, a minute' })],
      },
      {
        title: 'Actions that customers consented to, by outcome',
        stacked: true,
        left: ACTION_OUTCOMES.map((outcome) => frontSum('Actions', { outcome }, { label: outcome })),
      },
    ],
  );
