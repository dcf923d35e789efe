import { createHash } from 'node:crypto';
import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { type Protection, scopeChallenge } from '../../core/access/bearer-challenge.ts';
import type { Operation } from '../../core/access/operation.ts';
import { CUSTOMER_SCOPES, requiredScope, type Scope } from '../../core/access/scopes.ts';
import { CHALLENGE } from '../../core/errors/gateway-responses.ts';
import type { TokenHolder } from './read-claims.ts';

/** What one request may do, in the words of API Gateway: with whom it comes from, or with the challenge that says what to ask for. */
export const decide = (
  { customer, scopes }: TokenHolder,
  operation: Operation | null,
  methodArn: string,
  protection: Omit<Protection, 'issuer'>,
): APIGatewayAuthorizerResult => {
  const missing = missingScopes(scopes, operation);
  const allowed = missing.length === 0;
  return {
    // In the access log, where no customer's id belongs: it tells customers apart, and names none.
    principalId: createHash('sha256').update(customer).digest('hex').slice(0, 16),
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: allowed ? 'Allow' : 'Deny', Resource: methodArn }],
    },
    context: allowed
      ? { customer, scopes: scopes.join(' ') }
      : { [CHALLENGE]: scopeChallenge(protection, scopes, missing) },
  };
};

/** The body is not seen here, and older clients announce nothing: what is let through is looked at again in front of the operation. */
const missingScopes = (scopes: readonly Scope[], operation: Operation | null): readonly Scope[] => {
  if (scopes.length === 0) return CUSTOMER_SCOPES;
  // A call whose tool is not announced needs a scope that only the body tells.
  const isKnown = operation && !(operation.method === 'tools/call' && operation.name === null);
  const required = isKnown ? requiredScope(operation) : null;
  return required === null || scopes.includes(required) ? [] : [required];
};
