import { Lazy } from 'aws-cdk-lib';
import type { StageName, StageSettings } from '../stages.ts';

/** The composite alarm, the only one that pages. */
export const COMPOSITE = 'customers-affected';

/** The members of the composite alarm: each means that customers get errors, no answers or late answers now. */
export const AFFECTING = [
  'error-rate',
  'unanswered',
  'workflow-failures',
  'desk-failures',
  'latency',
  'refused',
] as const;

/** The alarms to look at within the day, before customers are affected. */
export const WARNING = [
  'model-throttles',
  'fallback-rate',
  'table-throttles',
  'concurrency',
  'cost-per-hour',
  'slow-authorizer',
  'late-events',
  'discarded-changes',
  'dead-deliveries',
  'endpoint-off',
  'clock-stopped',
  'clock-failures',
  'overdue-jobs',
  'nobody-answers',
] as const;

/** Only in stages that set `noTrafficMinutes`. */
export const SILENCE = 'no-traffic';

export type AlarmKey = (typeof AFFECTING)[number] | (typeof WARNING)[number] | typeof SILENCE | typeof COMPOSITE;

/** All alarms of a stage, the composite first. */
export const alarmKeys = ({ alarms }: StageSettings): AlarmKey[] => [
  COMPOSITE,
  ...AFFECTING,
  ...WARNING,
  ...(alarms.noTrafficMinutes === null ? [] : ([SILENCE] as const)),
];

/** Fixed, because the runbook's commands and the dashboard refer to alarms by name. */
export const alarmName = (stage: StageName, key: AlarmKey): string => `frontdesk-${stage}-${key}`;

/** The stage's `runbookUrl`, which the stack sets as context; by default the file's path in the repository. */
const RUNBOOK = Lazy.uncachedString({
  produce: ({ scope }) => String(scope.node.tryGetContext('runbookUrl') ?? 'docs/runbook.md'),
});

/** A link to a heading of the runbook; each alarm's key is one. */
export const runbook = (anchor: string): string => `${RUNBOOK}#${anchor}`;
