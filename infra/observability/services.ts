import type { MetricName } from '../../core/observability/metrics.ts';

/** The `service` that Powertools adds to every metric and log line of a function. */
export const SERVICES = { front: 'frontdesk-mcp', turn: 'frontdesk-turn' } as const;
export type ServiceKey = keyof typeof SERVICES;

const FRONT = ['front'] as const;
/** Models are called by the steps of a turn, and by the front for the tool `analyze_sentiment`. */
const BOTH = ['turn', 'front'] as const;

/** The functions that record each metric. The type requires an entry for every metric of core. */
export const RECORDED_BY = {
  ToolCalls: FRONT,
  Turns: FRONT,
  TurnLatency: FRONT,
  UnansweredTurns: FRONT,
  Replays: FRONT,
  Escalations: FRONT,
  Handoffs: FRONT,
  Fallbacks: FRONT,
  KnowledgeGaps: FRONT,
  Actions: FRONT,
  SentimentScore: FRONT,
  Sentiment: FRONT,
  Errors: FRONT,
  ModelLatency: BOTH,
  InputTokens: BOTH,
  OutputTokens: BOTH,
  CostMicroUsd: BOTH,
  ModelFaults: BOTH,
} as const satisfies Record<MetricName, readonly ServiceKey[]>;

export type RecorderOf<N extends MetricName> = (typeof RECORDED_BY)[N][number];
