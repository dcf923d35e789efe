import type { KeyObject } from 'node:crypto';
import { Identifier } from './identifier.ts';
import { VISITOR } from './visitor.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** A server of the company, such as its shop, whose JWTs identify customers. */
export interface IdentityIssuer {
  readonly issuer: string;
  readonly keys: readonly IdentityKey[];
  /** Whether its customers are those of the other issuers; if not, their ids begin with its host. */
  readonly shares_customers: boolean;
}

interface IdentityKey {
  readonly kid: string;
  /** The only algorithm that is accepted with this key. */
  readonly alg: IdentityAlgorithm;
  readonly publicKey: KeyObject;
}

/** Only asymmetric algorithms: with an HMAC, both sides could sign. */
export const IDENTITY_ALGORITHMS = ['ES256', 'EdDSA', 'RS256'] as const;
export type IdentityAlgorithm = (typeof IDENTITY_ALGORITHMS)[number];

/** The `typ` of such a JWT, so that another JWT of the issuer is not accepted in its place. */
export const IDENTITY_TYPE = 'frontdesk-identity+jwt';
/** The most seconds from `iat` to `exp`. */
export const IDENTITY_SECONDS = 300;
/** Seconds by which clocks may differ. */
export const CLOCK_TOLERANCE = 30;

/** What is wrong with a JWT that should identify a customer. */
export type IdentityFault =
  | 'malformed'
  | 'unknown_issuer'
  | 'unknown_key'
  | 'wrong_algorithm'
  | 'wrong_type'
  | 'wrong_audience'
  | 'wrong_signature'
  | 'expired'
  | 'not_yet_valid'
  | 'too_long_valid'
  | 'no_id'
  | 'no_subject'
  | 'reserved_subject'
  | 'used';

/** Verifies signature, key, type, issuer, audience and expiry of such a JWT. */
export interface IdentityVerifier {
  verify(token: string): Promise<{ readonly issuer: IdentityIssuer; readonly claims: Claims } | Invalid>;
}

type Invalid = { readonly invalid: IdentityFault };

/** Remembers the JWTs that were used. Throws `StoreBusy` or `StoreRefused`. */
export interface UsedIdentities {
  /** Notes a JWT, by its issuer and id, until a time in epoch seconds; false if it was used before. */
  use(issuer: string, id: string, until: number): Promise<boolean>;
}

interface Identity {
  readonly customer: string;
  readonly id: string;
  /** Epoch seconds after which no server accepts it, whatever its clock. */
  readonly until: number;
}

/** The customer of a verified JWT; `now` in epoch milliseconds. */
export const readIdentity = (
  claims: Claims,
  { issuer, shares_customers }: IdentityIssuer,
  reserved: readonly string[],
  now: number,
): Identity | Invalid => {
  const { iat, exp, jti, sub } = claims;
  if (typeof iat !== 'number' || typeof exp !== 'number' || exp - iat > IDENTITY_SECONDS)
    return { invalid: 'too_long_valid' };
  // Without this check, a JWT could be signed today for next year.
  if (iat > now / 1000 + CLOCK_TOLERANCE) return { invalid: 'not_yet_valid' };
  const id = Identifier.safeParse(jti);
  if (!id.success) return { invalid: 'no_id' };
  if (isReserved(sub, reserved)) return { invalid: 'reserved_subject' };
  const subject = Identifier.safeParse(sub);
  const customer = Identifier.safeParse(shares_customers ? sub : `${hostOf(issuer)}:${sub}`);
  if (!subject.success || !customer.success) return { invalid: 'no_subject' };
  return { customer: customer.data, id: id.data, until: Math.ceil(exp) + 2 * CLOCK_TOLERANCE };
};

/** Prefixes of customers' ids that no claim may begin with: those of visitors, and of issuers that share no customers. */
export const reservedPrefixes = (issuers: readonly Pick<IdentityIssuer, 'issuer' | 'shares_customers'>[]): string[] => [
  VISITOR,
  ...issuers.flatMap(({ issuer, shares_customers }) => (shares_customers ? [] : `${hostOf(issuer)}:`)),
];

export const isReserved = (claim: unknown, reserved: readonly string[]): boolean =>
  typeof claim === 'string' && reserved.some((prefix) => claim.startsWith(prefix));

const hostOf = (issuer: string): string => URL.parse(issuer)?.host ?? '';
