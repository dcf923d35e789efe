import { ActionResult } from '../../core/actions/proposed-action.ts';
import type { ToolErrorCode } from '../../core/errors/client-error.ts';
import { ModelTier } from '../../core/models/catalogue.ts';
import { UNKNOWN_FAULT } from '../../core/models/metered-model.ts';
import { Reading } from '../../core/triage/sentiment.ts';
import { EscalationReason, HandoffReason, Tier } from '../../core/turn/turn.ts';
import { STEPS } from '../../statemachines/contract.ts';
import type { ServiceKey } from './services.ts';

/** Whose business an error is. A code that core adds does not compile until somebody has decided that. */
const BLAME = {
  INVALID: 'caller',
  NOT_FOUND: 'caller',
  KEY_REUSED: 'caller',
  TOO_LARGE: 'caller',
  IN_PROGRESS: 'caller',
  QUOTA: 'caller',
  FORBIDDEN: 'caller',
  BUSY: 'us',
  TIMEOUT: 'us',
  NOT_SAVED: 'us',
  MODEL_FAILED: 'us',
  MISCONFIGURED: 'us',
} as const satisfies Record<ToolErrorCode, 'caller' | 'us'>;

export const ERROR_CODES = Object.keys(BLAME) as ToolErrorCode[];
/** Errors that an operator can do something about: the error rate counts these alone. */
export const OUR_ERROR_CODES = ERROR_CODES.filter((code) => BLAME[code] === 'us');

export const ESCALATION_REASONS = EscalationReason.options;
export const HANDOFF_REASONS = HandoffReason.options;
export const ACTION_OUTCOMES = ActionResult.shape.outcome.options;
export const SENTIMENT_LABELS = Reading.shape.label.options;

/** What a model call may fail with; `unknown` is what core/models/metered-model.ts calls the rest. */
export const MODEL_FAULTS = [...STEPS.InvokeModel.raises, UNKNOWN_FAULT] as const;

export const TIERS = ModelTier.options;
/** Which tiers a function calls: the front reads sentiment, and answers nobody. */
export const TIERS_OF: Readonly<Record<ServiceKey, readonly ModelTier[]>> = {
  turn: TIERS,
  front: TIERS.filter((tier) => !(Tier.options as readonly string[]).includes(tier)),
};
