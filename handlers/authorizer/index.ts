import * as z from 'zod/mini';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { joseTokens } from '../../adapters/jose/token-verifier.ts';
import { systemClock } from '../../core/config/clock.ts';
import { nonEmptyString, readEnvironment } from '../../core/config/environment.ts';
import { authorize } from './authorize.ts';

const env = readEnvironment(
  z
    .object({
      STAGE: nonEmptyString,
      /** Public URL of `/mcp`. */
      RESOURCE_URL: nonEmptyString,
      ISSUER: nonEmptyString,
      JWKS_URI: z.url(),
      AUDIENCE: z.optional(nonEmptyString),
      /** Comma-separated client ids to accept instead of an audience. */
      CLIENT_IDS: z.optional(nonEmptyString),
      SCOPE_PREFIX: z.optional(z.string()),
      CUSTOMER_CLAIM: z.optional(nonEmptyString),
    })
    .check(
      // Exactly one is required. Without either, a token that the issuer made for another service would be accepted.
      z.superRefine(({ AUDIENCE, CLIENT_IDS }, context) => {
        if ((AUDIENCE === undefined) !== (CLIENT_IDS === undefined)) return;
        for (const name of ['AUDIENCE', 'CLIENT_IDS']) context.addIssue({ code: 'custom', path: [name] });
      }),
    ),
  process.env,
);

export const handler = authorize({
  tokens: joseTokens({ issuer: env.ISSUER, jwksUri: env.JWKS_URI, audience: env.AUDIENCE ?? null }),
  rules: {
    clientIds: env.CLIENT_IDS?.split(',').flatMap((id) => id.trim() || []) ?? null,
    customerClaim: env.CUSTOMER_CLAIM ?? 'sub',
    scopePrefix: env.SCOPE_PREFIX ?? '',
    resource: env.RESOURCE_URL,
  },
  clock: systemClock,
  log: powertoolsLog('frontdesk-authorizer'),
});
