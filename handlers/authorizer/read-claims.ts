import { Identifier } from '../../core/access/identifier.ts';
import { grantedScopes, type Scope } from '../../core/access/scopes.ts';

/** How an issuer's access tokens say for whom they are. */
export interface ClaimRules {
  /** Clients whose tokens are taken, where the issuer names no audience, as Amazon Cognito does not; null where it names one. */
  readonly clientIds: readonly string[] | null;
  /** The claim that holds the customer. */
  readonly customerClaim: string;
  readonly scopePrefix: string;
  /** Where `/mcp` is, for which a token must be that says for what it is. */
  readonly resource: string;
}

export interface TokenHolder {
  readonly customer: string;
  readonly scopes: readonly Scope[];
}

/** Who holds a verified token and what for, or a label that says why nobody may with it. */
export const readClaims = (
  claims: Readonly<Record<string, unknown>>,
  { clientIds, customerClaim, scopePrefix, resource }: ClaimRules,
): TokenHolder | { readonly invalid: string } => {
  if (clientIds !== null) {
    // Cognito signs id tokens with the same keys: they are for the client to read, not for a server to accept.
    if (claims.token_use !== 'access') return { invalid: 'not_an_access_token' };
    if (!clientIds.some((id) => id === claims.client_id)) return { invalid: 'unknown_client' };
    // Cognito writes one when the client named a resource: then the token is for that one alone.
    if (claims.aud !== undefined && ![claims.aud].flat().includes(resource)) return { invalid: 'other_resource' };
  }
  const customer = Identifier.safeParse(claims[customerClaim]);
  if (!customer.success) return { invalid: 'no_customer' };
  const scopes = typeof claims.scope === 'string' ? grantedScopes(claims.scope, scopePrefix) : [];
  return { customer: customer.data, scopes };
};
