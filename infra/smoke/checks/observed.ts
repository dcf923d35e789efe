import { randomBytes } from 'node:crypto';
import { fail, skip } from '../check.ts';
import { isFound } from '../is-found.ts';
import { metricSum } from '../metric-sum.ts';
import type { Check } from '../system.ts';

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

/** The turns of this run are counted. Other customers' turns count, too, so the count may only be too high. */
export const metrics: Check = {
  name: 'metrics',
  remedy: 'Look for lines with "_aws" in the log of the front: CloudWatch makes metrics of them.',
  run: async (system) => {
    const aws = await system.options.aws();
    const made = system.turns.length;
    if (made === 0) skip('no turn was answered');
    const turns = { service: 'frontdesk-mcp', name: 'Turns', statistic: 'Sum', from: system.startedAt } as const;
    let counted = 0;
    const found = await isFound(async () => {
      counted = await metricSum(aws, turns);
      return counted >= made;
    }, system.options.patienceMs);
    if (!found) fail(`${counted} turns are counted, and ${made} were made`);
    return `${counted} turns are counted, and ${made} were made`;
  },
};
