import { ToolError } from '../../core/tool-error.ts';
import type { Caller } from './tool.ts';

/** The customer that a call is about. A caller without a default must name one. */
export const customerOf = (named: string | undefined, { defaultCustomer }: Caller): string => {
  const customer = named ?? defaultCustomer;
  if (customer === null) {
    throw new ToolError('INVALID', { message: 'user_id: must name the customer for whom you act.' });
  }
  return customer;
};
