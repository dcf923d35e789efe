import type { MetricName } from '../../core/observability/metrics.ts';

/** The `service` that Powertools adds to every metric and log line of a function. */
export const SERVICES = { front: 'frontdesk-mcp', turn: 'frontdesk-turn' } as const;
export type ServiceKey = keyof typeof SERVICES;

/**
 * The metrics of model calls. Models are called by the steps of a turn, and by the front for the tool `analyze_sentiment`; only the front
 * records every other metric.
 */
export const RECORDED_BY_BOTH = [
  'ModelLatency',
  'InputTokens',
  'OutputTokens',
  'CostMicroUsd',
  'ModelFaults',
  'FeaturesRefused',
] as const satisfies readonly MetricName[];

/** The functions that record a metric. */
export type RecorderOf<N extends MetricName> = N extends (typeof RECORDED_BY_BOTH)[number] ? ServiceKey : 'front';
