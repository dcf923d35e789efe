import { CUSTOMER_SCOPES, type Scope } from './scopes.ts';

/** The endpoints of a Cognito user pool. */
export interface PoolEndpoints {
  /** URL of the login page's domain. */
  readonly loginUrl: string;
  readonly jwksUri: string;
}

/** How the endpoint is protected, as published to clients. */
export interface Protection {
  /** URL of `/mcp`: the resource that tokens are issued for. */
  readonly resource: string;
  /** The authorization server, as clients see it. */
  readonly issuer: string;
  /** Prefix of each scope in a token, such as `frontdesk/`. */
  readonly scopePrefix: string;
  /** The user pool whose metadata the API serves as `issuer`; absent for an issuer that serves its own. */
  readonly pool?: PoolEndpoints;
}

export const METADATA_PATH = '/.well-known/oauth-protected-resource';

/** URL of the API, of which `resource` is the path `/mcp`. */
export const apiUrl = (resource: string): string => resource.replace(/\/mcp$/, '');

/** URL of the metadata of RFC 9728, beside `/mcp`. On a custom domain this is the location that the RFC specifies. */
export const metadataUrl = (resource: string): string => `${apiUrl(resource)}${METADATA_PATH}/mcp`;

/** The metadata of RFC 9728: the authorization server, and the scopes to request. */
export const resourceMetadata = ({ resource, issuer, scopePrefix }: Protection) => ({
  resource,
  resource_name: 'Frontdesk customer support',
  authorization_servers: [issuer],
  scopes_supported: CUSTOMER_SCOPES.map((scope) => scopePrefix + scope),
  bearer_methods_supported: ['header'],
});

/** `WWW-Authenticate` for a request without a valid token (RFC 6750, 9728). */
export const tokenChallenge = ({ resource, scopePrefix }: Omit<Protection, 'issuer'>): string =>
  bearer({ scope: scopeList(CUSTOMER_SCOPES, scopePrefix), resource_metadata: metadataUrl(resource) });

/** `WWW-Authenticate` for a valid token without a required scope. It lists the granted scopes, too, so that the next token keeps them. */
export const scopeChallenge = (
  { resource, scopePrefix }: Omit<Protection, 'issuer'>,
  granted: readonly Scope[],
  missing: readonly Scope[],
): string =>
  bearer({
    error: 'insufficient_scope',
    error_description: `The token lacks ${scopeList(missing, scopePrefix)}`,
    scope: scopeList([...new Set([...granted, ...missing])], scopePrefix),
    resource_metadata: metadataUrl(resource),
  });

const scopeList = (scopes: readonly Scope[], prefix: string): string => scopes.map((scope) => prefix + scope).join(' ');

const bearer = (parameters: Readonly<Record<string, string>>): string =>
  `Bearer ${Object.entries(parameters)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`;
