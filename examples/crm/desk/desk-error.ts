import type { CaseDesk } from './case.ts';

/** A call of the desk that failed. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: string;
  /** Whether the same call may still succeed, and may have succeeded. */
  readonly retryable: boolean;
  /** Of `CONFLICT`: who has the conversation. */
  readonly desk: CaseDesk | null;

  constructor(code: string, message: string, retryable: boolean, desk: CaseDesk | null = null) {
    super(message);
    this.code = code;
    this.retryable = retryable;
    this.desk = desk;
  }
}
