import { lambdaConnection } from '../../adapters/aws/lambda-connection.ts';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { sessionTokens } from '../../adapters/jose/session-tokens.ts';
import { joseTokens } from '../../adapters/jose/token-verifier.ts';
import { tokensByIssuer } from '../../adapters/jose/tokens-by-issuer.ts';
import { kmsCall } from '../../adapters/kms/kms-call.ts';
import { kmsPublicKeys } from '../../adapters/kms/public-keys.ts';
import { reservedPrefixes } from '../../core/access/identity.ts';
import { DESK_ACCESS, MCP_ACCESS } from '../../core/access/scopes.ts';
import type { TokenVerifier } from '../../core/access/token-verifier.ts';
import { systemClock } from '../../core/config/clock.ts';
import { listed, readEnvironment } from '../../core/config/environment.ts';
import { authorize } from './authorize.ts';
import { customerOf, type ReadClaims } from './read-claims.ts';
import { sessionHolderOf } from './read-session-claims.ts';
import { operatorOf } from './read-staff-claims.ts';
import { VARIABLES } from './variables.ts';

const env = readEnvironment(VARIABLES, process.env);
const { RESOURCE_URL, ISSUER, JWKS_URI, AUDIENCE = null, SESSION_ISSUER } = env;

const isForStaff = env.ENDPOINT === 'desk';
const endpoint = {
  resource: RESOURCE_URL,
  scopePrefix: env.SCOPE_PREFIX ?? '',
  access: isForStaff ? DESK_ACCESS : MCP_ACCESS,
};
const rules = {
  ...endpoint,
  clientIds: env.CLIENT_IDS === undefined ? null : listed(env.CLIENT_IDS),
  subjectClaim: env.CUSTOMER_CLAIM,
  reserved: reservedPrefixes(env.IDENTITY_ISSUERS ?? []),
  roleClaim: env.ROLE_CLAIM,
  nameClaim: env.NAME_CLAIM,
  machineClients: listed(env.MACHINE_CLIENTS),
  consoleClient: env.CONSOLE_CLIENT ?? null,
};

const verifiers = new Map<string, TokenVerifier>();
if (ISSUER !== undefined && JWKS_URI !== undefined)
  verifiers.set(ISSUER, joseTokens({ issuer: ISSUER, jwksUri: JWKS_URI, audience: AUDIENCE }));
if (SESSION_ISSUER !== undefined) {
  const kms = kmsCall(lambdaConnection(process.env), env.AWS_ENDPOINT_URL_KMS);
  const keys = kmsPublicKeys(kms, listed(env.SESSION_KEYS));
  verifiers.set(SESSION_ISSUER, sessionTokens({ issuer: SESSION_ISSUER, audience: RESOURCE_URL, keys }));
}
const ofIssuer: ReadClaims = isForStaff ? operatorOf(rules, systemClock) : customerOf(rules);

export const handler = authorize({
  tokens: tokensByIssuer(verifiers),
  readClaims: (claims) => (claims.iss === SESSION_ISSUER ? sessionHolderOf : ofIssuer)(claims),
  endpoint,
  letsThrough: isForStaff,
  clock: systemClock,
  log: powertoolsLog('frontdesk-authorizer'),
});
