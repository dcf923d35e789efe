import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import {
  CLOCK_TOLERANCE,
  IDENTITY_TYPE,
  type IdentityFault,
  type IdentityIssuer,
  type IdentityVerifier,
} from '../../core/access/identity.ts';

/** Verifies JWTs of the listed issuers by their listed keys, each with its one algorithm. `audience` is the URL of `/session`. */
export const joseIdentities = (issuers: readonly IdentityIssuer[], audience: string): IdentityVerifier => ({
  verify: async (token) => {
    const named = namesIn(token);
    if (!named) return { invalid: 'malformed' };
    const issuer = issuers.find((each) => each.issuer === named.iss);
    if (!issuer) return { invalid: 'unknown_issuer' };
    const key = issuer.keys.find(({ kid }) => kid === named.kid);
    if (!key) return { invalid: 'unknown_key' };
    if (named.alg !== key.alg) return { invalid: 'wrong_algorithm' };
    try {
      const { payload } = await jwtVerify(token, key.publicKey, {
        ...{ issuer: issuer.issuer, audience, algorithms: [key.alg], typ: IDENTITY_TYPE },
        clockTolerance: CLOCK_TOLERANCE,
      });
      return { issuer, claims: payload };
    } catch (error) {
      return { invalid: faultOf(error) };
    }
  },
});

/** The unverified header and issuer of a token. */
const namesIn = (token: string) => {
  try {
    const { kid, alg } = decodeProtectedHeader(token);
    return { kid, alg, iss: decodeJwt(token).iss };
  } catch {
    return null;
  }
};

const OF_CLAIM: Readonly<Record<string, IdentityFault>> = {
  typ: 'wrong_type',
  aud: 'wrong_audience',
  nbf: 'not_yet_valid',
};

const faultOf = (error: unknown): IdentityFault => {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return OF_CLAIM[error.claim] ?? 'malformed';
  return error instanceof errors.JWSSignatureVerificationFailed ? 'wrong_signature' : 'malformed';
};
