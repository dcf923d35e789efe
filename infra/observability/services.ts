import type { MetricName } from '../../core/observability/metrics.ts';

/** The `service` that Powertools adds to every metric and log line of a function. */
export const SERVICES = { front: 'frontdesk-mcp', desk: 'frontdesk-desk', turn: 'frontdesk-turn' } as const;
export type ServiceKey = keyof typeof SERVICES;

/**
 * The functions that record a metric; for every other metric it is the front. Models are called by the steps of a turn and of the desk, and by
 * the front for the tool `analyze_sentiment`.
 */
export const RECORDERS = {
  ModelLatency: ['turn', 'front'],
  InputTokens: ['turn', 'front'],
  OutputTokens: ['turn', 'front'],
  CostMicroUsd: ['turn', 'front'],
  ModelFaults: ['turn', 'front'],
  FeaturesRefused: ['turn', 'front'],
  ToolCalls: ['front', 'desk'],
  Errors: ['front', 'desk'],
  Handoffs: ['turn'],
  TakenBack: ['turn'],
  HandoffWait: ['desk'],
} as const satisfies Partial<Record<MetricName, readonly ServiceKey[]>>;

export type RecorderOf<N extends MetricName> = N extends keyof typeof RECORDERS
  ? (typeof RECORDERS)[N][number]
  : 'front';
