import * as z from 'zod/mini';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { joseTokens } from '../../adapters/jose/token-verifier.ts';
import { isDesk } from '../../core/access/bearer-challenge.ts';
import { DESK_ACCESS, MCP_ACCESS } from '../../core/access/scopes.ts';
import { systemClock } from '../../core/config/clock.ts';
import { nonEmptyString, readEnvironment } from '../../core/config/environment.ts';
import { authorize } from './authorize.ts';
import { customerOf } from './read-claims.ts';
import { operatorOf } from './read-staff-claims.ts';

const env = readEnvironment(
  z
    .object({
      STAGE: nonEmptyString,
      /** `mcp` for customers, `desk` for the company's people and programs. */
      ENDPOINT: z._default(z.enum(['mcp', 'desk']), 'mcp'),
      /** Public URL of the endpoint. */
      RESOURCE_URL: nonEmptyString,
      ISSUER: nonEmptyString,
      JWKS_URI: z.url(),
      AUDIENCE: z.optional(nonEmptyString),
      /** Comma-separated client ids to accept instead of an audience. */
      CLIENT_IDS: z.optional(nonEmptyString),
      SCOPE_PREFIX: z.optional(z.string()),
      CUSTOMER_CLAIM: z._default(nonEmptyString, 'sub'),
      /** For the desk: the claims with roles and teams and with the displayed name, and the client ids of programs. */
      ROLE_CLAIM: z._default(nonEmptyString, 'cognito:groups'),
      NAME_CLAIM: z._default(nonEmptyString, 'name'),
      MACHINE_CLIENTS: z.optional(z.string()),
    })
    .check(
      // Exactly one is required. Without either, a token that the issuer made for another service would be accepted.
      z.superRefine(({ AUDIENCE, CLIENT_IDS }, context) => {
        if ((AUDIENCE === undefined) !== (CLIENT_IDS === undefined)) return;
        for (const name of ['AUDIENCE', 'CLIENT_IDS']) context.addIssue({ code: 'custom', path: [name] });
      }),
      z.superRefine(({ ENDPOINT, RESOURCE_URL }, context) => {
        if (isDesk(RESOURCE_URL) !== (ENDPOINT === 'desk')) context.addIssue({ code: 'custom', path: ['ENDPOINT'] });
      }),
    ),
  process.env,
);

const isForStaff = env.ENDPOINT === 'desk';
const endpoint = {
  resource: env.RESOURCE_URL,
  scopePrefix: env.SCOPE_PREFIX ?? '',
  access: isForStaff ? DESK_ACCESS : MCP_ACCESS,
};
const rules = {
  ...endpoint,
  clientIds: env.CLIENT_IDS === undefined ? null : listed(env.CLIENT_IDS),
  subjectClaim: env.CUSTOMER_CLAIM,
  roleClaim: env.ROLE_CLAIM,
  nameClaim: env.NAME_CLAIM,
  machineClients: listed(env.MACHINE_CLIENTS),
};

export const handler = authorize({
  tokens: joseTokens({ issuer: env.ISSUER, jwksUri: env.JWKS_URI, audience: env.AUDIENCE ?? null }),
  readClaims: isForStaff ? operatorOf(rules) : customerOf(rules),
  endpoint,
  letsThrough: isForStaff,
  clock: systemClock,
  log: powertoolsLog('frontdesk-authorizer'),
});

function listed(text = ''): string[] {
  return text.split(',').flatMap((item) => item.trim() || []);
}
