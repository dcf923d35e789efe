/** A CloudFormation value as text; references become `<name>`. */
export const flatten = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name = '', held] = ['', undefined]] = Object.entries(value);
  if (name === 'Fn::Join') return (held as [string, unknown[]])[1].map(flatten).join((held as [string])[0]);
  return `<${name === 'Fn::GetAtt' ? (held as string[]).join('.') : held}>`;
};

/** One metric of a dashboard or an alarm. */
export interface Shown {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  readonly period: number;
  readonly unit?: string;
  /** True for a metric that only feeds an expression. */
  readonly hidden?: boolean;
}

export interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: ReadonlyArray<ReadonlyArray<unknown>>;
    readonly annotations?: { readonly horizontal?: ReadonlyArray<{ readonly value: number }> };
  };
}

/** The metrics of a widget without its expressions. The format is `[namespace, name, dimension, value, …, options]`. */
export const shownIn = ({ properties }: Widget): Shown[] =>
  (properties.metrics ?? []).flatMap((entry) => {
    const options = entry.at(-1) as { stat?: string; period?: number; visible?: boolean };
    const texts = entry.filter((part) => typeof part === 'string');
    const [namespace, name, ...pairs] = texts;
    if (!namespace || !name) return [];
    const dimensions = Object.fromEntries(
      pairs.flatMap((key, i) => (i % 2 === 0 ? [[key, pairs[i + 1] ?? '']] : [])) as Array<[string, string]>,
    );
    return [
      {
        namespace,
        name,
        dimensions,
        statistic: options.stat ?? 'Average',
        period: options.period ?? 300,
        hidden: options.visible === false,
      },
    ];
  });

interface MetricStat {
  readonly Metric: {
    readonly Namespace: string;
    readonly MetricName: string;
    readonly Dimensions?: ReadonlyArray<{ readonly Name: string; readonly Value: unknown }>;
  };
  readonly Period: number;
  readonly Stat: string;
  readonly Unit?: string;
}
export interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly unknown[];
  readonly OKActions?: readonly unknown[];
  readonly AlarmRule?: unknown;
  readonly Threshold: number;
  readonly ComparisonOperator: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm: number;
  readonly TreatMissingData: string;
  readonly EvaluateLowSampleCountPercentile?: string;
  readonly Metrics?: ReadonlyArray<{
    readonly Id: string;
    readonly Expression?: string;
    readonly MetricStat?: MetricStat;
  }>;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: MetricStat['Metric']['Dimensions'];
  readonly Period?: number;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Unit?: string;
}

/** The metrics of an alarm, whether it has one or an expression over several. */
export const watchedBy = (alarm: AlarmProperties): Shown[] => {
  const toShown = (stat: MetricStat): Shown => ({
    namespace: stat.Metric.Namespace,
    name: stat.Metric.MetricName,
    dimensions: Object.fromEntries((stat.Metric.Dimensions ?? []).map(({ Name, Value }) => [Name, flatten(Value)])),
    statistic: stat.Stat,
    period: stat.Period,
    ...(stat.Unit !== undefined && { unit: stat.Unit }),
  });
  if (alarm.Metrics) return alarm.Metrics.flatMap(({ MetricStat: stat }) => (stat ? [toShown(stat)] : []));
  const { Namespace = '', MetricName = '', Dimensions, Period = 0, Statistic, ExtendedStatistic, Unit } = alarm;
  const Metric = { Namespace, MetricName, ...(Dimensions && { Dimensions }) };
  const Stat = Statistic ?? ExtendedStatistic ?? '';
  return [toShown({ Metric, Period, Stat, ...(Unit !== undefined && { Unit }) })];
};

/** Evaluates an alarm's expression for the given values, with CloudWatch's semantics of the functions used. */
export const evaluate = (alarm: AlarmProperties, values: (metric: Shown) => number | undefined): number => {
  const ids = (alarm.Metrics ?? []).filter(({ MetricStat: stat }) => stat).map(({ Id }) => Id);
  const shown = watchedBy(alarm);
  const expression = alarm.Metrics?.find(({ Expression }) => Expression)?.Expression ?? '';
  const functions = {
    FILL: (value: number | undefined, filler: number) => value ?? filler,
    IF: (condition: boolean, yes: number, no: number) => (condition ? yes : no),
    MAX: (all: number[]) => Math.max(...all),
  };
  const run = new Function(...Object.keys(functions), ...ids, `return ${expression};`);
  return run(...Object.values(functions), ...shown.map(values));
};
