import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { clockFailures, discardedChanges, dueLag, eventAge } from './background-alarms.ts';
import { CLOCK_ACTIONS, DELIVERY_OUTCOMES, JOB_KINDS, JOB_STATUSES } from './labels.ts';
import { frontdeskMetric } from './metric.ts';
import type { Observed } from './observed.ts';
import { row } from './row.ts';

const SUM = { service: 'clock', statistic: 'Sum' } as const;

const age = (statistic: 'p50' | 'p90') =>
  frontdeskMetric('DeliveryAge', {}, { service: 'clock', statistic, label: statistic });

/** What follows from a change of the table. */
export const eventsRow = (observed: Observed): IWidget[] =>
  row(
    'Do events and jobs go out?',
    'Normal: changes are read within seconds, and deliveries follow at once. A receiver that is down delays only itself. Discarded changes and dead deliveries are normally zero.',
    'do-events-and-jobs-go-out',
    [
      { title: 'Oldest change that was not read, and what is due longest, ms', left: [eventAge(observed), dueLag()] },
      { title: 'Changes that were set aside, five minutes', left: Object.values(discardedChanges(observed)) },
      {
        title: 'Runs of jobs by kind and result, five minutes',
        stacked: true,
        left: JOB_KINDS.flatMap((kind) =>
          JOB_STATUSES.map((status) =>
            frontdeskMetric('JobRuns', { kind, status }, { ...SUM, label: `${kind}, ${status}` }),
          ),
        ),
      },
    ],
    [
      {
        title: 'Tries of webhooks by outcome, five minutes; receivers switched off',
        left: DELIVERY_OUTCOMES.map((outcome) =>
          frontdeskMetric('Deliveries', { outcome }, { ...SUM, label: outcome }),
        ),
        right: [frontdeskMetric('EndpointsOff', {}, { ...SUM, label: 'switched off' })],
      },
      { title: 'From an event to its delivery, ms', left: [age('p50'), age('p90')] },
      {
        title: 'What the clock did, and its failures, five minutes',
        left: CLOCK_ACTIONS.map((action) => frontdeskMetric('ClockMoves', { action }, { ...SUM, label: action })),
        right: [frontdeskMetric('VisitsFailed', {}, { ...SUM, label: 'visits failed' }), clockFailures(observed)],
      },
    ],
  );
