import { Identifier } from '../../core/access/identifier.ts';
import { grantedScopes, SCOPES, type Scope } from '../../core/access/scopes.ts';

export interface ClaimRules {
  /** Accepted client ids, for an issuer whose tokens have no audience, such as Amazon Cognito; null for others. */
  readonly clientIds: readonly string[] | null;
  readonly customerClaim: string;
  readonly scopePrefix: string;
  /** URL of `/mcp`. A Cognito token with an `aud` claim must name it. */
  readonly resource: string;
}

export interface TokenHolder {
  readonly customer: string;
  readonly scopes: readonly Scope[];
  /** The id of the client that the token was issued to: `client_id` (RFC 9068), or `azp`. Null if it names none. */
  readonly client: string | null;
}

/** The customer and scopes of a verified token, or a label that says why it is rejected. */
export const readClaims = (
  claims: Readonly<Record<string, unknown>>,
  { clientIds, customerClaim, scopePrefix, resource }: ClaimRules,
): TokenHolder | { readonly invalid: string } => {
  if (clientIds !== null) {
    // Cognito signs id tokens with the same keys. They are for the client to read, not for a server to accept.
    if (claims.token_use !== 'access') return { invalid: 'not_an_access_token' };
    if (!clientIds.some((id) => id === claims.client_id)) return { invalid: 'unknown_client' };
    // Cognito adds `aud` when the client names a resource. The token is then valid for that resource only.
    if (claims.aud !== undefined && ![claims.aud].flat().includes(resource)) return { invalid: 'other_resource' };
  }
  const customer = Identifier.safeParse(claims[customerClaim]);
  if (!customer.success) return { invalid: 'no_customer' };
  const scopes = typeof claims.scope === 'string' ? grantedScopes(claims.scope, scopePrefix, SCOPES) : [];
  const client = Identifier.safeParse(claims.client_id ?? claims.azp);
  return { customer: customer.data, scopes, client: client.success ? client.data : null };
};
