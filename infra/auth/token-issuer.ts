import type { PoolEndpoints, Protection } from '../../core/access/bearer-challenge.ts';
import type { Output } from '../output.ts';
import type { IssuerSettings } from '../settings/auth-settings.ts';

/** The authorization server whose access tokens the API accepts. */
export interface TokenIssuer {
  /** The authorization server, as clients see it. */
  readonly issuer: string;
  readonly scopePrefix: string;
  /** The user pool whose metadata the API serves. */
  readonly pool?: PoolEndpoints;
  /** The environment variables with which the authorizer verifies a token; `ISSUER` is the `iss` of the tokens. */
  readonly verification: Readonly<Record<string, string>>;
  /** Options for `claude mcp add` where clients cannot register dynamically. */
  readonly clientOptions: string;
  readonly outputs: readonly Output[];
}

/** An authorization server that the company already has. */
export const companyIssuer = ({ issuer, jwksUri, audience, customerClaim }: IssuerSettings): TokenIssuer => ({
  issuer,
  scopePrefix: '',
  verification: {
    ISSUER: issuer,
    JWKS_URI: jwksUri,
    AUDIENCE: audience,
    ...(customerClaim !== undefined && { CUSTOMER_CLAIM: customerClaim }),
  },
  clientOptions: '',
  outputs: [],
});

/** The environment variables about authorization that the front and the authorizer share. */
export const protectionVariables = ({ resource, scopePrefix }: Protection): Record<string, string> => ({
  RESOURCE_URL: resource,
  ...(scopePrefix !== '' && { SCOPE_PREFIX: scopePrefix }),
});
