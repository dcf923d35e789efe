import { CLOCK_TOLERANCE, IDENTITY_SECONDS, IDENTITY_TYPE, type IdentityFault } from '../../core/access/identity.ts';

const CLOCK = 'check the clock of the server that signs it.';
const NEW = 'sign a new one for each call.';

/** The error message for the developer who signs the JWT. `audience` is the URL of `/session`. */
export const identityMessage = (fault: IdentityFault, audience: string): string =>
  `identity: ${MESSAGES[fault](audience)}`;

const MESSAGES: Readonly<Record<IdentityFault, (audience: string) => string>> = {
  malformed: () => 'it is not a signed JWT.',
  unknown_issuer: () =>
    'its issuer (iss) is not configured here: add it to the identity issuers, spelled as in the JWT.',
  unknown_key: () => 'its header (kid) names no key that is configured for its issuer.',
  wrong_algorithm: () => 'its algorithm (alg) is not the one that is configured for its key.',
  wrong_type: () => `its type (typ) must be ${IDENTITY_TYPE}.`,
  wrong_audience: (audience) => `its audience (aud) must be ${audience}.`,
  wrong_signature: () => 'its signature does not match: sign it with the private key of the configured public key.',
  expired: () => `it has expired: ${NEW}`,
  not_yet_valid: () => `it is not valid yet: iat or nbf is more than ${CLOCK_TOLERANCE} s in the future; ${CLOCK}`,
  too_long_valid: () => `iat and exp must be numbers, and exp at most ${IDENTITY_SECONDS} s after iat.`,
  no_id: () => 'it must have an id (jti), a new one in each JWT, of at most 128 characters.',
  no_subject: () =>
    'its subject (sub) must be the id of a customer, of at most 128 characters, including the prefix of the issuer if it has one.',
  reserved_subject: () => 'its subject (sub) begins like an id of visitors, or of customers of another issuer.',
  used: () => `it was used before: ${NEW}`,
};
