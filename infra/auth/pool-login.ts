import { Aws, Fn, Stack } from 'aws-cdk-lib';
import { ManagedLoginVersion, type UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { PoolEndpoints } from '../../core/access/bearer-challenge.ts';

/** The first part of the stack's UUID: unique in the region, and without the account number. */
const STACK_TAG = Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));

/** The prefix of the login page's domain, or the pool's name with the stack's tag. */
export interface LoginDomain {
  readonly name: string;
  readonly prefix: string | undefined;
}

const domainPrefix = ({ name, prefix }: LoginDomain): string => prefix ?? `${name}-${STACK_TAG}`;

/** URL of the login page's domain. It needs no pool, because the pool's clients need the pages, whose policy names this domain. */
export const loginUrl = (scope: Construct, domain: LoginDomain): string =>
  `https://${domainPrefix(domain)}.auth.${Stack.of(scope).region}.amazoncognito.com`;

/** The login page of a pool, and how its tokens are verified. */
export const poolLogin = (
  pool: UserPool,
  { clients, ...domain }: LoginDomain & { readonly clients: readonly (UserPoolClient | null)[] },
): { readonly endpoints: PoolEndpoints; readonly verification: Readonly<Record<string, string>> } => {
  const { region, urlSuffix } = Stack.of(pool);
  pool.addDomain('Login', {
    cognitoDomain: { domainPrefix: domainPrefix(domain) },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  const iss = `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`;
  const jwksUri = `${iss}/.well-known/jwks.json`;
  const ids = clients.flatMap((client) => client?.userPoolClientId ?? []);
  return {
    endpoints: { loginUrl: loginUrl(pool, domain), jwksUri },
    // Cognito's access tokens carry the client id, and an audience only if the client asked for one.
    verification: { ISSUER: iss, JWKS_URI: jwksUri, CLIENT_IDS: ids.join(',') },
  };
};

/** Options for `claude mcp add`. Without `--callback-port`, Claude Code listens on a random port, which is not a registered callback URL. */
export const clientOptions = ({ userPoolClientId }: UserPoolClient, callbackUrls: readonly string[]): string => {
  const port = callbackUrls.flatMap((url) => /^http:\/\/localhost:(\d+)\/callback$/.exec(url)?.[1] ?? [])[0];
  return `--client-id ${userPoolClientId} ${port === undefined ? '' : `--callback-port ${port} `}`;
};

/** The command reads the client secret with the caller's permissions, so that the secret is in no output. */
export const tokenCommand = (
  { loginUrl }: PoolEndpoints,
  pool: UserPool,
  { userPoolClientId: id }: UserPoolClient,
): string =>
  `curl -s ${loginUrl}/oauth2/token -d grant_type=client_credentials -u "${id}:$(aws cognito-idp describe-user-pool-client --user-pool-id ${pool.userPoolId} --client-id ${id} --query UserPoolClient.ClientSecret --output text)"`;
