import { generateKeyPairSync } from 'node:crypto';
import { errors, type OidcContext } from 'oidc-provider';
import { isLoopback } from '../../../core/access/loopback.ts';
import { memoryAdapter } from './memory-adapter.ts';
import { errorPage, showPage } from './pages.ts';
import { CALLBACK, CONSOLE_PAGES, type Realm } from './realms.ts';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const ALGORITHM = 'ES256';

/** Who logged in, and when: both stay with the grant when its tokens are refreshed, as in Cognito. */
interface LogIn {
  readonly groups: readonly string[];
  /** Epoch seconds. */
  readonly auth_time: number;
}

interface IssuedToken {
  /** Absent for a program. */
  readonly accountId?: string;
  readonly grantId?: string;
}

/**
 * Configures an OAuth server for one resource, with a new signing key. Every hook is set, so that the provider prints no warnings. `logIns` are
 * by their grants: one name can log in with several roles.
 */
export const issuerConfiguration = (resource: string, realm: Realm, logIns = new Map<string, LogIn>()): object => ({
  adapter: memoryAdapter(),
  jwks: { keys: [newKey()] },
  clients: clientsOf(realm),
  // Desktop and terminal clients are native: any loopback port and custom schemes are valid redirects.
  clientDefaults: { application_type: 'native', id_token_signed_response_alg: ALGORITHM },
  clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
  // Clients register with the scopes of their first request; dropping them lets a client request more later.
  extraClientMetadata: { properties: ['scope'], validator: forgetScope },
  responseTypes: ['code'],
  // The console is the gateway's page; other clients in a browser may be any page of this machine.
  clientBasedCORS: (_: OidcContext, origin: string, { clientId }: { readonly clientId: string }) =>
    clientId !== realm.client?.client_id || (isLoopback(origin) && new URL(origin).port === new URL(resource).port),
  pkce: { required: () => true },
  // No request has this path, so no session is resumed: one browser can log in as several customers.
  cookies: { long: { httpOnly: true, sameSite: 'lax', path: '/no-session' } },
  expiresWithSession: async () => false,
  interactions: { url: (_: OidcContext, { uid }: { readonly uid: string }) => `/login/${uid}` },
  findAccount: async (_: OidcContext, sub: string) => ({ accountId: sub, claims: async () => ({ sub }) }),
  extraTokenClaims: async (_: OidcContext, { accountId, grantId = '' }: IssuedToken) => {
    if (!realm.hasRoles) return undefined;
    if (accountId === undefined) return { name: realm.program.name };
    const { groups = [], auth_time } = logIns.get(grantId) ?? {};
    return { name: accountId, 'cognito:groups': groups, auth_time };
  },
  loadExistingGrant: grantWhatIsAskedFor(logIns),
  issueRefreshToken: async (_: OidcContext, client: { grantTypeAllowed(type: string): boolean }) =>
    client.grantTypeAllowed('refresh_token'),
  renderError: async (context: OidcContext, out: Readonly<Record<string, string>>) =>
    showPage(context, errorPage(out.error_description ?? out.error ?? 'The request failed.')),
  ttl: {
    AccessToken: HOUR_SECONDS,
    ClientCredentials: HOUR_SECONDS,
    IdToken: HOUR_SECONDS,
    Interaction: HOUR_SECONDS,
    Session: HOUR_SECONDS,
    Grant: 14 * DAY_SECONDS,
    RefreshToken: 14 * DAY_SECONDS,
  },
  fetch: async () => {
    throw new Error('The local issuer makes no requests.');
  },
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    registration: { enabled: true, issueRegistrationAccessToken: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: async (_: OidcContext, __: unknown, named?: unknown) => named ?? resource,
      useGrantedResource: async () => true,
      getResourceServerInfo: async (_: OidcContext, named: string, client: { readonly clientId: string }) => {
        if (named !== resource) throw new errors.InvalidTarget();
        const { scopes } = client.clientId === realm.program.client_id ? realm.program : realm;
        return {
          audience: resource,
          scope: scopes.join(' '),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: ALGORITHM } },
        };
      },
    },
  },
});

const clientsOf = ({ program: { scopes: _, name: __, ...program }, client }: Realm): readonly object[] => [
  { ...program, grant_types: ['client_credentials'], response_types: [], redirect_uris: [] },
  ...(client
    ? [
        {
          ...client,
          redirect_uris: [CALLBACK, ...CONSOLE_PAGES],
          grant_types: ['authorization_code', 'refresh_token'],
          token_endpoint_auth_method: 'none',
        },
      ]
    : []),
];

const newKey = () => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
  alg: ALGORITHM,
  use: 'sig',
});

const forgetScope = (_: unknown, __: string, ___: unknown, metadata: { scope?: string }): void => {
  delete metadata.scope;
};

/** A login grants the requested scopes, as far as the client may have them. */
const grantWhatIsAskedFor =
  (logIns: Map<string, LogIn>) =>
  async ({ oidc }: OidcContext) => {
    const { accountId } = oidc.session;
    if (!oidc.result?.login) return undefined;
    const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId });
    grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '));
    for (const [resource, { scopes }] of Object.entries(oidc.resourceServers)) {
      grant.addResourceScope(resource, [...oidc.requestParamScopes].filter((scope) => scopes.has(scope)).join(' '));
    }
    logIns.set(await grant.save(), {
      groups: oidc.result.login.groups,
      auth_time: Math.floor(Date.now() / 1000),
    });
    return grant;
  };
