/** Seconds that a model call may take unless `MODEL_TIMEOUT_SECONDS` says otherwise. */
export const MODEL_SECONDS = 25;
/** Seconds within which a turn is answered unless `turnSeconds` or `TURN_SECONDS` says otherwise: official clients give up after 60 s. */
export const TURN_SECONDS = 55;
/** Seconds within which an act at the desk moves a conversation, or does not. */
export const ACT_SECONDS = 10;
/** Node's fetch waits 300 s for the head of a response, and a model server answers in one piece. */
export const MAX_MODEL_SECONDS = 240;

/** The limits around a turn, in seconds. Each ends before the next one that waits for it. */
export interface TimeLimits {
  /** One model call, over HTTP. */
  readonly call: number;
  /** Added to the usual limit of a triage call. */
  readonly extraTriage: number;
  /** A connection to the model's endpoint. */
  readonly modelConnection: number;
  readonly invokeModelTask: number;
  readonly triageTask: number;
  readonly turnFunction: number;
  /** How much longer than usual a turn may take, as a factor. */
  readonly stretch: number;
  readonly execution: number;
  /** An act at the desk. One that writes has `ACT_SECONDS`, one that asks a model `suggestion`. */
  readonly deskExecution: number;
  readonly suggestion: number;
  /** Longer than an execution, so that a living owner keeps its turn. */
  readonly lease: number;
  /** The front's call of StartSyncExecution. */
  readonly startCall: number;
  readonly frontFunction: number;
  /** The least that is left of the clock's function when it begins a job: a delivery, or a model call. */
  readonly job: number;
  readonly clockFunction: number;
}

/**
 * The limits for models that may take `modelSeconds` a call. What surrounds one call grows by the seconds that the call gains; what
 * surrounds the calls of a turn grows by the factor. Both keep the order.
 */
export const timeLimits = (modelSeconds = MODEL_SECONDS): TimeLimits => {
  const extra = modelSeconds - MODEL_SECONDS;
  const stretch = modelSeconds / MODEL_SECONDS;
  const stretched = (seconds: number): number => Math.ceil(seconds * stretch);
  return {
    call: modelSeconds,
    extraTriage: extra,
    modelConnection: 26 + extra,
    invokeModelTask: 28 + extra,
    triageTask: 10 + extra,
    turnFunction: 30 + extra,
    stretch,
    execution: stretched(120),
    deskExecution: stretched(60),
    suggestion: stretched(30),
    lease: stretched(125),
    startCall: stretched(125),
    frontFunction: stretched(130),
    job: 30 + extra,
    clockFunction: 120 + extra,
  };
};

/** When a turn began, and by when it is answered, in epoch milliseconds. */
interface Budget {
  readonly started_at: number;
  readonly deadline: number;
}

/** Shares of a turn's time, so that they fit any `turnSeconds`. */
const STORING_SHARE = 3 / TURN_SECONDS;
const SHORTEST_MODEL_CALL_SHARE = 5 / TURN_SECONDS;
/** From the end of a tool's call to the start of the model's: without it, a tool that takes all of its time leaves a model too little. */
const HANDOVER_SHARE = 0.5 / TURN_SECONDS;
const SHORTEST_LOOKUP_SHARE = 2 / TURN_SECONDS;
/** An action that is cut off has an unknown outcome. */
const SHORTEST_ACTION_SHARE = 10 / TURN_SECONDS;

/** Milliseconds that a model call may take, so that the turn can still be stored; 0 when too few are left for a reply, and none may start. */
export const modelCallTime = (budget: Budget, now: number): number =>
  timeLeft(budget, now, STORING_SHARE, SHORTEST_MODEL_CALL_SHARE);

/** Milliseconds that lookups may take, so that a model can still answer with their results; 0 when none may start. */
export const lookupTime = (budget: Budget, now: number): number =>
  timeLeft(budget, now, STORING_SHARE + SHORTEST_MODEL_CALL_SHARE, SHORTEST_LOOKUP_SHARE, HANDOVER_SHARE);

/** Milliseconds that an action may take, so that a model can still tell its outcome; 0 when it may not start. */
export const actionTime = (budget: Budget, now: number): number =>
  timeLeft(budget, now, STORING_SHARE + SHORTEST_MODEL_CALL_SHARE, SHORTEST_ACTION_SHARE, HANDOVER_SHARE);

const timeLeft = (
  { started_at, deadline }: Budget,
  now: number,
  reserved: number,
  least: number,
  handover = 0,
): number => {
  const all = deadline - started_at;
  const left = Math.floor(deadline - now - all * reserved);
  return left < all * least ? 0 : left - Math.ceil(all * handover);
};
