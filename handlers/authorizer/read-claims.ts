import type { Protection } from '../../core/access/bearer-challenge.ts';
import { Identifier } from '../../core/access/identifier.ts';
import { type Claims, isReserved } from '../../core/access/identity.ts';
import { CUSTOMER_SCOPES, grantedScopes, SCOPES, type Scope } from '../../core/access/scopes.ts';

/** `resource`: a Cognito token with an `aud` claim must name it. */
export interface ClaimRules extends Omit<Protection, 'issuer' | 'pool'> {
  /** Accepted client ids, for an issuer whose tokens have no audience, such as Amazon Cognito; null for others. */
  readonly clientIds: readonly string[] | null;
  /** The claim with the id of the customer, or of the person or program at the desk. */
  readonly subjectClaim: string;
  /** Prefixes that this claim must not have, because they are for ids that no issuer of access tokens gives. */
  readonly reserved: readonly string[];
}

/** The account that a token was issued to. */
export interface TokenHolder {
  /** The customer, person or program. */
  readonly id: string;
  readonly scopes: readonly Scope[];
  /** Context for the endpoint, beside the scopes. API Gateway passes text only. */
  readonly context: Readonly<Record<string, string>>;
  /** The scopes that a client of the holder can ask for; empty for an account without a role at the desk. */
  readonly requestable: readonly Scope[];
}

export type Invalid = { readonly invalid: string };

/** Reads the claims of a verified token for one endpoint; returns a label if the token is rejected. */
export type ReadClaims = (claims: Claims) => TokenHolder | Invalid;

/** The customer and scopes of a token for `/mcp`. */
export const customerOf =
  (rules: ClaimRules): ReadClaims =>
  (claims) => {
    const subject = subjectOf(claims, rules);
    if ('invalid' in subject) return subject;
    const { id, client } = subject;
    const scopes = scopesOf(claims, rules, SCOPES);
    const context = { customer: id, ...(client !== null && { client }) };
    return { id, scopes, context, requestable: CUSTOMER_SCOPES };
  };

export const scopesOf = <S extends Scope>(
  { scope }: Claims,
  { scopePrefix }: ClaimRules,
  allowed: readonly S[],
): readonly S[] => (typeof scope === 'string' ? grantedScopes(scope, scopePrefix, allowed) : []);

/** The subject of an access token, and the client that it was issued to: `client_id` (RFC 9068), or `azp`; null if it names none. */
export const subjectOf = (
  claims: Claims,
  { clientIds, subjectClaim, resource, reserved }: ClaimRules,
): { readonly id: string; readonly client: string | null } | Invalid => {
  if (clientIds !== null) {
    // Cognito signs id tokens with the same keys. They are for the client to read, not for a server to accept.
    if (claims.token_use !== 'access') return { invalid: 'not_an_access_token' };
    if (!clientIds.some((id) => id === claims.client_id)) return { invalid: 'unknown_client' };
    // Cognito adds `aud` when the client names a resource. The token is then valid for that resource only.
    if (claims.aud !== undefined && ![claims.aud].flat().includes(resource)) return { invalid: 'other_resource' };
  }
  const id = Identifier.safeParse(claims[subjectClaim]);
  if (!id.success) return { invalid: 'no_subject' };
  if (isReserved(id.data, reserved)) return { invalid: 'reserved_subject' };
  const client = Identifier.safeParse(claims.client_id ?? claims.azp);
  return { id: id.data, client: client.success ? client.data : null };
};
