import { createHash } from 'node:crypto';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { type Protection, scopeChallenge } from '../../core/access/bearer-challenge.ts';
import type { Operation } from '../../core/access/operation.ts';
import { CUSTOMER_SCOPES, MCP_ACCESS, requiredScopes, type Scope } from '../../core/access/scopes.ts';
import { CHALLENGE } from '../../core/errors/gateway-responses.ts';
import type { TokenHolder } from './read-claims.ts';

/** The authorizer's result: Allow, with the customer and scopes as context, or Deny, with the challenge that names the missing scopes. */
export const decide = (
  { customer, scopes, client }: TokenHolder,
  operation: Operation | null,
  methodArn: string,
  protection: Omit<Protection, 'issuer'>,
): APIGatewayAuthorizerResult => {
  const missing = missingScopes(scopes, operation);
  const allowed = missing.length === 0;
  return {
    // The access log has the principal, so it is a hash: it tells customers apart without their ids.
    principalId: createHash('sha256').update(customer).digest('hex').slice(0, 16),
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: allowed ? 'Allow' : 'Deny', Resource: methodArn }],
    },
    context: allowed
      ? { customer, scopes: scopes.join(' '), ...(client !== null && { client }) }
      : { [CHALLENGE]: scopeChallenge(protection, scopes, missing) },
  };
};

/** An authorizer does not see the body, and older clients send no operation headers. The MCP endpoint checks again by the body. */
const missingScopes = (scopes: readonly Scope[], operation: Operation | null): readonly Scope[] => {
  if (scopes.length === 0) return CUSTOMER_SCOPES;
  // Without `Mcp-Name`, only the body tells which scope a tool call requires.
  const isKnown = operation && !(operation.method === 'tools/call' && operation.name === null);
  const required = (isKnown && requiredScopes(MCP_ACCESS, operation)) || [];
  return required.length === 0 || required.some((scope) => scopes.includes(scope)) ? [] : required.slice(0, 1);
};
