import { Aws, Fn, Stack } from 'aws-cdk-lib';
import { ManagedLoginVersion } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { apiUrl, type PoolEndpoints } from '../../core/access/bearer-challenge.ts';
import type { Output } from '../output.ts';
import type { CognitoSettings } from '../settings/auth-settings.ts';
import type { Stage } from '../stages.ts';
import { CustomerPool } from './customer-pool.ts';
import { PoolClients, SCOPE_PREFIX } from './pool-clients.ts';
import type { TokenIssuer } from './token-issuer.ts';

/** The first part of the stack's UUID: unique in the region, and without the account number. */
const STACK_TAG = Fn.select(0, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));

export interface CognitoIssuerProps {
  readonly stage: Stage;
  readonly auth: CognitoSettings;
  /** The URL of `/mcp`. */
  readonly resource: string;
}

/**
 * A Cognito user pool of this stack as the authorization server, with its login page. The API serves the metadata, so clients see the API
 * as the issuer.
 */
export class CognitoIssuer extends Construct implements TokenIssuer {
  readonly issuer: string;
  readonly scopePrefix = SCOPE_PREFIX;
  readonly pool: PoolEndpoints;
  readonly verification: Readonly<Record<string, string>>;
  readonly clientOptions: string;
  readonly outputs: readonly Output[];

  constructor(scope: Construct, id: string, { stage, auth, resource }: CognitoIssuerProps) {
    super(scope, id);
    const { region, urlSuffix } = Stack.of(this);
    const pool = new CustomerPool(this, 'Pool', { stage, auth });
    const { customers, backOffice } = new PoolClients(this, 'Clients', { pool, auth, resource });
    const login = pool.addDomain('Login', {
      cognitoDomain: { domainPrefix: auth.domainPrefix ?? `frontdesk-${stage.name}-${STACK_TAG}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });

    const clients = [customers, ...(backOffice ? [backOffice] : [])].map((client) => client.userPoolClientId);
    const iss = `https://cognito-idp.${region}.${urlSuffix}/${pool.userPoolId}`;
    this.issuer = apiUrl(resource);
    this.pool = { loginUrl: login.baseUrl(), jwksUri: `${iss}/.well-known/jwks.json` };
    // Cognito's access tokens carry the client id, and an audience only if the client asked for one.
    this.verification = { ISSUER: iss, JWKS_URI: this.pool.jwksUri, CLIENT_IDS: clients.join(',') };
    this.clientOptions = `--client-id ${customers.userPoolClientId} ${callbackPort(auth)}`;
    this.outputs = [
      {
        name: 'ClientId',
        description: 'The client id for MCP clients. Cognito does not support dynamic client registration.',
        value: customers.userPoolClientId,
      },
      ...(backOffice
        ? [
            {
              name: 'BackOfficeToken',
              description:
                'Command that gets a token, valid for one hour, for a backend that names the customer in user_id.',
              value: tokenCommand(this.pool.loginUrl, pool.userPoolId, backOffice.userPoolClientId),
            },
          ]
        : []),
    ];
  }
}

/** Without `--callback-port`, Claude Code listens on a random port, which is not a registered callback URL. */
const callbackPort = ({ callbackUrls }: CognitoSettings): string => {
  const port = callbackUrls.flatMap((url) => /^http:\/\/localhost:(\d+)\/callback$/.exec(url)?.[1] ?? [])[0];
  return port === undefined ? '' : `--callback-port ${port} `;
};

/** The command reads the client secret with the caller's permissions, so that the secret is in no output. */
const tokenCommand = (login: string, pool: string, client: string): string =>
  `curl -s ${login}/oauth2/token -d grant_type=client_credentials -u "${client}:$(aws cognito-idp describe-user-pool-client --user-pool-id ${pool} --client-id ${client} --query UserPoolClient.ClientSecret --output text)"`;
