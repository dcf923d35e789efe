import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Identifier } from '../../../core/access/identifier.ts';
import { grantedScopes, SCOPES, type Scope } from '../../../core/access/scopes.ts';

/** Who calls, as the authorizer has made sure. */
export interface Caller {
  /** The customer that a call is about, unless a caller who may names another. */
  readonly customer: string;
  readonly scopes: readonly Scope[];
  /** Milliseconds that the invocation has left. */
  remainingMs(): number;
}

/** What `handlers/authorizer` hands on; API Gateway knows texts alone. */
const Verified = z.object({ customer: Identifier, scopes: z.string() });

/**
 * The caller of an event. Without an authorizer everybody is the default customer and may do everything, which is for one machine
 * alone; without a default nobody is anybody.
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
