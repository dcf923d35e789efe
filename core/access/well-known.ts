import {
  isDesk,
  METADATA_PATH,
  type PoolEndpoints,
  type Protection,
  requestedScopes,
  resourceMetadata,
} from './bearer-challenge.ts';

/** RFC 8414, and OpenID Connect Discovery. Clients try one after the other. */
const SERVER_PATHS = ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'];

/** The same for the staff's pool, whose issuer is the URL of `/desk`. On execute-api, whose paths begin with the stage, clients find the last. */
const DESK_SERVER_PATHS = [...SERVER_PATHS.map((path) => `${path}/desk`), '/desk/.well-known/openid-configuration'];

/** The paths of an endpoint's public documents, below the API's URL. */
export const wellKnownPaths = ({ pool, resource }: Pick<Protection, 'pool' | 'resource'>): readonly string[] =>
  isDesk(resource)
    ? [`${METADATA_PATH}/desk`, ...(pool ? DESK_SERVER_PATHS : [])]
    : [METADATA_PATH, `${METADATA_PATH}/mcp`, ...(pool ? SERVER_PATHS : [])];

/** The public document at a path, which may begin with the path of the API's stage. Null for any other path. */
export const wellKnownDocument = (path: string, protection: Protection): object | null => {
  const known = wellKnownPaths(protection).find((each) => path.endsWith(each));
  if (known === undefined) return null;
  const { pool } = protection;
  return pool && !known.startsWith(METADATA_PATH) ? serverMetadata(protection, pool) : resourceMetadata(protection);
};

/**
 * The user pool as an authorization server. Cognito's own document lacks `code_challenge_methods_supported`, without which clients refuse
 * to log in. A client requires that `issuer` is the URL from which it derived the document's URL, so it is the API's, or that of `/desk`,
 * although access tokens name the pool. Scopes of OpenID are left out: the pool's id tokens would name the pool, too. Login page and token
 * endpoint share an origin: Codex refuses a login page of an origin that is neither the issuer's nor the token endpoint's, unless its
 * answers name the issuer.
 */
const serverMetadata = (protection: Protection, { loginUrl, jwksUri }: PoolEndpoints) => ({
  issuer: protection.issuer,
  authorization_endpoint: `${loginUrl}/oauth2/authorize`,
  token_endpoint: `${loginUrl}/oauth2/token`,
  revocation_endpoint: `${loginUrl}/oauth2/revoke`,
  userinfo_endpoint: `${loginUrl}/oauth2/userInfo`,
  jwks_uri: jwksUri,
  scopes_supported: requestedScopes(protection),
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
});
