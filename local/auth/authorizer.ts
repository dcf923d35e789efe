import { type LocalFunction, startFunction } from '../aws/lambda/function.ts';
import type { Issuer } from './issuer/server.ts';

export interface AuthorizerOptions {
  /** The URL of `/mcp`, the required audience of tokens. */
  readonly resource: string;
  readonly issuer: Issuer;
  readonly logLevel: string;
  readonly onLog: ((line: string) => void) | undefined;
}

/** Starts the deployed authorizer, with the local issuer as its issuer. */
export const startAuthorizer = ({ resource, issuer, logLevel, onLog }: AuthorizerOptions): Promise<LocalFunction> =>
  startFunction({
    name: 'frontdesk-authorizer',
    entry: new URL('../../handlers/authorizer/index.ts', import.meta.url),
    environment: {
      STAGE: 'local',
      POWERTOOLS_LOG_LEVEL: logLevel,
      RESOURCE_URL: resource,
      AUDIENCE: resource,
      ISSUER: issuer.url,
      JWKS_URI: issuer.jwksUri,
    },
    timeoutMs: 10_000,
    onLog,
  });
