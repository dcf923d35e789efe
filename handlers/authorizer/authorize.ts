import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { announcedOperation } from '../../core/access/operation.ts';
import type { TokenVerifier } from '../../core/access/token-verifier.ts';
import type { Clock } from '../../core/config/clock.ts';
import type { Log } from '../../core/observability/log.ts';
import { bearerToken } from './bearer-token.ts';
import { decide } from './decide.ts';
import { type ClaimRules, readClaims } from './read-claims.ts';

export interface AuthorizeOptions {
  readonly tokens: TokenVerifier;
  readonly rules: ClaimRules;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Authorizes one request by its headers. Throws `Unauthorized`, which API Gateway answers with 401, if there is no valid token. Throws
 * another error if the token cannot be verified, so that clients do not log in again because the issuer is down.
 */
export const authorize =
  ({ tokens, rules, clock, log }: AuthorizeOptions) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const started = clock.now();
    const ms = () => clock.now() - started;
    const unauthorized = (reason: string): Error => {
      log.info('token rejected', { reason, ms: ms() });
      return new Error('Unauthorized');
    };

    const bearer = bearerToken(headerValues(event, 'authorization'));
    if ('invalid' in bearer) throw unauthorized(bearer.invalid);
    const verified = await tokens.verify(bearer.token);
    if ('unknown' in verified) {
      log.error('keys unavailable', { reason: verified.unknown, ms: ms() });
      throw new Error("The issuer's keys are unavailable.");
    }
    if ('invalid' in verified) throw unauthorized(verified.invalid);
    const holder = readClaims(verified.claims, rules);
    if ('invalid' in holder) throw unauthorized(holder.invalid);

    const operation = announcedOperation(header(event, 'mcp-method'), header(event, 'mcp-name'));
    const decision = decide(holder, operation, event.methodArn, rules);
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
