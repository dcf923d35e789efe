import type { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CONVERSATIONS_TABLE } from '../../core/config/table-layout.ts';
import { reservations } from '../settings/sizes.ts';
import { FIVE_MINUTES, frontdeskMetric, MINUTE, math, terms } from './metric.ts';
import type { Observed } from './observed.ts';

/** Calls that ended as `ModelBusy`, by Frontdesk's own metric. Other callers in the region can cause them, because they share the quota. */
export const modelThrottles = (): MathExpression => {
  const busy = (service: 'turn' | 'front') =>
    frontdeskMetric('ModelFaults', { fault: 'ModelBusy' }, { service, statistic: 'Sum', period: MINUTE });
  const { sum, metrics } = terms('busy', [busy('turn'), busy('front')]);
  return math(sum, metrics, { period: MINUTE, label: 'model calls throttled' });
};

/** Throttled requests of the tables and the index. On-demand tables throttle a hot partition, or traffic that doubled suddenly. */
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
    of(table, 'ReadThrottleEvents', 'index by customer, reads', CONVERSATIONS_TABLE.customerIndex.name),
    of(table, 'WriteThrottleEvents', 'index by customer, writes', CONVERSATIONS_TABLE.customerIndex.name),
    of(idempotencyTable, 'ReadThrottleEvents', 'idempotency, reads'),
    of(idempotencyTable, 'WriteThrottleEvents', 'idempotency, writes'),
  ];
};

type Functions = Pick<Observed, 'authorizer' | 'front' | 'turn' | 'tools'>;

/** The highest use of reserved concurrency among the functions that reserve any, in percent. */
export const concurrencyPercent = ({ settings, authorizer, front, turn, tools }: Observed): MathExpression => {
  const reserved = reservations(settings);
  const used = Object.entries({ mcp: front, turn, authorizer, tools } as const).flatMap(([name, fn]) => {
    const limit = reserved[name as keyof typeof reserved];
    const executions = fn.metric('ConcurrentExecutions', { statistic: 'Maximum', period: MINUTE });
    return limit > 0 ? [{ name, limit, executions }] : [];
  });
  return math(
    `MAX([${used.map(({ name, limit }) => `100*${name}/${limit}`).join(', ')}])`,
    Object.fromEntries(used.map(({ name, executions }) => [name, executions])),
    { period: MINUTE, label: '% of reserved concurrency' },
  );
};

/** Throttled invocations of all functions. */
export const functionThrottles = ({ authorizer, front, turn, tools }: Functions): MathExpression => {
  const options = { statistic: 'Sum', period: MINUTE };
  const { sum, metrics } = terms(
    'throttled',
    [front, turn, tools, authorizer].map((each) => each.metricThrottles(options)),
  );
  return math(sum, metrics, { period: MINUTE, label: 'invocations throttled' });
};
