import type { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { reservations } from '../settings/sizes.ts';
import { CALLERS } from './labels.ts';
import { FIVE_MINUTES, frontdeskMetric, MINUTE, math, terms } from './metric.ts';
import type { Observed } from './observed.ts';

const { customerIndex, deskIndex, dueIndex } = CONVERSATIONS_TABLE;

/** Functions that no caller waits for. Other alarms notice what their reservations delay. */
const BACKGROUND: readonly string[] = ['outbox', 'clock', 'webhooks'];

/** Calls that ended as `ModelBusy`, by Frontdesk's own metric. Other callers in the region can cause them, because they share the quota. */
export const modelThrottles = (): MathExpression => {
  const busy = CALLERS.map((service) =>
    frontdeskMetric('ModelFaults', { fault: 'ModelBusy' }, { service, statistic: 'Sum', period: MINUTE }),
  );
  const { sum, metrics } = terms('busy', busy);
  return math(sum, metrics, { period: MINUTE, label: 'model calls throttled' });
};

/** Throttled requests of the tables and the global indexes, which throttle writes of the table, too. On-demand tables throttle a hot partition, or traffic that doubled suddenly. */
export const tableThrottles = ({ table, idempotencyTable }: Pick<Observed, 'table' | 'idempotencyTable'>): Metric[] => {
  const of = (which: ITable, metric: string, label: string, index?: string) =>
    which.metric(metric, {
      statistic: 'Sum',
      period: FIVE_MINUTES,
      label,
      ...(index && { dimensionsMap: { TableName: which.tableName, GlobalSecondaryIndexName: index } }),
    });
  return [
    of(table, 'ReadThrottleEvents', 'conversations, reads'),
    of(table, 'WriteThrottleEvents', 'conversations, writes'),
    ...[customerIndex, deskIndex, dueIndex].flatMap(({ name }) => [
      of(table, 'ReadThrottleEvents', `index ${name}, reads`, name),
      of(table, 'WriteThrottleEvents', `index ${name}, writes`, name),
    ]),
    of(idempotencyTable, 'ReadThrottleEvents', 'idempotency, reads'),
    of(idempotencyTable, 'WriteThrottleEvents', 'idempotency, writes'),
  ];
};

/** The highest use of reserved concurrency among the functions that a customer or a person waits for, in percent. */
export const concurrencyPercent = ({ settings, functions }: Observed): MathExpression => {
  const limits: Readonly<Record<string, number>> = reservations(settings);
  const used = Object.entries(functions).flatMap(([name, fn]) => {
    const limit = BACKGROUND.includes(name) ? 0 : (limits[name] ?? 0);
    const executions = fn.metric('ConcurrentExecutions', { statistic: 'Maximum', period: MINUTE });
    // The id of a metric has no hyphen.
    return limit > 0 ? [{ name: name.replaceAll('-', '_'), limit, executions }] : [];
  });
  return math(
    `MAX([${used.map(({ name, limit }) => `100*${name}/${limit}`).join(', ')}])`,
    Object.fromEntries(used.map(({ name, executions }) => [name, executions])),
    { period: MINUTE, label: '% of reserved concurrency' },
  );
};

export const functionThrottles = ({ functions }: Observed): MathExpression => {
  const options = { statistic: 'Sum', period: MINUTE };
  const { sum, metrics } = terms(
    'throttled',
    Object.values(functions).map((fn) => fn.metricThrottles(options)),
  );
  return math(sum, metrics, { period: MINUTE, label: 'invocations throttled' });
};
