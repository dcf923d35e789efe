import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Identifier } from '../../../core/access/identifier.ts';
import { grantedScopes, SCOPES, type Scope } from '../../../core/access/scopes.ts';

/** The verified caller of a request. */
export interface Caller {
  /** The authenticated customer. With `support:act_as`, a call may name another one in `user_id`. */
  readonly customer: string;
  readonly scopes: readonly Scope[];
  /** The id of the client that the token was issued to; null if the token names none. */
  readonly client: string | null;
  /** Milliseconds left in this invocation. */
  remainingMs(): number;
}

/** The authorizer's context. API Gateway passes strings only, so scopes are a space-separated list. */
const Verified = z.object({ customer: Identifier, scopes: z.string(), client: z.optional(z.string()) });

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
    const { customer, scopes, client = null } = verified.data;
    return { customer, scopes: grantedScopes(scopes, ''), client, remainingMs };
  }
  return defaultCustomer === null ? null : { customer: defaultCustomer, scopes: SCOPES, client: null, remainingMs };
};
