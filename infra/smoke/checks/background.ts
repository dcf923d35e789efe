import { fail } from '../check.ts';
import { isFound } from '../is-found.ts';
import { metricSum } from '../metric-sum.ts';
import type { Check } from '../system.ts';

interface Mappings {
  readonly EventSourceMappings?: readonly { readonly State: string; readonly LastProcessingResult?: string }[];
}

/** The outbox reads the changes of the table, from which every event is derived. */
export const changes: Check = {
  name: 'changes',
  remedy: 'See docs/runbook.md#late-events.',
  run: async ({ options }) => {
    const { stage, call } = await options.aws();
    const outbox = `frontdesk-${stage}-outbox`;
    const path = `/2015-03-31/event-source-mappings/?FunctionName=${encodeURIComponent(`${outbox}:live`)}`;
    const { EventSourceMappings: [mapping] = [] } = (await call('lambda:ListEventSourceMappings', path)) as Mappings;
    if (!mapping) return fail(`nothing calls ${outbox} with the changes of the table`);
    const { State, LastProcessingResult = 'none yet' } = mapping;
    if (State !== 'Enabled') fail(`the mapping that calls ${outbox} is ${State}`);
    if (LastProcessingResult.startsWith('PROBLEM')) fail(`${outbox}: ${LastProcessingResult}`);
    return `${outbox} is called; the last result: ${LastProcessingResult}`;
  },
};

/** Each run counts who waits. CloudWatch shows it a minute or two later. */
export const clock: Check = {
  name: 'clock',
  remedy: 'See docs/runbook.md#clock-stopped.',
  run: async ({ options }) => {
    const aws = await options.aws();
    let runs = 0;
    const found = await isFound(async () => {
      const from = Date.now() - 120_000;
      const counted = { service: 'frontdesk-clock', name: 'CustomersWaiting', statistic: 'SampleCount', from } as const;
      runs = await metricSum(aws, counted);
      return runs > 0;
    }, options.patienceMs);
    if (!found) fail('the clock has not run in the last minutes');
    return `${runs} runs in the last minutes`;
  },
};
