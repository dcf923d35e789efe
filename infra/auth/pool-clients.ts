import { Duration } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  ClientAttributes,
  OAuthScope,
  ResourceServerScope,
  type UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Access, Scope } from '../../core/access/scopes.ts';

/** In tokens, a scope is written as `<resource server>/<scope>`. */
const RESOURCE_SERVER = 'frontdesk';
export const SCOPE_PREFIX = `${RESOURCE_SERVER}/`;

const DESCRIPTIONS: Readonly<Record<Scope, string>> = {
  'support:chat': 'Write to customer support',
  'support:read': 'Read conversations with customer support',
  'support:act_as': 'Act for the customer that the call names',
  'support:operate': 'Read and answer the conversations of customers',
  'support:integrate': 'Read, reply, give back and close for a program of the company',
  'support:admin': 'Export and erase what is stored about a customer',
};

const TOKEN_LIFE = { accessTokenValidity: Duration.hours(1), enableTokenRevocation: true } as const;

export interface PoolClientsProps {
  readonly pool: UserPool;
  /** Its scopes are those of the pool's resource server. */
  readonly access: Pick<Access, 'scopes'>;
  /** The URL of the endpoint, and the name of its resource server. */
  readonly resource: string;
  readonly resourceName: string;
  readonly people: {
    readonly id: string;
    readonly name: string;
    /** That its client may request. */
    readonly scopes: readonly Scope[];
    readonly callbackUrls: readonly string[];
    /** To which a client may return after the logout. */
    readonly logoutUrls?: readonly string[];
    /** How long a login lasts while the client is used. */
    readonly loginLife: Duration;
    /** Whether people cannot change the name that others see. */
    readonly keepsName?: true;
  };
  /** Null for a pool without programs. */
  readonly programs: { readonly id: string; readonly name: string; readonly scopes: readonly Scope[] } | null;
}

export class PoolClients extends Construct {
  /** A public client, for programs on a person's machine. */
  readonly people: UserPoolClient;
  /** A confidential client, for programs of the company. */
  readonly programs: UserPoolClient | null;

  constructor(scope: Construct, id: string, props: PoolClientsProps) {
    super(scope, id);
    const { pool, access, resource, resourceName, people, programs } = props;
    const scopeOf = (name: Scope) => new ResourceServerScope({ scopeName: name, scopeDescription: DESCRIPTIONS[name] });
    const server = pool.addResourceServer('Scopes', {
      identifier: RESOURCE_SERVER,
      scopes: access.scopes.map(scopeOf),
    });
    // MCP clients send `resource`, and Cognito has rejected codes for a resource that it did not know.
    pool.addResourceServer('Endpoint', { identifier: resource, userPoolResourceServerName: resourceName });
    const grant = (scopes: readonly Scope[]) => scopes.map((name) => OAuthScope.resourceServer(server, scopeOf(name)));

    this.people = pool.addClient(people.id, {
      ...TOKEN_LIFE,
      userPoolClientName: people.name,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: grant(people.scopes),
        callbackUrls: [...people.callbackUrls],
        ...(people.logoutUrls && { logoutUrls: [...people.logoutUrls] }),
      },
      // Set explicitly: Cognito's default includes the refresh flow, which it rejects together with refresh token rotation.
      authFlows: { userSrp: true },
      ...(people.keepsName && { writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }) }),
      idTokenValidity: TOKEN_LIFE.accessTokenValidity,
      refreshTokenValidity: people.loginLife,
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      preventUserExistenceErrors: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    });
    // The login page is unavailable until the client has a branding style, even if that is Cognito's default.
    new CfnManagedLoginBranding(this, 'LoginPage', {
      userPoolId: pool.userPoolId,
      clientId: this.people.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.programs =
      programs === null
        ? null
        : pool.addClient(programs.id, {
            ...TOKEN_LIFE,
            userPoolClientName: programs.name,
            generateSecret: true,
            oAuth: { flows: { clientCredentials: true }, scopes: grant(programs.scopes) },
            preventUserExistenceErrors: true,
          });
  }
}
