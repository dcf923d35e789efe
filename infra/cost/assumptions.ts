/** Values that a run on one machine cannot count. docs/cost.md lists them. */
const ASSUMPTIONS = {
  triageMs: [500, 'milliseconds of a triage call; functions and workflow are billed while they wait for a model'],
  fastMs: [1500, 'milliseconds of a call of the fast model'],
  strongMs: [4000, 'milliseconds of a call of the strong model'],
  authorizerMs: [10, 'milliseconds to verify the token of a request'],
  memoryMb: [512, 'MB of a function; its own time is the median of the counting run'],
  workflowMb: [64, 'MB for which an execution is billed'],
  workflowStepMs: [100, 'milliseconds to which the duration of an execution is rounded up'],
  eventBytes: [400, 'bytes of an event in the log of the state machine'],
  platformBytes: [480, 'bytes that Lambda logs for an invocation: START, END and REPORT'],
  accessBytes: [800, 'bytes of a line in the access log'],
  pollMs: [15, 'milliseconds of a poll by a customer who waits, or by a console'],
  pollReads: [3, 'read units of a poll: who has the conversation, what is new in it, and its feedback'],
  pollSeconds: [6, 'seconds between the polls of a customer who waits'],
  waitMinutes: [10, 'minutes until a person answers'],
  consoleSeconds: [
    1.6,
    'seconds between the reads of a console at the desk: every 5 s the view, its own conversations and the case; every minute all views',
  ],
  actMs: [300, 'milliseconds of an act at the desk'],
  actTasks: [5, 'tasks of an act at the desk'],
  actEvents: [31, 'events of the state machine for an act'],
  actReads: [3, 'read units of an act'],
  actWrites: [11, 'write units of an act, with its audit item, its record and the indexes'],
  viewFiles: [2, 'files that a page of a shop loads for the widget, where no browser has them yet'],
  viewKb: [3, 'KB of these files, compressed'],
  chatFiles: [4, 'files that a chat loads when it is opened, where no browser has them yet'],
  chatKb: [26, 'KB of these files, compressed'],
  sessionMs: [60, 'milliseconds of a call of /session, most of it the signature'],
  sessionWrites: [2, 'write units of a new visitor: the visitor, and the count of the network'],
  retentionDays: [90, 'days for which a conversation is stored'],
  monthDays: [30.4, 'days of a month'],
  warmFunctions: [3, 'functions with provisioned concurrency in prod'],
  warmSandboxes: [5, 'sandboxes of each that are always warm'],
  series: [99, 'custom metrics, if every value of every dimension occurs'],
  alarmMetrics: [45, 'metrics that the alarms watch'],
  firewallRules: [6, 'rules of the web ACL'],
  customers: [1000, 'customers who log in within a month'],
} as const satisfies Record<string, readonly [value: number, meaning: string]>;

export const assumed = (name: keyof typeof ASSUMPTIONS): number => ASSUMPTIONS[name][0];

export const assumptionRows = (): string[][] =>
  Object.values(ASSUMPTIONS).map(([value, meaning]) => [meaning, value.toLocaleString('en')]);
