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
import { CUSTOMER_SCOPES, SCOPES, type Scope } from '../../core/access/scopes.ts';
import type { CognitoSettings } from '../settings/auth-settings.ts';

/** Tokens write a scope as the identifier of its resource server, `/` and its name. */
const RESOURCE_SERVER = 'frontdesk';
export const SCOPE_PREFIX = `${RESOURCE_SERVER}/`;

const DESCRIPTIONS: Readonly<Record<Scope, string>> = {
  'support:chat': 'Write to customer support',
  'support:read': 'Read conversations with customer support',
  'support:act_as': 'Act for the customer whom the call names',
};

const TOKEN_LIFE = { accessTokenValidity: Duration.hours(1), enableTokenRevocation: true } as const;

export interface PoolClientsProps {
  readonly pool: UserPool;
  readonly auth: CognitoSettings;
  /** The URL of `/mcp`. */
  readonly resource: string;
}

/** Who may ask the pool for tokens, and what for. */
export class PoolClients extends Construct {
  /** For programs on a customer's machine, which can keep no secret. */
  readonly customers: UserPoolClient;
  /** For a backend of the company, which names the customer. */
  readonly backOffice: UserPoolClient | null;

  constructor(scope: Construct, id: string, { pool, auth, resource }: PoolClientsProps) {
    super(scope, id);
    const scopeOf = (name: Scope) => new ResourceServerScope({ scopeName: name, scopeDescription: DESCRIPTIONS[name] });
    const server = pool.addResourceServer('Scopes', { identifier: RESOURCE_SERVER, scopes: SCOPES.map(scopeOf) });
    // MCP clients name the resource that a token is for, and Cognito has refused codes for resources that it did not know.
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
      // Named, because Cognito's default has the refresh without rotation among its flows, and refuses both together.
      authFlows: { userSrp: true },
      idTokenValidity: TOKEN_LIFE.accessTokenValidity,
      refreshTokenValidity: Duration.days(30),
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      preventUserExistenceErrors: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    });
    // The login page says that it is not available until it has a style, be it Cognito's own.
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
