import { type Access, DESK_ACCESS, MCP_ACCESS, remedyFor, type Scope } from './scopes.ts';

/** The endpoints of a Cognito user pool. */
export interface PoolEndpoints {
  /** URL of the login page's domain. */
  readonly loginUrl: string;
  readonly jwksUri: string;
}

/** How an endpoint is protected, as published to clients. */
export interface Protection {
  /** URL of `/mcp` or `/desk`: the resource that tokens are issued for. */
  readonly resource: string;
  /** The authorization server, as clients see it. */
  readonly issuer: string;
  /** Prefix of each scope in a token, such as `frontdesk/`. */
  readonly scopePrefix: string;
  /** The user pool whose metadata the API serves as `issuer`; absent for an issuer that serves its own. */
  readonly pool?: PoolEndpoints;
}

export const METADATA_PATH = '/.well-known/oauth-protected-resource';

const DESK = '/desk';

export const isDesk = (resource: string): boolean => resource.endsWith(DESK);

const accessTo = (resource: string): Access => (isDesk(resource) ? DESK_ACCESS : MCP_ACCESS);

/** URL of the API, of which `resource` is the path `/mcp` or `/desk`. */
export const apiUrl = (resource: string): string => resource.replace(/\/(mcp|desk)$/, '');

/** URL of the metadata of RFC 9728, beside the endpoint. On a custom domain this is the location that the RFC specifies. */
export const metadataUrl = (resource: string): string =>
  `${apiUrl(resource)}${METADATA_PATH}${resource.slice(apiUrl(resource).length)}`;

/** The scopes that a person's client requests, as tokens write them. */
export const requestedScopes = ({ resource, scopePrefix }: Omit<Protection, 'issuer'>): readonly string[] =>
  accessTo(resource).requested.map((scope) => scopePrefix + scope);

/** The metadata of RFC 9728: the authorization server, and the scopes to request. */
export const resourceMetadata = (protection: Protection) => ({
  resource: protection.resource,
  resource_name: isDesk(protection.resource) ? 'Frontdesk for staff' : 'Frontdesk customer support',
  authorization_servers: [protection.issuer],
  scopes_supported: requestedScopes(protection),
  bearer_methods_supported: ['header'],
});

/** `WWW-Authenticate` for a request without a valid token (RFC 6750, 9728). */
export const tokenChallenge = (protection: Omit<Protection, 'issuer'>): string =>
  bearer({ scope: requestedScopes(protection).join(' '), resource_metadata: metadataUrl(protection.resource) });

/** `WWW-Authenticate` for a valid token without a required scope. It lists the granted scopes, too, so that the next token keeps them. A scope for which a person has to act is not requested: a client would, by itself. */
export const scopeChallenge = (
  { resource, scopePrefix }: Omit<Protection, 'issuer'>,
  granted: readonly Scope[],
  missing: readonly Scope[],
): string =>
  bearer({
    error: 'insufficient_scope',
    error_description: [
      `The token lacks ${scopeList(missing, scopePrefix)}`,
      ...missing.flatMap((scope) => remedyFor(scope) ?? []),
    ].join(': '),
    scope: scopeList(
      [...new Set([...granted, ...missing])].filter((scope) => remedyFor(scope) === null),
      scopePrefix,
    ),
    resource_metadata: metadataUrl(resource),
  });

/** `WWW-Authenticate` for an account without a role. It is no `insufficient_scope`: another token of the account would not help. */
export const roleChallenge = ({ resource }: Pick<Protection, 'resource'>): string =>
  bearer({ error_description: 'The account has no role at the desk', resource_metadata: metadataUrl(resource) });

const scopeList = (scopes: readonly Scope[], prefix: string): string => scopes.map((scope) => prefix + scope).join(' ');

const bearer = (parameters: Readonly<Record<string, string>>): string =>
  `Bearer ${Object.entries(parameters)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`;
