import { Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics';
import type { Metrics } from '../../core/observability/metrics.ts';
import { METRICS, type MetricName, NAMESPACE } from '../../core/observability/metrics.ts';

interface Group {
  readonly labels: Readonly<Record<string, string>>;
  readonly values: Array<readonly [MetricName, number]>;
}

/**
 * Metrics in CloudWatch's embedded metric format. `flush` writes one log line for each set of labels. The stage is a dimension of every
 * metric, because stages may share an account.
 */
export const powertoolsMetrics = (service: string, stage: string): Metrics & { flush(): void } => {
  const metrics = new PowertoolsMetrics({ namespace: NAMESPACE, serviceName: service, defaultDimensions: { stage } });
  let groups = new Map<string, Group>();
  return {
    record: (name, value, labels) => {
      const key = JSON.stringify(labels);
      const group = groups.get(key) ?? { labels: labels as Group['labels'], values: [] };
      group.values.push([name, value]);
      groups.set(key, group);
    },
    flush: () => {
      const ready = groups;
      groups = new Map();
      for (const { labels, values } of ready.values()) {
        if (Object.keys(labels).length > 0) metrics.addDimensions(labels);
        for (const [name, value] of values) metrics.addMetric(name, METRICS[name].unit, value);
        metrics.publishStoredMetrics();
      }
    },
  };
};
