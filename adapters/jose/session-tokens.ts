import { errors, jwtVerify } from 'jose';
import { TOKEN_TYPE } from '../../core/access/session-token.ts';
import type { TokenVerifier } from '../../core/access/token-verifier.ts';
import { failureLabel } from '../http/error-label.ts';
import type { PublicKeys } from '../kms/public-keys.ts';
import { CLOCK_TOLERANCE_SECONDS, labelOf } from './token-verifier.ts';

export interface SessionTokensOptions {
  /** URL of `/session`. */
  readonly issuer: string;
  /** URL of `/mcp`. */
  readonly audience: string;
  readonly keys: PublicKeys;
}

/** Verifies the tokens that `/session` makes. */
export const sessionTokens = ({ issuer, audience, keys }: SessionTokensOptions): TokenVerifier => {
  const checks = {
    ...{ issuer, audience, algorithms: ['ES256'], typ: TOKEN_TYPE },
    ...{ requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE_SECONDS },
  };
  const find = ({ kid }: { readonly kid?: string }) => keys(kid) ?? Promise.reject(new errors.JWKSNoMatchingKey());
  return {
    verify: async (token) => {
      try {
        const { payload } = await jwtVerify(token, find, checks);
        return { claims: payload };
      } catch (error) {
        return error instanceof errors.JOSEError ? { invalid: labelOf(error) } : { unknown: failureLabel(error) };
      }
    },
  };
};
