import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Identifier } from '../../../core/access/identifier.ts';
import { grantedScopes, SCOPES, type Scope } from '../../../core/access/scopes.ts';

/** The verified caller of a request. */
export interface Caller {
  /** The authenticated customer. With `support:act_as`, a call may name another one in `user_id`. */
  readonly customer: string;
  readonly scopes: readonly Scope[];
  /** Milliseconds left in this invocation. */
  remainingMs(): number;
}

/** The authorizer's context. API Gateway passes strings only, so scopes are a space-separated list. */
const Verified = z.object({ customer: Identifier, scopes: z.string() });

/**
 * Reads the caller from the authorizer's context. Without an authorizer, every request acts as `defaultCustomer` with all scopes: this is
 * for the one-machine run only. Null when there is neither.
 */
export const callerOf = (
  event: APIGatewayProxyEvent,
  defaultCustomer: string | null,
  remainingMs: () => number,
): Caller | null => {
  const verified = Verified.safeParse(event.requestContext.authorizer);
  if (verified.success) {
    return { customer: verified.data.customer, scopes: grantedScopes(verified.data.scopes, ''), remainingMs };
  }
  return defaultCustomer === null ? null : { customer: defaultCustomer, scopes: SCOPES, remainingMs };
};
