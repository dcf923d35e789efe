import { Duration, Lazy } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS, type MetricLabels, type MetricName, NAMESPACE } from '../../core/observability/metrics.ts';
import { type RecorderOf, SERVICES } from './services.ts';

/** The statistics that make sense for a unit. */
interface StatisticsOfUnit {
  // `Maximum` is for values that are recorded each minute.
  Count: 'Sum' | 'Maximum' | 'SampleCount';
  Milliseconds: 'p50' | 'p90' | 'p99' | 'Maximum' | 'SampleCount';
  None: 'Average' | 'p10' | 'Maximum';
}
type StatisticOf<N extends MetricName> = StatisticsOfUnit[(typeof METRICS)[N]['unit']];

export interface MetricOptions<N extends MetricName> {
  readonly service: RecorderOf<N>;
  readonly statistic: StatisticOf<N>;
  readonly period?: Duration;
  readonly label?: string;
}

export const MINUTE = Duration.minutes(1);
export const FIVE_MINUTES = Duration.minutes(5);

/** A CloudWatch metric of core/observability/metrics.ts, with exactly the dimensions that its recorder emits. */
export const frontdeskMetric = <N extends MetricName>(
  name: N,
  labels: MetricLabels<N>,
  { service, statistic, period = FIVE_MINUTES, label }: MetricOptions<N>,
): Metric =>
  new Metric({
    namespace: NAMESPACE,
    metricName: name,
    dimensionsMap: { service: SERVICES[service], stage: STAGE, ...labels },
    unit: UNITS[METRICS[name].unit],
    statistic,
    period,
    ...(label !== undefined && { label }),
  });

/** The metrics that the front counts. */
type Counted = {
  [N in MetricName]: (typeof METRICS)[N]['unit'] extends 'Count' ? ('front' extends RecorderOf<N> ? N : never) : never;
}[MetricName];

export const frontSum = <N extends Counted>(
  name: N,
  labels: MetricLabels<N>,
  options: Pick<MetricOptions<N>, 'period' | 'label'> = {},
): Metric => frontdeskMetric(name, labels, { service: 'front', statistic: 'Sum', ...options } as MetricOptions<N>);

/** The stage's name, which the stack sets as context. */
const STAGE = Lazy.uncachedString({ produce: ({ scope }) => String(scope.node.getContext('stage')) });

const UNITS = { Count: Unit.COUNT, Milliseconds: Unit.MILLISECONDS, None: Unit.NONE } as const;

/** An expression over metrics by name. A metric without data counts as 0, because zeros are not emitted. */
export const math = (
  expression: string,
  metrics: Readonly<Record<string, IMetric>>,
  { period = FIVE_MINUTES, label }: { period?: Duration; label?: string } = {},
): MathExpression =>
  new MathExpression({
    expression: Object.keys(metrics).reduce(
      (text, name) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `FILL(${name},0)`),
      expression,
    ),
    usingMetrics: { ...metrics },
    period,
    ...(label !== undefined && { label }),
  });

/** The sum of several metrics, which are named `<prefix>0`, `<prefix>1` and so on. */
export const terms = (
  prefix: string,
  metrics: readonly IMetric[],
): { sum: string; metrics: Record<string, IMetric> } => {
  const named = Object.fromEntries(metrics.map((metric, i) => [`${prefix}${i}`, metric]));
  return { sum: `(${Object.keys(named).join('+')})`, metrics: named };
};
