import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { announcedOperation } from '../../core/access/operation.ts';
import type { TokenVerifier } from '../../core/access/token-verifier.ts';
import type { Clock } from '../../core/config/clock.ts';
import type { Log } from '../../core/observability/log.ts';
import { bearerToken } from './bearer-token.ts';
import { decide, type Endpoint, withoutIdentity } from './decide.ts';
import type { ReadClaims } from './read-claims.ts';

export interface AuthorizeOptions {
  readonly tokens: TokenVerifier;
  readonly readClaims: ReadClaims;
  readonly endpoint: Endpoint;
  /** Whether the endpoint itself answers a request without a valid token. */
  readonly letsThrough: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Authorizes one request by its headers. Without a valid token, it throws `Unauthorized`, which API Gateway answers with 401, or lets the
 * request through without an identity. Throws another error if the token cannot be verified, so that clients do not log in again because
 * the issuer is down.
 */
export const authorize =
  ({ tokens, readClaims, endpoint, letsThrough, clock, log }: AuthorizeOptions) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const started = clock.now();
    const ms = () => clock.now() - started;
    const unauthorized = (reason: string): APIGatewayAuthorizerResult => {
      log.info('token rejected', { reason, ms: ms() });
      if (!letsThrough) throw new Error('Unauthorized');
      return withoutIdentity(event.methodArn);
    };

    const bearer = bearerToken(headerValues(event, 'authorization'));
    if ('invalid' in bearer) return unauthorized(bearer.invalid);
    const verified = await tokens.verify(bearer.token);
    if ('unknown' in verified) {
      log.error('keys unavailable', { reason: verified.unknown, ms: ms() });
      throw new Error("The issuer's keys are unavailable.");
    }
    if ('invalid' in verified) return unauthorized(verified.invalid);
    const holder = readClaims(verified.claims);
    if ('invalid' in holder) return unauthorized(holder.invalid);

    const operation = announcedOperation(header(event, 'mcp-method'), header(event, 'mcp-name'));
    const decision = decide(holder, operation, event.methodArn, endpoint);
    if (decision.policyDocument.Statement[0]?.Effect === 'Deny') log.info('scope missing', { ms: ms() });
    return decision;
  };

const headerValues = ({ multiValueHeaders }: APIGatewayRequestAuthorizerEvent, name: string): string[] =>
  Object.entries(multiValueHeaders ?? {}).flatMap(([key, values]) =>
    key.toLowerCase() === name ? (values ?? []) : [],
  );

/** Joins a repeated header to a list, as the MCP endpoint does. A list names no operation. */
const header = (event: APIGatewayRequestAuthorizerEvent, name: string): string | null => {
  const values = headerValues(event, name);
  return values.length > 0 ? values.join(', ') : null;
};
