/** What CloudWatch Logs adds to each line that it bills. */
const LINE_OVERHEAD_BYTES = 26;

interface Line {
  readonly service?: string;
  readonly message?: string;
  readonly ms?: number;
  readonly _aws?: {
    readonly CloudWatchMetrics: ReadonlyArray<{
      readonly Namespace: string;
      readonly Dimensions: ReadonlyArray<readonly string[]>;
      readonly Metrics: ReadonlyArray<{ readonly Name: string; readonly Unit: string }>;
    }>;
  };
  readonly [field: string]: unknown;
}

/** One time series that CloudWatch bills as a custom metric. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What the functions' log lines say, added up. */
export interface CountedLogs {
  onLog(line: string): void;
  /** Lines and billed bytes by function. */
  readonly written: Map<string, { lines: number; bytes: number; metricLines: number; metricBytes: number }>;
  /** Every series that was seen, since the start. */
  readonly series: Map<string, Series>;
  /** Turns that the front logged, their milliseconds as it saw them, and those of model calls by tier. */
  readonly times: { turns: number; turnMs: number; modelMs: Record<string, number> };
  reset(): void;
}

export const countLogs = (): CountedLogs => {
  const written: CountedLogs['written'] = new Map();
  const series: CountedLogs['series'] = new Map();
  const none = () => ({ turns: 0, turnMs: 0, modelMs: {} as Record<string, number> });
  const times: CountedLogs['times'] = none();

  const count = (text: string) => {
    const line: Line = JSON.parse(text);
    const service = line.service ?? 'unknown';
    const sum = written.get(service) ?? { lines: 0, bytes: 0, metricLines: 0, metricBytes: 0 };
    written.set(service, sum);
    const bytes = Buffer.byteLength(text) + LINE_OVERHEAD_BYTES;
    if (line._aws) {
      sum.metricLines += 1;
      sum.metricBytes += bytes;
      readMetrics(line);
    } else {
      sum.lines += 1;
      sum.bytes += bytes;
    }
    if (line.message === 'turn') {
      times.turns += 1;
      times.turnMs += line.ms ?? 0;
    }
  };
  const readMetrics = (line: Line) => {
    for (const { Dimensions, Metrics } of line._aws?.CloudWatchMetrics ?? []) {
      for (const names of Dimensions) {
        const dimensions = Object.fromEntries(names.map((name) => [name, String(line[name])]));
        for (const { Name: name, Unit: unit } of Metrics)
          series.set(JSON.stringify([name, dimensions]), { name, unit, dimensions });
      }
    }
    const tier = String(line.tier);
    const ms = [line.ModelLatency].flat().reduce((sum: number, value) => sum + Number(value ?? 0), 0);
    if (line.ModelLatency !== undefined) times.modelMs[tier] = (times.modelMs[tier] ?? 0) + ms;
  };
  return {
    onLog: (line) => {
      if (line.startsWith('{')) count(line);
    },
    written,
    series,
    times,
    reset: () => {
      written.clear();
      Object.assign(times, none());
    },
  };
};
