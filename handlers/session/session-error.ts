const CODES = {
  INVALID: { status: 400, retryable: false },
  /** The JWT of the company's server. */
  IDENTITY_INVALID: { status: 401, retryable: false },
  VISITOR_UNKNOWN: { status: 401, retryable: false },
  FORBIDDEN: { status: 403, retryable: false },
  METHOD_NOT_ALLOWED: { status: 405, retryable: false },
  TOO_LARGE: { status: 413, retryable: false },
  TOO_MANY_VISITORS: { status: 429, retryable: true },
  BUSY: { status: 503, retryable: true },
  MISCONFIGURED: { status: 503, retryable: false },
} as const;

/** An error of `/session`. Its message says what was wrong and what to do, and quotes no credential, token or claim. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly code: keyof typeof CODES;
  readonly headers: Readonly<Record<string, string>>;
  /** A label for the log. */
  readonly reason: string | null;

  constructor(
    code: keyof typeof CODES,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    reason: string | null = null,
  ) {
    super(message);
    this.code = code;
    this.headers = headers;
    this.reason = reason;
  }

  toResponse(): Response {
    const { code, message, headers } = this;
    const { status, retryable } = CODES[code];
    return Response.json({ code, message, retryable }, { status, headers });
  }
}
