import { isVisitor } from '../access/visitor.ts';
import { errorName } from './error-name.ts';
import { Fault } from './faults.ts';

/** The error codes of tool results: whether a retry of the same request can succeed, and what to do. */
const CODES = {
  INVALID: { retryable: false, message: 'An argument is not valid.' },
  NOT_FOUND: { retryable: false, message: 'Conversation not found.' },
  KEY_REUSED: {
    retryable: false,
    message: 'This message_id was used for a different message of the conversation: use a new one for each message.',
  },
  CONFLICT: {
    retryable: false,
    message: 'The conversation has changed since it was read: read it again before the next step.',
  },
  TOO_LARGE: {
    retryable: false,
    message: 'The message and its context are too large to process: shorten the message.',
  },
  IN_PROGRESS: {
    retryable: true,
    message:
      'The message is stored, and an earlier request may still be answering it: send it again with the same message_id to get the answer.',
  },
  BUSY: { retryable: true, message: 'The service is busy: send the same request again.' },
  TIMEOUT: {
    retryable: true,
    message:
      'The answer took too long. The message may or may not have been stored: send it again with the same message_id. It is not answered twice.',
  },
  NOT_SAVED: {
    retryable: true,
    message: 'The answer could not be stored: send the message again with the same message_id.',
  },
  MODEL_FAILED: { retryable: false, message: 'No model could answer. A hand-off to a person was requested.' },
  QUOTA: { retryable: false, message: 'A quota is used up.' },
  FORBIDDEN: { retryable: false, message: 'The token does not allow this operation.' },
  MISCONFIGURED: {
    retryable: false,
    message: 'The deployment is misconfigured: its logs tell the operator why.',
  },
} as const;

/** How long a client should wait before it repeats a request, in milliseconds, where nothing better is known. */
export const RETRY_AFTER_MS = 2000;

export type ToolErrorCode = keyof typeof CODES;
export const TOOL_ERROR_CODES = Object.keys(CODES) as ToolErrorCode[];

export interface ToolErrorOptions {
  readonly message?: string;
  readonly retryAfterMs?: number | null;
  /** Fields that go with the error, such as the `message_id` to repeat. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** For the operator's log, not for the client: names and ids, never words of a customer. */
  readonly why?: Readonly<Record<string, string>>;
}

/** A failure that is reported to the client as the result of its tool call. */
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
    this.retryAfterMs = retryAfterMs ?? (this.retryable ? RETRY_AFTER_MS : null);
    this.details = details;
    this.why = why;
  }

  with(details: Readonly<Record<string, unknown>>): ClientError {
    const { message, retryAfterMs, why } = this;
    return new ClientError(this.code, { message, retryAfterMs, why, details: { ...this.details, ...details } });
  }
}

/** The error for a customer who is over a limit until `resetsAt`, in epoch milliseconds. `mayAsk`: a person can be asked in this deployment. */
export const quotaError = (customer: string, resetsAt: number, mayAsk = false): ClientError => {
  const resets_at = new Date(resetsAt).toISOString();
  const [what, instead] = isVisitor(customer)
    ? ['Visitors have sent too many messages', mayAsk ? ` ${LEAVE_ADDRESS}` : '']
    : ['The daily quota is used up', ''];
  return new ClientError('QUOTA', {
    message: `${what}: send the message again after ${resets_at}.${instead}`,
    details: { resets_at },
  });
};

const LEAVE_ADDRESS = 'Or let the customer leave an address for the team: ask_for_person with contact.';

/** Any error as one for the client. Only the log tells the cause of an unexpected one. */
export const toClientError = (error: unknown): ClientError => {
  if (error instanceof ClientError) return error;
  const reason = errorName(error);
  return new ClientError(error instanceof Fault ? codeOfFault(reason) : 'BUSY', { why: { reason } });
};

export const codeOfFault = (name: string): ToolErrorCode =>
  name === 'StoreRefused' || name === 'BadState' ? 'MISCONFIGURED' : 'BUSY';
