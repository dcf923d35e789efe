import { decodeJwt } from 'jose';
import type { TokenVerifier } from '../../core/access/token-verifier.ts';

/** Verifies a token by the verifier of the issuer that it names. The choice trusts nothing: each verifier checks the issuer again, with the signature. */
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
