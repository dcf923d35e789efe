import { createHash } from 'node:crypto';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { type Protection, roleChallenge, scopeChallenge } from '../../core/access/bearer-challenge.ts';
import type { Operation } from '../../core/access/operation.ts';
import { type Access, requiredScopes, type Scope } from '../../core/access/scopes.ts';
import { CHALLENGE } from '../../core/errors/gateway-responses.ts';
import type { TokenHolder } from './read-claims.ts';

/** An endpoint, as the authorizer decides about it. */
export interface Endpoint extends Omit<Protection, 'issuer' | 'pool'> {
  readonly access: Access;
}

/** The authorizer's result: Allow, with the holder and scopes as context, or Deny, with the challenge that names the missing scopes. */
export const decide = (
  { id, scopes, context, requestable }: TokenHolder,
  operation: Operation | null,
  methodArn: string,
  endpoint: Endpoint,
): APIGatewayAuthorizerResult => {
  const isAllowed = scopes.length > 0;
  const missing = isAllowed ? missingScopes(scopes, operation, endpoint.access) : requestable;
  // The access log has the principal, so it is a hash: it tells customers apart without their ids.
  const principal = createHash('sha256').update(id).digest('hex').slice(0, 16);
  if (isAllowed && missing.length === 0)
    return result('Allow', methodArn, principal, { ...context, scopes: scopes.join(' ') });
  const challenge = missing.length === 0 ? roleChallenge(endpoint) : scopeChallenge(endpoint, scopes, missing);
  return result('Deny', methodArn, principal, { [CHALLENGE]: challenge });
};

/**
 * Lets a request without a valid token through to the desk, without an identity. The desk answers 401 with its own challenge; API Gateway's
 * 401 has the challenge of `/mcp`, because an API has one response for each cause.
 */
export const withoutIdentity = (methodArn: string): APIGatewayAuthorizerResult =>
  result('Allow', methodArn, 'anonymous', {});

const result = (
  Effect: 'Allow' | 'Deny',
  methodArn: string,
  principalId: string,
  context: Readonly<Record<string, string>>,
): APIGatewayAuthorizerResult => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: methodArn }],
  },
  context,
});

/**
 * An authorizer does not see the body, and older clients send no operation headers. The MCP endpoint checks again by the body, and answers
 * that an unknown tool is unknown: no scope makes it known.
 */
const missingScopes = (scopes: readonly Scope[], operation: Operation | null, access: Access): readonly Scope[] => {
  const required = (operation && requiredScopes(access, operation)) || [];
  return required.length === 0 || required.some((scope) => scopes.includes(scope)) ? [] : required.slice(0, 1);
};
