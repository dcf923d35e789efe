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

/** A public client, for programs on a person's machine or in their browser. */
interface PeopleClient {
  readonly id: string;
  readonly name: string;
  /** The scopes that it may request. */
  readonly scopes: readonly Scope[];
  readonly callbackUrls: readonly string[];
  /** The URLs to which it may return after the logout. */
  readonly logoutUrls?: readonly string[];
  /** How long a login lasts while the client is used. */
  readonly loginLife: Duration;
  /** Whether people cannot change the name that others see. */
  readonly keepsName?: true;
}

export interface PoolClientsProps {
  readonly pool: UserPool;
  /** Its scopes are those of the pool's resource server. */
  readonly access: Pick<Access, 'scopes'>;
  /** The URL of the endpoint, and the name of its resource server. */
  readonly resource: string;
  readonly resourceName: string;
  readonly people: PeopleClient;
  /** Null for a pool without programs. */
  readonly programs: { readonly id: string; readonly name: string; readonly scopes: readonly Scope[] } | null;
}

export class PoolClients extends Construct {
  readonly people: UserPoolClient;
  /** A confidential client, for programs of the company. */
  readonly programs: UserPoolClient | null;
  readonly #pool: UserPool;
  readonly #grant: (scopes: readonly Scope[]) => OAuthScope[];

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
    this.#pool = pool;
    this.#grant = (scopes) => scopes.map((name) => OAuthScope.resourceServer(server, scopeOf(name)));
    this.people = this.addPeople(people);
    this.programs =
      programs === null
        ? null
        : pool.addClient(programs.id, {
            ...TOKEN_LIFE,
            userPoolClientName: programs.name,
            generateSecret: true,
            oAuth: { flows: { clientCredentials: true }, scopes: this.#grant(programs.scopes) },
            preventUserExistenceErrors: true,
          });
  }
  /** Adds another client for people. */
  addPeople(people: PeopleClient): UserPoolClient {
    const client = this.#pool.addClient(people.id, {
      ...TOKEN_LIFE,
      userPoolClientName: people.name,
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: this.#grant(people.scopes),
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
    new CfnManagedLoginBranding(this, `LoginPage${people.id}`, {
      userPoolId: this.#pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return client;
  }
}
