import { resetsAt } from '../access/quota.ts';

/** What a client may be told when an operation fails: whether the same request can help, and what to do. */
const CODES = {
  INVALID: { retryable: false, message: 'An argument is not valid.' },
  NOT_FOUND: { retryable: false, message: 'There is no such conversation.' },
  KEY_REUSED: {
    retryable: false,
    message: 'This message_id belongs to another message of the conversation: use a new one for a new message.',
  },
  TOO_LARGE: { retryable: false, message: 'The message and its context are too large to be processed: shorten it.' },
  IN_PROGRESS: {
    retryable: true,
    message: 'The message is stored and being answered: send it again with the same message_id to get the answer.',
  },
  BUSY: { retryable: true, message: 'The service is busy: send the message again with the same message_id.' },
  TIMEOUT: {
    retryable: true,
    message: 'The answer took too long: send the message again with the same message_id. It is not answered twice.',
  },
  NOT_SAVED: {
    retryable: true,
    message: 'The answer could not be stored: send the message again with the same message_id.',
  },
  MODEL_FAILED: { retryable: false, message: 'No model could answer. A person has been asked for.' },
  QUOTA: { retryable: false, message: 'The daily quota is used up.' },
  FORBIDDEN: { retryable: false, message: 'The token does not allow this.' },
  MISCONFIGURED: {
    retryable: false,
    message: 'The deployment is misconfigured: its operator has to look at the logs.',
  },
} as const;

export type ToolErrorCode = keyof typeof CODES;
export const TOOL_ERROR_CODES = Object.keys(CODES) as ToolErrorCode[];

export interface ToolErrorOptions {
  readonly message?: string;
  readonly retryAfterMs?: number | null;
  /** Fields that go with the error, such as the `message_id` to repeat. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What operators find in the log, and clients are not told: names and ids, never words of a customer. */
  readonly why?: Readonly<Record<string, string>>;
}

/** A failure of an operation that the client is told about, as the result of its tool call. */
export class ClientError extends Error {
  readonly code: ToolErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly why: Readonly<Record<string, string>>;

  constructor(code: ToolErrorCode, { message, retryAfterMs = null, details = {}, why = {} }: ToolErrorOptions = {}) {
    super(message ?? CODES[code].message);
    this.name = 'ClientError';
    this.code = code;
    this.retryable = CODES[code].retryable;
    this.retryAfterMs = retryAfterMs;
    this.details = details;
    this.why = why;
  }

  /** The same error with more fields. */
  with(details: Readonly<Record<string, unknown>>): ClientError {
    const { message, retryAfterMs, why } = this;
    return new ClientError(this.code, { message, retryAfterMs, why, details: { ...this.details, ...details } });
  }
}

/** The error of a customer who has used up the day that it is. */
export const quotaError = (now: number): ClientError => {
  const resets_at = new Date(resetsAt(now)).toISOString();
  return new ClientError('QUOTA', {
    message: `The daily quota is used up: send the message again after ${resets_at}.`,
    details: { resets_at },
  });
};

/** The error for a fault that reached the client's call. */
export const codeOfFault = (name: string): ToolErrorCode =>
  name === 'StoreRefused' || name === 'BadState' ? 'MISCONFIGURED' : 'BUSY';
