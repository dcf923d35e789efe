import { Duration } from 'aws-cdk-lib';
import { type MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition.ts';
import { FIVE_MINUTES, frontdeskMetric, math } from './metric.ts';
import type { Observed } from './observed.ts';

/** Milliseconds. The outbox reads a change within seconds. */
const LATE_MS = 5 * 60_000;

/** Milliseconds. What is due begins within a minute, and a run of a busy target may take two. */
const OVERDUE_MS = 15 * 60_000;

/** Long enough for somebody who is about to take the next customer. */
const QUARTER = Duration.minutes(15);

/** The alarms about events and jobs. No turn waits for them, and nothing is lost meanwhile. */
export const backgroundAlarms = (observed: Observed) =>
  ({
    'late-events': {
      metric: eventAge(observed),
      threshold: LATE_MS,
      of: [2, 3],
      firstStep:
        'Changes of the table are read late, so events and jobs are late, too. Find the error in the log of the outbox: StoreBusy is the table.',
    },
    'discarded-changes': {
      metric: discarded(observed),
      threshold: 0,
      of: [1, 1],
      firstStep: 'Changes were set aside, so their events are missing. Find them, fix the cause, and replay them.',
    },
    'dead-deliveries': {
      metric: frontdeskMetric('Deliveries', { outcome: 'dead' }, ofClock('Sum')),
      threshold: 0,
      of: [1, 1],
      firstStep:
        'A receiver of webhooks did not take an event in nine tries. List the deliveries, and send them again.',
    },
    'endpoint-off': {
      metric: frontdeskMetric('EndpointsOff', {}, ofClock('Sum')),
      threshold: 0,
      of: [1, 1],
      firstStep:
        'A receiver of webhooks answered 410 and gets nothing more. Ask its owner, then send again or remove it.',
    },
    'clock-stopped': {
      // Recorded each minute, whether customers wait or not.
      metric: frontdeskMetric('CustomersWaiting', {}, ofClock('SampleCount')),
      threshold: 1,
      below: true,
      of: [1, 1],
      missing: TreatMissingData.BREACHING,
      firstStep:
        'Nothing that is due has been looked for in five minutes. Check the rule that invokes the clock, and its log.',
    },
    'clock-failures': {
      metric: clockFailures(observed),
      threshold: 0,
      of: [3, 3],
      firstStep: 'The clock fails again and again. Find the error in its log; everything that failed is tried again.',
    },
    'overdue-jobs': {
      metric: dueLag(),
      threshold: OVERDUE_MS,
      of: [2, 3],
      firstStep:
        'Something has been due for a quarter of an hour. Find its target in the log of the clock: a slow receiver delays only its own jobs.',
    },
    'nobody-answers': {
      metric: untaken(),
      threshold: 0,
      of: [1, 1],
      firstStep:
        'Customers wait longer than the playbook says, in opening hours, and nobody took one in 15 minutes. Call the team.',
    },
  }) satisfies Readonly<Record<string, AlarmDefinition>>;

const ofClock = <S extends string>(statistic: S) => ({ service: 'clock', statistic }) as const;

export const dueLag = (): Metric => frontdeskMetric('DueLag', {}, { ...ofClock('Maximum'), label: 'longest due, ms' });

/** How long the oldest change of a batch had waited, in ms. */
export const eventAge = ({ functions: { outbox } }: Observed): Metric =>
  outbox.metric('IteratorAge', { statistic: 'Maximum', period: FIVE_MINUTES, label: 'oldest change, ms' });

const ofMapping = ({ changes }: Observed, metricName: string, label: string): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { EventSourceMappingUUID: changes.eventSourceMappingId },
    statistic: 'Sum',
    period: FIVE_MINUTES,
    label,
  });

/** What the outbox could not read, and what Lambda gave up. */
export const discardedChanges = (observed: Observed) => ({
  unread: frontdeskMetric('DiscardedRecords', {}, { service: 'outbox', statistic: 'Sum', label: 'kept in the table' }),
  kept: ofMapping(observed, 'OnFailureDestinationDeliveredEventCount', 'kept in the bucket'),
  dropped: ofMapping(observed, 'DroppedEventCount', 'given up by Lambda'),
});

const discarded = (observed: Observed): MathExpression =>
  math('unread+kept+dropped', discardedChanges(observed), { label: 'changes discarded' });

/** Runs of the clock that failed, and visits that failed in one. A failed job is not counted: it is tried again, and its delay is `DueLag`. */
export const clockFailures = ({ functions: { clock } }: Observed): MathExpression =>
  math(
    'errors+visits',
    {
      errors: clock.metricErrors({ statistic: 'Sum', period: FIVE_MINUTES }),
      visits: frontdeskMetric('VisitsFailed', {}, ofClock('Sum')),
    },
    { label: 'failures of the clock' },
  );

/** Overdue customers in opening hours while nobody takes one. A busy team is not an incident. */
const untaken = (): MathExpression =>
  math(
    'IF(taken>0, 0, overdue)',
    {
      overdue: frontdeskMetric('OverdueInHours', {}, { ...ofClock('Maximum'), period: QUARTER }),
      taken: frontdeskMetric('HandoffWait', {}, { service: 'desk', statistic: 'SampleCount', period: QUARTER }),
    },
    { period: QUARTER, label: 'overdue customers, while nobody takes one' },
  );
