import type { Protection } from '../../core/access/bearer-challenge.ts';
import type { Output } from '../output.ts';
import type { IssuerSettings } from '../settings/auth-settings.ts';

/** The authorization server whose access tokens the API accepts. */
export interface TokenIssuer {
  /** The `iss` of its tokens. */
  readonly issuer: string;
  /** The prefix of each scope in its tokens. */
  readonly scopePrefix: string;
  /** Further environment variables that the authorizer needs to verify a token. */
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
    JWKS_URI: jwksUri,
    AUDIENCE: audience,
    ...(customerClaim !== undefined && { CUSTOMER_CLAIM: customerClaim }),
  },
  clientOptions: '',
  outputs: [],
});

/** The environment variables about authorization that the front and the authorizer share. */
export const protectionVariables = ({ resource, issuer, scopePrefix }: Protection): Record<string, string> => ({
  RESOURCE_URL: resource,
  ISSUER: issuer,
  ...(scopePrefix !== '' && { SCOPE_PREFIX: scopePrefix }),
});
