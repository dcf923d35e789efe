import type { Claims } from './identity.ts';

/** Signs the tokens of sessions. Throws `SigningFailed`. */
export interface TokenSigner {
  sign(claims: Claims): Promise<string>;
}

/** The service that holds the key did not sign. Its message is a label for the log. */
export class SigningFailed extends Error {
  override readonly name = 'SigningFailed';
  /** Whether the same call would fail again, such as for a key that is disabled. */
  readonly isLasting: boolean;

  constructor(label: string, isLasting: boolean) {
    super(label);
    this.isLasting = isLasting;
  }
}
