import { decodeJwt } from 'jose';
import type { TokenVerifier } from '../../core/access/token-verifier.ts';

/** Verifies a token with the verifier of the issuer that it names. The unverified name only selects: each verifier checks issuer and signature. */
export const tokensByIssuer = (verifiers: ReadonlyMap<string, TokenVerifier>): TokenVerifier => ({
  verify: async (token) => {
    const issuer = issuerIn(token);
    const verifier = issuer === undefined ? undefined : verifiers.get(issuer);
    return verifier?.verify(token) ?? { invalid: 'unknown_issuer' };
  },
});

const issuerIn = (token: string): string | undefined => {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
};
