import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { PoolEndpoints } from '../../core/access/bearer-challenge.ts';
import { CONSOLE_SCOPES, DESK_ACCESS } from '../../core/access/scopes.ts';
import { StaffTokenFunction } from '../functions/staff-token.ts';
import type { Output } from '../output.ts';
import type { StaffPoolSettings } from '../settings/auth-settings.ts';
import type { Stage } from '../stages.ts';
import { PoolClients, SCOPE_PREFIX } from './pool-clients.ts';
import { clientOptions, type LoginDomain, poolLogin, tokenCommand } from './pool-login.ts';
import { StaffPool } from './staff-pool.ts';
import type { StaffTokenIssuer } from './token-issuer.ts';

/** A shift. A role that was taken from a person ends with the access token, after an hour. */
const LOGIN_LIFE = Duration.hours(12);

/** Where people log in. */
export const staffLogin = ({ name }: Stage, { domainPrefix }: StaffPoolSettings): LoginDomain => ({
  name: `frontdesk-${name}-staff`,
  prefix: domainPrefix,
});

export interface StaffIssuerProps {
  readonly stage: Stage;
  readonly staff: StaffPoolSettings;
  /** The URL of `/desk`. */
  readonly resource: string;
  /** The URL of the console. */
  readonly consoleUrl: string;
  /** The bundle of the function that completes access tokens. */
  readonly asset: string;
}

/** A second Cognito user pool as the staff's authorization server. No token of the customers' pool is valid at `/desk`, or the other way round. */
export class StaffIssuer extends Construct implements StaffTokenIssuer {
  /** The URL of `/desk` itself: the customers' pool has the API's. */
  readonly issuer: string;
  readonly scopePrefix = SCOPE_PREFIX;
  readonly pool: PoolEndpoints;
  readonly verification: Readonly<Record<string, string>>;
  readonly clientOptions: string;
  readonly consoleClientId: string;
  readonly outputs: readonly Output[];

  constructor(scope: Construct, id: string, { stage, staff, resource, consoleUrl, asset }: StaffIssuerProps) {
    super(scope, id);
    const { live: preToken } = new StaffTokenFunction(this, 'Token', { stage, asset });
    const pool = new StaffPool(this, 'Pool', { stage, preToken });
    const clients = new PoolClients(this, 'Clients', {
      pool,
      access: DESK_ACCESS,
      resource,
      resourceName: 'frontdesk-desk',
      people: {
        id: 'People',
        name: 'people',
        scopes: DESK_ACCESS.requested,
        callbackUrls: staff.callbackUrls,
        loginLife: LOGIN_LIFE,
        keepsName: true,
      },
      programs: staff.crm ? { id: 'Crm', name: 'crm', scopes: ['support:integrate'] } : null,
    });
    const { people, programs: crm } = clients;
    // A client of its own: a model in a supervisor's MCP client must not be able to erase a customer.
    const console = clients.addPeople({
      id: 'Console',
      name: 'console',
      scopes: CONSOLE_SCOPES,
      callbackUrls: [consoleUrl],
      logoutUrls: [consoleUrl],
      loginLife: LOGIN_LIFE,
      keepsName: true,
    });
    const { endpoints, verification } = poolLogin(pool, {
      ...staffLogin(stage, staff),
      clients: [people, console, crm],
    });
    this.issuer = resource;
    this.pool = endpoints;
    this.consoleClientId = console.userPoolClientId;
    this.verification = {
      ...verification,
      CONSOLE_CLIENT: this.consoleClientId,
      ...(crm && { MACHINE_CLIENTS: crm.userPoolClientId }),
    };
    this.clientOptions = clientOptions(people, staff.callbackUrls);
    this.outputs = [
      {
        name: 'StaffClientId',
        description: 'The client id for MCP clients of people at the desk.',
        value: people.userPoolClientId,
      },
      { name: 'StaffPoolId', description: "The user pool of the staff's accounts.", value: pool.userPoolId },
      ...(crm
        ? [
            {
              name: 'CrmToken',
              description: 'Command that gets a token, valid for one hour, for a program that replies and closes.',
              value: tokenCommand(endpoints, pool, crm),
            },
          ]
        : []),
    ];
  }
}
