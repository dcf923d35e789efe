import type { Counts } from '../../../infra/cost/counts.ts';

const LINE_OVERHEAD_BYTES = 26;

interface Embedded {
  readonly Dimensions: ReadonlyArray<readonly string[]>;
  readonly Metrics: ReadonlyArray<{ readonly Name: string }>;
}

/** Bytes of the functions' log lines as CloudWatch Logs bills them, and each series of the metrics that are embedded in them. */
export class LogCounter {
  readonly bytes: Record<keyof Counts['logBytes'], number> = { metrics: 0, info: 0, others: 0 };
  readonly series = new Set<string>();

  readonly onLog = (text: string): void => {
    if (!text.startsWith('{')) return;
    const line = JSON.parse(text);
    const kind = line._aws ? 'metrics' : line.level === 'INFO' ? 'info' : 'others';
    this.bytes[kind] += Buffer.byteLength(text) + LINE_OVERHEAD_BYTES;
    for (const { Dimensions, Metrics } of (line._aws?.CloudWatchMetrics ?? []) as Embedded[]) {
      const sets = Dimensions.map((names) => names.map((name) => `${name}=${line[name]}`).sort());
      for (const { Name } of Metrics) for (const set of sets) this.series.add([Name, ...set].join(' '));
    }
  };
}
