import { Lazy } from 'aws-cdk-lib';
import type { StageName, StageSettings } from '../stages.ts';

/** What pages. */
export const COMPOSITE = 'customers-affected';

/** The alarms whose state makes the composite's: each means that customers get errors, nothing, or late answers right now. */
export const AFFECTING = ['error-rate', 'unanswered', 'workflow-failures', 'latency', 'refused'] as const;

/** What somebody has to look at during the day, before customers feel it. */
export const WARNING = [
  'model-throttles',
  'fallback-rate',
  'table-throttles',
  'concurrency',
  'cost-per-hour',
  'slow-authorizer',
] as const;

/** Only where the stage says that silence is not normal. */
export const SILENCE = 'no-traffic';

export type AlarmKey = (typeof AFFECTING)[number] | (typeof WARNING)[number] | typeof SILENCE | typeof COMPOSITE;

/** Every alarm that a stage has, the one that pages first. */
export const alarmKeys = ({ alarms }: StageSettings): AlarmKey[] => [
  COMPOSITE,
  ...AFFECTING,
  ...WARNING,
  ...(alarms.noTrafficMinutes === null ? [] : ([SILENCE] as const)),
];

/** Fixed names, so that the runbook's commands and the dashboard can use them. */
export const alarmName = (stage: StageName, key: AlarmKey): string => `frontdesk-${stage}-${key}`;

/** The stage's `runbookUrl`, which its stack puts into the context of its constructs; without one, the file's place in the repository. */
const RUNBOOK = Lazy.uncachedString({
  produce: ({ scope }) => String(scope.node.tryGetContext('runbookUrl') ?? 'docs/runbook.md'),
});

/** Where the runbook says what to do: its headings are the alarms' keys. */
export const runbook = (anchor: string): string => `${RUNBOOK}#${anchor}`;
