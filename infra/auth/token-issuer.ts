import type { Protection } from '../../core/access/bearer-challenge.ts';
import type { Output } from '../output.ts';
import type { IssuerSettings } from '../settings/auth-settings.ts';

/** The authorization server whose access tokens are taken. */
export interface TokenIssuer {
  /** As `iss` in its tokens. */
  readonly issuer: string;
  /** What it puts before each scope of ours. */
  readonly scopePrefix: string;
  /** What the authorizer must know besides, as its variables. */
  readonly verification: Readonly<Record<string, string>>;
  /** What `claude mcp add` must be told, where a client cannot register itself. */
  readonly clientOptions: string;
  readonly outputs: readonly Output[];
}

/** The one that a company has already. */
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

/** How the endpoint is protected, as the variables that front and authorizer have in common. */
export const protectionVariables = ({ resource, issuer, scopePrefix }: Protection): Record<string, string> => ({
  RESOURCE_URL: resource,
  ISSUER: issuer,
  ...(scopePrefix !== '' && { SCOPE_PREFIX: scopePrefix }),
});
