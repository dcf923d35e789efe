import { createHash } from 'node:crypto';
import type { Claims } from './identity.ts';
import { CUSTOMER_SCOPES } from './scopes.ts';

/** The type of an access token (RFC 9068). */
export const TOKEN_TYPE = 'at+jwt';
/** Seconds for which a session's token is valid. */
export const SESSION_SECONDS = 3600;

interface SessionOf {
  /** URL of `/session`. */
  readonly issuer: string;
  /** URL of `/mcp`. */
  readonly audience: string;
  readonly customer: string;
  /** Of a visitor; null for a named customer. */
  readonly network: string | null;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The claims of a session's token. */
export const sessionClaims = ({ issuer, audience, customer, network, id, now }: SessionOf): Claims => {
  const iat = Math.floor(now / 1000);
  return {
    ...{ iss: issuer, aud: audience, sub: customer, client_id: 'widget', scope: CUSTOMER_SCOPES.join(' ') },
    ...{ iat, exp: iat + SESSION_SECONDS, jti: id },
    ...(network !== null && { net: network }),
  };
};

/** The `kid` of a key in KMS. It is a hash, because an ARN names the account. */
export const keyIdOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);
