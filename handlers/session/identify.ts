import {
  type IdentityFault,
  type IdentityIssuer,
  type IdentityVerifier,
  readIdentity,
  reservedPrefixes,
  type UsedIdentities,
} from '../../core/access/identity.ts';
import type { Clock } from '../../core/config/clock.ts';
import { identityMessage } from './identity-messages.ts';
import { SessionError } from './session-error.ts';

export interface IdentifyOptions {
  readonly issuers: readonly IdentityIssuer[];
  readonly identities: IdentityVerifier;
  readonly used: UsedIdentities;
  /** URL of `/session`. */
  readonly audience: string;
  readonly clock: Clock;
}

/** The customer whom a JWT of the company's server names. The JWT cannot be used again. Throws `SessionError`, and the errors of its ports. */
export type Identify = (token: string) => Promise<string>;

export const identify = ({ issuers, identities, used, audience, clock }: IdentifyOptions): Identify => {
  const reserved = reservedPrefixes(issuers);
  const rejected = (fault: IdentityFault) =>
    new SessionError('IDENTITY_INVALID', identityMessage(fault, audience), {}, fault);
  return async (token) => {
    const verified = await identities.verify(token);
    if ('invalid' in verified) throw rejected(verified.invalid);
    const identity = readIdentity(verified.claims, verified.issuer, reserved, clock.now());
    if ('invalid' in identity) throw rejected(identity.invalid);
    if (!(await used.use(verified.issuer.issuer, identity.id, identity.until))) throw rejected('used');
    return identity.customer;
  };
};
