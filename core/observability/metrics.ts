export interface Metrics {
  record<N extends MetricName>(name: N, value: number, labels: MetricLabels<N>): void;
}

/** CloudWatch namespace of every metric below. */
export const NAMESPACE = 'Frontdesk';

interface Metric {
  readonly unit: 'Count' | 'Milliseconds' | 'None';
  /** Labels that split the metric. Their values are closed lists, because CloudWatch bills each combination. */
  readonly dimensions: readonly string[];
  readonly meaning: string;
}

/** Every metric of Frontdesk. Recording code, dashboard and alarms take names, units and dimensions from here. */
export const METRICS = {
  ToolCalls: { unit: 'Count', dimensions: [], meaning: 'Calls of MCP tools, including failed ones' },
  Turns: { unit: 'Count', dimensions: [], meaning: 'Turns that the workflow completed, without replays' },
  TurnLatency: { unit: 'Milliseconds', dimensions: [], meaning: 'From the arrival of a message to its stored answer' },
  UnansweredTurns: { unit: 'Count', dimensions: [], meaning: 'Turns that no model could answer' },
  Replays: { unit: 'Count', dimensions: [], meaning: 'Repeated messages that got their stored answer' },
  Escalations: { unit: 'Count', dimensions: ['reason'], meaning: 'Turns that escalated to the strong tier' },
  Handoffs: { unit: 'Count', dimensions: ['reason'], meaning: 'Turns that requested a hand-off to a person' },
  Fallbacks: { unit: 'Count', dimensions: [], meaning: 'Turns that the other tier answered because the first failed' },
  KnowledgeGaps: { unit: 'Count', dimensions: [], meaning: "Questions that the company's documents do not cover" },
  Actions: { unit: 'Count', dimensions: ['outcome'], meaning: 'Actions that customers consented to, by outcome' },
  SentimentScore: { unit: 'None', dimensions: [], meaning: 'From -1 (furious) to 1 (delighted)' },
  Sentiment: { unit: 'Count', dimensions: ['label'], meaning: 'Messages by sentiment' },
  Errors: { unit: 'Count', dimensions: ['code'], meaning: 'Tool calls that ended with an error, by code' },
  ModelLatency: { unit: 'Milliseconds', dimensions: ['tier'], meaning: 'One Converse call' },
  InputTokens: { unit: 'Count', dimensions: ['tier'], meaning: 'Tokens sent to a model, including cached ones' },
  OutputTokens: { unit: 'Count', dimensions: ['tier'], meaning: 'Tokens that a model wrote' },
  CostMicroUsd: { unit: 'Count', dimensions: ['tier'], meaning: 'Price of the calls, in micro-dollars' },
  ModelFaults: { unit: 'Count', dimensions: ['fault'], meaning: 'Model calls that failed, by fault' },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;
export type MetricLabels<N extends MetricName> = {
  readonly [D in (typeof METRICS)[N]['dimensions'][number]]: string;
};
