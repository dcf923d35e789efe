import { type MetricName, NAMESPACE } from '../../core/observability/metrics.ts';
import type { Aws } from './aws.ts';

interface MetricData {
  readonly MetricDataResults?: readonly { readonly Values: readonly number[] }[];
}

interface Counted {
  readonly service: string;
  readonly name: MetricName;
  readonly statistic: 'Sum' | 'SampleCount';
  /** Epoch milliseconds. */
  readonly from: number;
}

/** The sum of a metric without labels in CloudWatch since a time. It counts whole minutes, and begins one earlier, because the local clock may be ahead. */
export const metricSum = async ({ stage, call }: Aws, { service, name, statistic, from }: Counted): Promise<number> => {
  const Dimensions = Object.entries({ service, stage }).map(([Name, Value]) => ({ Name, Value }));
  const Metric = { Namespace: NAMESPACE, MetricName: name, Dimensions };
  const MetricDataQueries = [{ Id: 'counted', MetricStat: { Metric, Period: 60, Stat: statistic } }];
  const StartTime = Math.floor(from / 60_000 - 1) * 60;
  const body = { MetricDataQueries, StartTime, EndTime: Math.ceil(Date.now() / 1000) + 60 };
  const { MetricDataResults = [] } = (await call('cloudwatch:GetMetricData', '/', body)) as MetricData;
  return (MetricDataResults[0]?.Values ?? []).reduce((sum, value) => sum + value, 0);
};
