import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { apiUrl, type PoolEndpoints } from '../../core/access/bearer-challenge.ts';
import { MCP_ACCESS } from '../../core/access/scopes.ts';
import type { Output } from '../output.ts';
import type { CognitoSettings } from '../settings/auth-settings.ts';
import type { Stage } from '../stages.ts';
import { CustomerPool } from './customer-pool.ts';
import { PoolClients, SCOPE_PREFIX } from './pool-clients.ts';
import { clientOptions, poolLogin, tokenCommand } from './pool-login.ts';
import type { TokenIssuer } from './token-issuer.ts';

export interface CognitoIssuerProps {
  readonly stage: Stage;
  readonly auth: CognitoSettings;
  /** The URL of `/mcp`. */
  readonly resource: string;
}

/**
 * A Cognito user pool of this stack as the customers' authorization server, with its login page. The API serves the metadata, so clients
 * see the API as the issuer.
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
    const pool = new CustomerPool(this, 'Pool', { stage, auth });
    const { people: customers, programs: backOffice } = new PoolClients(this, 'Clients', {
      pool,
      access: MCP_ACCESS,
      resource,
      resourceName: 'frontdesk-mcp',
      people: {
        id: 'Customers',
        name: 'customers',
        scopes: MCP_ACCESS.requested,
        callbackUrls: auth.callbackUrls,
        loginLife: Duration.days(30),
      },
      programs: auth.backOffice ? { id: 'BackOffice', name: 'back-office', scopes: MCP_ACCESS.scopes } : null,
    });
    const { endpoints, verification } = poolLogin(pool, {
      name: `frontdesk-${stage.name}`,
      prefix: auth.domainPrefix,
      clients: [customers, backOffice],
    });
    this.issuer = apiUrl(resource);
    this.pool = endpoints;
    this.verification = verification;
    this.clientOptions = clientOptions(customers, auth.callbackUrls);
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
              value: tokenCommand(endpoints, pool, backOffice),
            },
          ]
        : []),
    ];
  }
}
