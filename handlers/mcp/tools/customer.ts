import { ClientError } from '../../../core/errors/client-error.ts';
import type { Customer } from '../customer-caller.ts';

/** The customer of a call. Naming a customer other than the caller requires `support:act_as`. */
export const customerOf = (named: string | undefined, { customer, scopes }: Customer): string => {
  if (named === undefined || named === customer) return customer;
  if (scopes.includes('support:act_as')) return named;
  throw new ClientError('FORBIDDEN', {
    message: 'user_id: another customer requires the scope support:act_as. Omit user_id to act as yourself.',
  });
};
