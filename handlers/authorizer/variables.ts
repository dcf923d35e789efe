import * as z from 'zod/mini';
import { isDesk } from '../../core/access/bearer-challenge.ts';
import { nonEmptyString } from '../../core/config/environment.ts';
import { identityIssuers } from '../../core/config/identity-issuers.ts';

/** The authorizer's environment. */
export const VARIABLES = z
  .object({
    STAGE: nonEmptyString,
    /** `mcp` for customers, `desk` for the company's people and programs. */
    ENDPOINT: z._default(z.enum(['mcp', 'desk']), 'mcp'),
    /** Public URL of the endpoint. */
    RESOURCE_URL: nonEmptyString,
    /** Required, with its keys and its audience or client ids, unless `/session` is the only issuer. */
    ISSUER: z.optional(nonEmptyString),
    JWKS_URI: z.optional(z.url()),
    AUDIENCE: z.optional(nonEmptyString),
    /** Comma-separated client ids to accept instead of an audience. */
    CLIENT_IDS: z.optional(nonEmptyString),
    SCOPE_PREFIX: z.optional(z.string()),
    CUSTOMER_CLAIM: z._default(nonEmptyString, 'sub'),
    /** URL of `/session`, and the comma-separated keys in KMS that may have signed its tokens. Only for `mcp`. */
    SESSION_ISSUER: z.optional(nonEmptyString),
    SESSION_KEYS: z.optional(nonEmptyString),
    /** The same list as at `/session`: the ids of their customers are reserved. */
    IDENTITY_ISSUERS: z.optional(identityIssuers),
    AWS_ENDPOINT_URL_KMS: z.optional(z.url()),
    /** For the desk: the claims with roles and teams and with the displayed name, the client ids of programs, and that of the console. */
    ROLE_CLAIM: z._default(nonEmptyString, 'cognito:groups'),
    NAME_CLAIM: z._default(nonEmptyString, 'name'),
    MACHINE_CLIENTS: z.optional(z.string()),
    CONSOLE_CLIENT: z.optional(nonEmptyString),
  })
  .check(
    z.superRefine((given, context) => {
      const { ENDPOINT, RESOURCE_URL, ISSUER, JWKS_URI, AUDIENCE, CLIENT_IDS, SESSION_ISSUER, SESSION_KEYS } = given;
      const reject = (...names: (keyof typeof given)[]) => {
        for (const name of names) context.addIssue({ code: 'custom', path: [name] });
      };
      if (isDesk(RESOURCE_URL) !== (ENDPOINT === 'desk')) reject('ENDPOINT');
      if ((SESSION_ISSUER === undefined) !== (SESSION_KEYS === undefined)) reject('SESSION_ISSUER', 'SESSION_KEYS');
      // The desk accepts no tokens of sessions, and they have an issuer of their own.
      if (SESSION_ISSUER !== undefined && (ENDPOINT === 'desk' || SESSION_ISSUER === ISSUER)) reject('SESSION_ISSUER');
      if (ISSUER === undefined && SESSION_ISSUER !== undefined) return;
      if (ISSUER === undefined) reject('ISSUER');
      if (JWKS_URI === undefined) reject('JWKS_URI');
      // Exactly one is required. Without either, a token that the issuer made for another service would be accepted.
      if ((AUDIENCE === undefined) === (CLIENT_IDS === undefined)) reject('AUDIENCE', 'CLIENT_IDS');
    }),
  );
