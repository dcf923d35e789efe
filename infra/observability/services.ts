import type { MetricName } from '../../core/observability/metrics.ts';

/** The `service` that Powertools adds to every metric and log line of a function. */
export const SERVICES = {
  front: 'frontdesk-mcp',
  desk: 'frontdesk-desk',
  turn: 'frontdesk-turn',
  outbox: 'frontdesk-outbox',
  clock: 'frontdesk-clock',
} as const;
export type ServiceKey = keyof typeof SERVICES;

/**
 * The functions that record a metric; for every other metric it is the front. Models are called by the steps of a turn and of the desk, by
 * the front for the tool `analyze_sentiment`, and by the clock for summaries.
 */
export const RECORDERS = {
  ModelLatency: ['turn', 'front', 'clock'],
  InputTokens: ['turn', 'front', 'clock'],
  OutputTokens: ['turn', 'front', 'clock'],
  CostMicroUsd: ['turn', 'front', 'clock'],
  ModelFaults: ['turn', 'front', 'clock'],
  FeaturesRefused: ['turn', 'front', 'clock'],
  ToolCalls: ['front', 'desk'],
  Errors: ['front', 'desk'],
  Handoffs: ['turn', 'clock'],
  TakenBack: ['turn'],
  HandoffWait: ['desk'],
  DiscardedRecords: ['outbox'],
  CustomersWaiting: ['clock'],
  LongestWait: ['clock'],
  OverdueInHours: ['clock'],
  DueLag: ['clock'],
  ClockMoves: ['clock'],
  VisitsFailed: ['clock'],
  JobRuns: ['clock'],
  Deliveries: ['clock'],
  DeliveryAge: ['clock'],
  EndpointsOff: ['clock'],
} as const satisfies Partial<Record<MetricName, readonly ServiceKey[]>>;

export type RecorderOf<N extends MetricName> = N extends keyof typeof RECORDERS
  ? (typeof RECORDERS)[N][number]
  : 'front';
