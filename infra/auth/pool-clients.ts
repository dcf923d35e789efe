import { Duration } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  OAuthScope,
  ResourceServerScope,
  type UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { CUSTOMER_SCOPES, SCOPES } from '../../core/access/scopes.ts';
import type { CognitoSettings } from '../settings/auth-settings.ts';

/** In tokens, a scope is written as `<resource server>/<scope>`. */
const RESOURCE_SERVER = 'frontdesk';
export const SCOPE_PREFIX = `${RESOURCE_SERVER}/`;

type Scope = (typeof SCOPES)[number];

const DESCRIPTIONS: Readonly<Record<Scope, string>> = {
  'support:chat': 'Write to customer support',
  'support:read': 'Read conversations with customer support',
  'support:act_as': 'Act for the customer that the call names',
};

const TOKEN_LIFE = { accessTokenValidity: Duration.hours(1), enableTokenRevocation: true } as const;

export interface PoolClientsProps {
  readonly pool: UserPool;
  readonly auth: CognitoSettings;
  /** The URL of `/mcp`. */
  readonly resource: string;
}

export class PoolClients extends Construct {
  /** A public client, for programs on a customer's machine. */
  readonly customers: UserPoolClient;
  /** A confidential client, for the company's backend that names the customer. */
  readonly backOffice: UserPoolClient | null;

  constructor(scope: Construct, id: string, { pool, auth, resource }: PoolClientsProps) {
    super(scope, id);
    const scopeOf = (name: Scope) => new ResourceServerScope({ scopeName: name, scopeDescription: DESCRIPTIONS[name] });
    const server = pool.addResourceServer('Scopes', { identifier: RESOURCE_SERVER, scopes: SCOPES.map(scopeOf) });
    // MCP clients send `resource`, and Cognito has rejected codes for a resource that it did not know.
    pool.addResourceServer('Endpoint', { identifier: resource, userPoolResourceServerName: 'frontdesk-mcp' });
    const grant = (scopes: readonly Scope[]) => scopes.map((name) => OAuthScope.resourceServer(server, scopeOf(name)));

    this.customers = pool.addClient('Customers', {
      ...TOKEN_LIFE,
      userPoolClientName: 'customers',
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: grant(CUSTOMER_SCOPES),
        callbackUrls: [...auth.callbackUrls],
      },
      // Set explicitly: Cognito's default includes the refresh flow, which it rejects together with refresh token rotation.
      authFlows: { userSrp: true },
      idTokenValidity: TOKEN_LIFE.accessTokenValidity,
      refreshTokenValidity: Duration.days(30),
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      preventUserExistenceErrors: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    });
    // The login page is unavailable until the client has a branding style, even if that is Cognito's default.
    new CfnManagedLoginBranding(this, 'LoginPage', {
      userPoolId: pool.userPoolId,
      clientId: this.customers.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.backOffice = auth.backOffice
      ? pool.addClient('BackOffice', {
          ...TOKEN_LIFE,
          userPoolClientName: 'back-office',
          generateSecret: true,
          oAuth: { flows: { clientCredentials: true }, scopes: grant(SCOPES) },
          preventUserExistenceErrors: true,
        })
      : null;
  }
}
