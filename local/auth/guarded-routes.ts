import { isDesk } from '../../core/access/bearer-challenge.ts';
import { wellKnownPaths } from '../../core/access/well-known.ts';
import type { Routes } from '../aws/api-gateway/server.ts';
import { type LocalFunction, startFunction } from '../aws/lambda/function.ts';
import { STAFF } from './issuer/realms.ts';
import type { Issuer } from './issuer/server.ts';

export interface GuardedRoutesOptions {
  /** URL of `/mcp` or `/desk`. */
  readonly resource: string;
  /** Serves the endpoint, and its public metadata. */
  readonly front: LocalFunction;
  readonly issuer: Issuer;
  readonly logLevel: string;
  readonly onLog: ((line: string) => void) | undefined;
}

/** An endpoint behind an authorizer of its own, which accepts the tokens of one issuer. */
export const guardedRoutes = async ({ resource, front, issuer, logLevel, onLog }: GuardedRoutesOptions) => {
  const name = isDesk(resource) ? 'desk' : 'mcp';
  const authorizer = await startFunction({
    name: `frontdesk-${name}-authorizer`,
    entry: new URL('../../handlers/authorizer/index.ts', import.meta.url),
    environment: {
      STAGE: 'local',
      POWERTOOLS_LOG_LEVEL: logLevel,
      ENDPOINT: name,
      RESOURCE_URL: resource,
      AUDIENCE: resource,
      ISSUER: issuer.url,
      JWKS_URI: issuer.jwksUri,
      ...(name === 'desk' && { MACHINE_CLIENTS: STAFF.program.client_id }),
    },
    startsCold: name === 'desk',
    timeoutMs: 10_000,
    onLog,
  });
  const documents = wellKnownPaths({ resource }).map((path) => [path, front]);
  const routes: Routes = { [`/${name}`]: { target: front, authorizer }, ...Object.fromEntries(documents) };
  return { routes, close: () => authorizer.close() };
};
