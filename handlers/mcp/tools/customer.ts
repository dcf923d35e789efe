import { ClientError } from '../../../core/errors/client-error.ts';
import type { Caller } from '../http/caller.ts';

/** The customer that a call is about. Only a caller who may act for customers names another than itself. */
export const customerOf = (named: string | undefined, { customer, scopes }: Caller): string => {
  if (named === undefined || named === customer) return customer;
  if (scopes.includes('support:act_as')) return named;
  throw new ClientError('FORBIDDEN', {
    message: 'user_id: may only name another customer with the scope support:act_as. Leave it out.',
  });
};
