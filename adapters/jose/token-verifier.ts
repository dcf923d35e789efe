import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { TokenVerifier } from '../../core/access/token-verifier.ts';
import { failureLabel } from '../http/error-label.ts';

/** Asymmetric algorithms only. With a shared secret allowed, a token could be signed with the issuer's public key. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const TYPES = ['jwt', 'at+jwt', 'application/at+jwt'];
export const CLOCK_TOLERANCE_SECONDS = 5;
const FETCH_TIMEOUT_MS = 3000;

/** Codes of errors in the token. Every other error is about the keys. */
const TOKEN_ERRORS: ReadonlySet<string> = new Set(
  [
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
    errors.JWKSMultipleMatchingKeys,
    errors.JWKSNoMatchingKey,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JWTClaimValidationFailed,
    errors.JWTExpired,
    errors.JWTInvalid,
  ].map(({ code }) => code),
);

export interface JoseTokensOptions {
  readonly issuer: string;
  readonly jwksUri: string;
  /** The required `aud` claim; null for an issuer that uses another claim. */
  readonly audience: string | null;
}

/** Fetches the keys in the cold start, which has a full CPU; then every ten minutes, and at most every 30 s for an unknown key id. */
export const joseTokens = ({ issuer, jwksUri, audience }: JoseTokensOptions): TokenVerifier => {
  const keys = createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: FETCH_TIMEOUT_MS,
    // A kept-alive connection would be dead after minutes in a frozen sandbox.
    headers: { connection: 'close' },
  });
  // If the sandbox is frozen during this fetch, the fetch times out. The verification then fetches again.
  const first = keys.reload().catch(() => {});
  const checks = {
    issuer,
    algorithms: ALGORITHMS,
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    ...(audience !== null && { audience }),
  };
  return {
    verify: async (token) => {
      await first;
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keys, checks);
        const { typ = 'JWT' } = protectedHeader;
        // Tokens of other types are signed with the same keys (RFC 8725, 3.11).
        return TYPES.includes(typ.toLowerCase()) ? { claims: payload } : { invalid: 'wrong_typ' };
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) return { unknown: failureLabel(error) };
        return TOKEN_ERRORS.has(error.code) ? { invalid: labelOf(error) } : { unknown: error.code };
      }
    },
  };
};

/** The error's code and the name of an invalid claim, without its value. */
export const labelOf = (error: errors.JOSEError): string =>
  error instanceof errors.JWTClaimValidationFailed ? `${error.code} ${error.claim}` : error.code;
