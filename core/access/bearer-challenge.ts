import { CUSTOMER_SCOPES, type Scope } from './scopes.ts';

/** How this server is protected, as clients are told. */
export interface Protection {
  /** Where `/mcp` is, which is also the resource that a token is for. */
  readonly resource: string;
  /** The authorization server. */
  readonly issuer: string;
  /** What stands before each scope in a token. */
  readonly scopePrefix: string;
}

export const METADATA_PATH = '/.well-known/oauth-protected-resource';

/** Where the metadata of RFC 9728 is served: beside `/mcp`, which on a domain of one's own is the place that the RFC names. */
export const metadataUrl = (resource: string): string => resource.replace(/\/mcp$/, `${METADATA_PATH}/mcp`);

/** The metadata of RFC 9728: which authorization server to go to, and what to ask it for. */
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

/** `WWW-Authenticate` for a valid token that does not allow the operation: what to ask for next, without losing what it has. */
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
