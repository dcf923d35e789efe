import type { FetchLike } from '@modelcontextprotocol/client';
import { fromJson, recordOf } from '../../core/text/json.ts';
import type { CustomerTokens } from './customer-tokens.ts';
import { customerOfExchange } from './fetch.ts';

/** A header of its own, so that the server's bearer token stays where it is. */
const HEADER = 'frontdesk-customer';

/** A `fetch` that adds the customer's token to every call of a tool. A call without a customer is not sent. */
export const signCalls =
  (fetch: FetchLike, tokens: CustomerTokens): FetchLike =>
  async (to, init = {}) => {
    const { body } = init;
    if (typeof body !== 'string' || recordOf(fromJson(body)).method !== 'tools/call') return fetch(to, init);
    const customer = customerOfExchange();
    if (customer === null) throw new CustomerMissing();
    const headers = new Headers(init.headers);
    headers.set(HEADER, await tokens.sign(customer, body));
    return fetch(to, { ...init, headers });
  };

class CustomerMissing extends Error {
  override readonly name = 'CustomerMissing';
}
