import type { ModelTier } from '../../core/models/catalogue.ts';

/** What no run on one machine can count. Each moves the sum; docs/cost.md names them. */
export const ASSUMED = {
  /** Milliseconds of one call. The functions and the workflow wait for them, and are paid for waiting. */
  modelMs: { triage: 500, fast: 1500, strong: 4000 } satisfies Record<ModelTier, number>,
  /** Milliseconds for a token: a signature, with keys that are known already. Fetching them, every ten minutes, is left out. */
  authorizerMs: 10,
  /** Of all functions; a test holds it against infra/functions/bundled-function.ts. */
  memoryMb: 512,
  /** An Express execution is billed in steps of 64 MB and 100 ms; state and definition stay under one step. */
  workflowMb: 64,
  workflowStepMs: 100,
  /** START, END and REPORT of an invocation, as Lambda writes them with tracing on. */
  platformLogBytes: 480,
  /** One event of an execution's history without its data: ids, name, type, time and the execution's ARN. */
  eventLogBytes: 400,
  /** One line of infra/api/access-log.ts. */
  accessLogBytes: 800,
  /** Sampled by X-Ray's default rule, one request a second and 5 % of the rest: a million turns a month are 0.4 a second, so all. */
  tracedShare: 1,
  /** Of a stored item, as DynamoDB bills it beside the item's own bytes. */
  itemOverheadBytes: 100,
  /** Who log in in one month, for a small and a large shop. */
  customers: [1000, 100_000],
  retentionDays: 90,
  daysAMonth: 30.4,
} as const;

/** What stands in prod with or without traffic. A test counts it in the template. */
export const DEPLOYED = {
  /** Series on the dashboard, if every reason, code and fault ever occurs; those that never occur are not billed. */
  series: 64,
  /** Metrics that the alarms watch, one by one. */
  alarmMetrics: 37,
  firewallRules: 4,
  /** Sandboxes of each of the three functions that are kept warm at least. */
  warmSandboxes: 5,
} as const;
