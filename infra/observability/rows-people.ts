import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { ERROR_CODES, HANDOFF_REASONS } from './labels.ts';
import { frontdeskMetric, frontSum, MINUTE } from './metric.ts';
import type { Observed } from './observed.ts';
import { row } from './row.ts';
import { RECORDERS } from './services.ts';
import { workflowFailurePercent } from './shares.ts';

/** Recorded each minute. */
const NOW = { service: 'clock', statistic: 'Maximum' } as const;
/** Where the desk is moved. */
const MOVERS = RECORDERS.Handoffs;
const MOVED = { service: 'turn', statistic: 'Sum' } as const;
const SUM = { statistic: 'Sum', period: MINUTE } as const;

const wait = (statistic: 'p50' | 'p90') =>
  frontdeskMetric('HandoffWait', {}, { service: 'desk', statistic, label: statistic });

export const peopleRow = ({ deskWorkflow }: Observed): IWidget[] =>
  row(
    'Do people answer?',
    'Hand-offs without a wait beside them are customers whom nobody has taken yet. Customers who go back to the assistant waited too long. An act that fails is repeated by its caller and changes nothing twice.',
    'people',
    [
      {
        title: 'Hand-offs to people by reason',
        stacked: true,
        left: MOVERS.flatMap((service) =>
          HANDOFF_REASONS[service].map((reason) =>
            frontdeskMetric('Handoffs', { reason }, { service, statistic: 'Sum', label: reason }),
          ),
        ),
      },
      { title: 'Wait until a person took over, ms', left: [wait('p50'), wait('p90')] },
      {
        title: 'Messages to people, and customers who went back, five minutes',
        left: [
          frontSum('HeldMessages', {}, { label: 'messages passed on' }),
          frontdeskMetric('TakenBack', {}, { ...MOVED, label: 'went back to the assistant' }),
        ],
      },
    ],
    [
      {
        title: 'Customers who wait now; the longest wait, business minutes',
        left: [
          frontdeskMetric('CustomersWaiting', {}, { ...NOW, label: 'wait' }),
          frontdeskMetric('OverdueInHours', {}, { ...NOW, label: 'wait too long, in opening hours' }),
        ],
        right: [frontdeskMetric('LongestWait', {}, { ...NOW, label: 'longest wait' })],
      },
      {
        title: 'Acts: failures and time-outs a minute',
        left: [
          deskWorkflow.metricFailed({ ...SUM, label: 'failed' }),
          deskWorkflow.metricTimedOut({ ...SUM, label: 'timed out' }),
        ],
        right: [workflowFailurePercent(deskWorkflow)],
      },
      {
        title: 'Desk: calls, and errors by code, five minutes',
        left: [
          frontdeskMetric('ToolCalls', {}, { service: 'desk', statistic: 'Sum', label: 'calls' }),
          ...ERROR_CODES.map((code) =>
            frontdeskMetric('Errors', { code }, { service: 'desk', statistic: 'Sum', label: code }),
          ),
        ],
      },
    ],
  );
