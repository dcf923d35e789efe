import * as z from 'zod/mini';
import type { Protection } from '../../../core/access/bearer-challenge.ts';
import { listed, nonEmptyString } from '../../../core/config/environment.ts';

/** The variables that every MCP endpoint reads. */
export const ENDPOINT_VARIABLES = {
  ALLOWED_ORIGINS: z.optional(z.string()),
  ALLOWED_HOSTS: z.optional(nonEmptyString),
  /** Public URL of this endpoint. With `ISSUER`, it enables the OAuth metadata and challenges. */
  RESOURCE_URL: z.optional(nonEmptyString),
  ISSUER: z.optional(nonEmptyString),
  /** Both are set if `ISSUER` is this API and a Cognito user pool makes its tokens. */
  LOGIN_URL: z.optional(nonEmptyString),
  JWKS_URI: z.optional(nonEmptyString),
  SCOPE_PREFIX: z.optional(z.string()),
} as const;

const Variables = z.object(ENDPOINT_VARIABLES);

interface Settings {
  readonly allowedOrigins: readonly string[];
  readonly allowedHosts: readonly string[] | null;
  readonly protection: Protection | null;
}

/** Origins, hosts and protection of an endpoint, from its environment. */
export const endpointSettings = (env: z.infer<typeof Variables>): Settings => {
  const { ALLOWED_ORIGINS, ALLOWED_HOSTS, RESOURCE_URL, ISSUER, LOGIN_URL, JWKS_URI, SCOPE_PREFIX = '' } = env;
  const pool =
    LOGIN_URL === undefined || JWKS_URI === undefined ? {} : { pool: { loginUrl: LOGIN_URL, jwksUri: JWKS_URI } };
  return {
    allowedOrigins: listed(ALLOWED_ORIGINS),
    allowedHosts: ALLOWED_HOSTS === undefined ? null : listed(ALLOWED_HOSTS),
    protection:
      RESOURCE_URL === undefined || ISSUER === undefined
        ? null
        : { resource: RESOURCE_URL, issuer: ISSUER, scopePrefix: SCOPE_PREFIX, ...pool },
  };
};
