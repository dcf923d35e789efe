import { ActionResult } from '../../core/actions/proposal.ts';
import { HandoffReason } from '../../core/desk/desk.ts';
import type { ToolErrorCode } from '../../core/errors/client-error.ts';
import type { JobKind, JobResult } from '../../core/events/job.ts';
import { ModelTier } from '../../core/models/catalogue.ts';
import { UNKNOWN_FAULT } from '../../core/models/metered-model.ts';
import { Reading } from '../../core/triage/sentiment.ts';
import { EscalationReason, Tier } from '../../core/turn/turn.ts';
import { STEPS } from '../../statemachines/contract.ts';
import { RECORDERS, type RecorderOf } from './services.ts';

/** The cause of each error code. The type requires an entry for every code of core. */
const CAUSE = {
  INVALID: 'caller',
  NOT_FOUND: 'caller',
  KEY_REUSED: 'caller',
  CONFLICT: 'caller',
  TOO_LARGE: 'caller',
  IN_PROGRESS: 'caller',
  QUOTA: 'caller',
  FORBIDDEN: 'caller',
  BUSY: 'service',
  TIMEOUT: 'service',
  NOT_SAVED: 'service',
  MODEL_FAILED: 'service',
  MISCONFIGURED: 'service',
} as const satisfies Record<ToolErrorCode, 'caller' | 'service'>;

export const ERROR_CODES = Object.keys(CAUSE) as ToolErrorCode[];
/** Errors that an operator can act on. Only these count in the error rate. */
export const SERVICE_ERROR_CODES = ERROR_CODES.filter((code) => CAUSE[code] === 'service');

export const ESCALATION_REASONS = EscalationReason.options;
/** The reason of a hand-off by the clock. */
const LOST = 'turn_lost';
export const HANDOFF_REASONS = {
  turn: HandoffReason.options.filter((reason) => reason !== LOST),
  clock: [LOST],
} as const satisfies Record<RecorderOf<'Handoffs'>, readonly HandoffReason[]>;
export const ACTION_OUTCOMES = ActionResult.shape.outcome.options;
export const SENTIMENT_LABELS = Reading.shape.label.options;

export const JOB_KINDS = ['webhook', 'summary', 'erasure'] as const satisfies readonly JobKind[];
/** `failed`: a run that a retry may mend, by a fault. */
export const JOB_STATUSES = ['done', 'retry', 'failed', 'dead', 'dropped'] as const satisfies readonly (
  | JobResult['status']
  | 'failed'
)[];
export const DELIVERY_OUTCOMES = ['delivered', 'failed', 'dead'] as const;
export const CLOCK_ACTIONS = ['overdue', 'requeue', 'no_reply', 'assumed', 'abandoned'] as const;

/** The faults of a model call; `unknown` is the label of core/models/metered-model.ts for all others. After `DeadlinePassed` no call is made. */
export const MODEL_FAULTS = [...STEPS.InvokeModel.raises.filter((fault) => fault !== 'DeadlinePassed'), UNKNOWN_FAULT];

/** The functions that call models. */
export const CALLERS = RECORDERS.ModelLatency;
export type CallerKey = RecorderOf<'ModelLatency'>;
export const TIERS = ModelTier.options;
const TRIAGE = TIERS.filter((tier) => !(Tier.options as readonly string[]).includes(tier));
/** The tiers that each function calls: the front and the clock call only the triage model. */
export const TIERS_OF: Readonly<Record<CallerKey, readonly ModelTier[]>> = {
  turn: TIERS,
  front: TRIAGE,
  clock: TRIAGE,
};
