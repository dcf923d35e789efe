import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Identifier } from '../../core/access/identifier.ts';
import { grantedScopes, SCOPES } from '../../core/access/scopes.ts';
import type { Caller } from '../front/http/caller.ts';

/** The verified customer, or backend, that sends a request. */
export interface Customer extends Caller {
  /** The authenticated customer. With `support:act_as`, a call may name another one in `user_id`. */
  readonly customer: string;
  /** The network that a visitor's token was issued to, such as `203.0.113.0/24`; null for other callers. */
  readonly network: string | null;
}

/** The authorizer's context. API Gateway passes strings only, so scopes are a space-separated list. */
const Verified = z.object({
  customer: Identifier,
  scopes: z.string(),
  client: z.optional(z.string()),
  network: z.optional(z.string()),
});

/**
 * Reads the caller from the authorizer's context. A request without one acts as `defaultCustomer` with all scopes: this is for the one-machine
 * run only, where a call without a token needs none. Null when there is neither.
 */
export const callerOf = (
  event: APIGatewayProxyEvent,
  defaultCustomer: string | null,
  remainingMs: () => number,
): Customer | null => {
  const { authorizer } = event.requestContext;
  if (authorizer) {
    const { data } = Verified.safeParse(authorizer);
    if (!data) return null;
    const { customer, scopes, client = null, network = null } = data;
    return { customer, scopes: grantedScopes(scopes, '', SCOPES), client, network, remainingMs };
  }
  return defaultCustomer === null
    ? null
    : { customer: defaultCustomer, scopes: SCOPES, client: null, network: null, remainingMs };
};
