import { randomBytes } from 'node:crypto';
import { NAMESPACE } from '../../../core/observability/metrics.ts';
import { fail, skip } from '../check.ts';
import type { Check } from '../system.ts';

const PATIENCE_MS = 180_000;
const POLLS = 36;

/** Looks until it is there, or patience ends: CloudWatch and X-Ray show a turn after a minute or two. */
const isFound = async (look: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<boolean> => {
  for (const end = Date.now() + patienceMs; ; ) {
    if (await look()) return true;
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, patienceMs / POLLS));
  }
};

interface ApiStage {
  readonly tracingEnabled?: boolean;
}

/** A turn with a trace id of its own, marked as sampled, from the gateway to the state machine. */
export const trace: Check = {
  name: 'trace',
  remedy:
    'Check tracing of the API, the functions and the state machine, and xray:PutTraceSegments of their roles. With Transaction Search, traces are in CloudWatch and not in X-Ray.',
  run: async (system) => {
    const { apiId, stage, call } = await system.options.aws();
    const { tracingEnabled } = (await call('apigateway:GET', `/restapis/${apiId}/stages/${stage}`)) as ApiStage;
    if (tracingEnabled === false) skip('the stage has `tracing: false`');
    const id = `1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`;
    const client = await system.connect('auto', { 'x-amzn-trace-id': `Root=${id};Sampled=1` });
    await system.ask(client, { message: 'What can you help me with?' });
    const machine = `frontdesk-${stage}-conversation-turn`;
    let segments: readonly { readonly Document: string }[] = [];
    const found = await isFound(async () => {
      const { Traces = [] } = (await call('xray:BatchGetTraces', '/Traces', { TraceIds: [id] })) as {
        Traces?: { Segments: typeof segments }[];
      };
      segments = Traces[0]?.Segments ?? [];
      return segments.some(({ Document }) => Document.includes(machine));
    }, system.options.patienceMs);
    if (!found) fail(`${segments.length} segments of ${id} and none of ${machine}`);
    return `${segments.length} segments of ${id}, up to the state machine`;
  },
};

interface MetricData {
  readonly MetricDataResults?: readonly { readonly Values: readonly number[] }[];
}

/** The turns of this run are counted. Other customers' turns count, too, so the count may only be too high. */
export const metrics: Check = {
  name: 'metrics',
  remedy: 'Look for lines with "_aws" in the log of the front: CloudWatch makes metrics of them.',
  run: async (system) => {
    const { stage, call } = await system.options.aws();
    const made = system.turns.length;
    if (made === 0) skip('no turn was answered');
    const Dimensions = Object.entries({ service: 'frontdesk-mcp', stage }).map(([Name, Value]) => ({ Name, Value }));
    const Metric = { Namespace: NAMESPACE, MetricName: 'Turns', Dimensions };
    const MetricDataQueries = [{ Id: 'turns', MetricStat: { Metric, Period: 60, Stat: 'Sum' } }];
    let counted = 0;
    const found = await isFound(async () => {
      // In whole minutes; a minute earlier, because the clock here may be ahead.
      const StartTime = Math.floor(system.startedAt / 60_000 - 1) * 60;
      const body = { MetricDataQueries, StartTime, EndTime: Math.ceil(Date.now() / 1000) + 60 };
      const { MetricDataResults = [] } = (await call('cloudwatch:GetMetricData', '/', body)) as MetricData;
      counted = (MetricDataResults[0]?.Values ?? []).reduce((sum, value) => sum + value, 0);
      return counted >= made;
    }, system.options.patienceMs);
    if (!found) fail(`${counted} turns are counted, and ${made} were made`);
    return `${counted} turns are counted, and ${made} were made`;
  },
};
