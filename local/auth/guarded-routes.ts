import { isDesk } from '../../core/access/bearer-challenge.ts';
import { wellKnownPaths } from '../../core/access/well-known.ts';
import type { Routes } from '../aws/api-gateway/server.ts';
import { type LocalFunction, startFunction } from '../aws/lambda/function.ts';
import { DUMMY_CREDENTIALS } from '../environment.ts';
import { CONSOLE, STAFF } from './issuer/realms.ts';
import type { Issuer } from './issuer/server.ts';

export interface GuardedRoutesOptions {
  /** URL of `/mcp` or `/desk`. */
  readonly resource: string;
  /** Serves the endpoint, and its public metadata. */
  readonly front: LocalFunction;
  /** Makes its tokens; null if only sessions do. */
  readonly issuer: Issuer | null;
  /** Whether a call without a token is answered, too. */
  readonly optional: boolean;
  /** Variables with which the authorizer verifies the tokens of sessions; null where it rejects them. */
  readonly sessions: Readonly<Record<string, string>> | null;
  readonly logLevel: string;
  readonly onLog: ((line: string) => void) | undefined;
}

/** An endpoint behind an authorizer of its own, which accepts the tokens of one issuer, and at `/mcp` those of sessions. */
export const guardedRoutes = async (options: GuardedRoutesOptions) => {
  const { resource, front, issuer, optional, sessions, logLevel, onLog } = options;
  const name = isDesk(resource) ? 'desk' : 'mcp';
  const authorizer = await startFunction({
    name: `frontdesk-${name}-authorizer`,
    entry: new URL('../../handlers/authorizer/index.ts', import.meta.url),
    environment: {
      STAGE: 'local',
      POWERTOOLS_LOG_LEVEL: logLevel,
      ...DUMMY_CREDENTIALS,
      ENDPOINT: name,
      RESOURCE_URL: resource,
      ...(issuer && { AUDIENCE: resource, ISSUER: issuer.url, JWKS_URI: issuer.jwksUri }),
      ...sessions,
      ...(name === 'desk' && { MACHINE_CLIENTS: STAFF.program.client_id, CONSOLE_CLIENT: CONSOLE.client_id }),
    },
    startsCold: name === 'desk' || optional,
    timeoutMs: 10_000,
    onLog,
  });
  const documents = optional ? [] : wellKnownPaths({ resource }).map((path) => [path, front]);
  const route = { target: front, authorizer, optional };
  const routes: Routes = { [`/${name}`]: route, ...Object.fromEntries(documents) };
  return { routes, close: () => authorizer.close() };
};
