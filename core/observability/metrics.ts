export interface Metrics {
  record<N extends MetricName>(name: N, value: number, labels: MetricLabels<N>): void;
}

/** CloudWatch namespace of every metric below. */
export const NAMESPACE = 'Frontdesk';

interface Metric {
  readonly unit: 'Count' | 'Milliseconds' | 'None';
  /** Labels that split the metric. Their values are closed lists, because CloudWatch bills each combination. */
  readonly dimensions: readonly string[];
}

/** Every metric of Frontdesk. Recording code, dashboard and alarms take names, units and dimensions from here. */
export const METRICS = {
  /** Calls of MCP tools, including failed ones. */
  ToolCalls: { unit: 'Count', dimensions: [] },
  /** Turns that the workflow completed, without replays. */
  Turns: { unit: 'Count', dimensions: [] },
  /** From the arrival of a message to its stored answer. */
  TurnLatency: { unit: 'Milliseconds', dimensions: [] },
  /** Turns that no model could answer. */
  UnansweredTurns: { unit: 'Count', dimensions: [] },
  /** Repeated messages that got their stored answer. */
  Replays: { unit: 'Count', dimensions: [] },
  /** Turns that escalated to the strong tier. */
  Escalations: { unit: 'Count', dimensions: ['reason'] },
  /** Conversations that began to wait for a person, by a turn or by the customer, where the desk was moved. */
  Handoffs: { unit: 'Count', dimensions: ['reason'] },
  /** From the hand-off until a person took the conversation. */
  HandoffWait: { unit: 'Milliseconds', dimensions: [] },
  /** Customers who wait for a person now, named ones and visitors; each minute. */
  CustomersWaiting: { unit: 'Count', dimensions: [] },
  /** Of the named customer who waits longest for a person now, in business minutes; 0 if nobody waits. */
  LongestWait: { unit: 'None', dimensions: [] },
  /** Named customers who wait longer than the playbook's time of a first reply; recorded in opening hours only. */
  OverdueInHours: { unit: 'Count', dimensions: [] },
  /** How long the oldest due item has been due; recorded each minute, 0 if nothing is due. */
  DueLag: { unit: 'Milliseconds', dimensions: [] },
  /** Moves of the clock. */
  ClockMoves: { unit: 'Count', dimensions: ['action'] },
  /** Visits of the clock that failed; each is tried again. */
  VisitsFailed: { unit: 'Count', dimensions: [] },
  /** Runs of jobs, by result. */
  JobRuns: { unit: 'Count', dimensions: ['kind', 'status'] },
  /** Customers who went back to the assistant before a person came. */
  TakenBack: { unit: 'Count', dimensions: [] },
  /** Messages that were passed on to people, without a model. */
  HeldMessages: { unit: 'Count', dimensions: [] },
  /** Turns that the other tier answered because the first failed. */
  Fallbacks: { unit: 'Count', dimensions: [] },
  /** Questions that the company's documents do not cover. */
  KnowledgeGaps: { unit: 'Count', dimensions: [] },
  /** Actions that customers consented to, by outcome. */
  Actions: { unit: 'Count', dimensions: ['outcome'] },
  /** From -1 (furious) to 1 (delighted). */
  SentimentScore: { unit: 'None', dimensions: [] },
  /** Messages by sentiment. */
  Sentiment: { unit: 'Count', dimensions: ['label'] },
  /** Tool calls that ended with an error, by code. */
  Errors: { unit: 'Count', dimensions: ['code'] },
  /** One Converse call. */
  ModelLatency: { unit: 'Milliseconds', dimensions: ['tier'] },
  /** Tokens sent to a model, including cached ones. */
  InputTokens: { unit: 'Count', dimensions: ['tier'] },
  /** Tokens that a model wrote. */
  OutputTokens: { unit: 'Count', dimensions: ['tier'] },
  /** Price of the calls, in micro-dollars. */
  CostMicroUsd: { unit: 'Count', dimensions: ['tier'] },
  /** Model calls that failed, by fault. */
  ModelFaults: { unit: 'Count', dimensions: ['fault'] },
  /** Tries of webhooks. `failed` is tried again, `dead` is not. */
  Deliveries: { unit: 'Count', dimensions: ['outcome'] },
  /** From an event to its delivery, by the time of the event. */
  DeliveryAge: { unit: 'Milliseconds', dimensions: [] },
  /** Responses 410 of receivers of webhooks, which switch their endpoints off. */
  EndpointsOff: { unit: 'Count', dimensions: [] },
  /** Features of a request that a model turned out not to take, once for each sandbox. */
  FeaturesRefused: { unit: 'Count', dimensions: ['feature'] },
  /** Records of the table's stream that could not be read and are kept in the table. */
  DiscardedRecords: { unit: 'Count', dimensions: [] },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;
export type MetricLabels<N extends MetricName> = {
  readonly [D in (typeof METRICS)[N]['dimensions'][number]]: string;
};
