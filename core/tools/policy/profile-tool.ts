import type { ProfileSource } from '../../playbook/playbook.ts';
import type { CompanyTool } from '../tool.ts';
import { nameOf } from './is-allowed.ts';
import { knowsCustomer } from './knows-customer.ts';

/**
 * The tool of a profile, if a server offers it now as a read that needs nothing but its customer; otherwise why it cannot be used. Models are offered
 * it only if the playbook lists it.
 */
export const profileToolOf = (source: ProfileSource, listed: readonly CompanyTool[]): CompanyTool | string => {
  const tool = listed.find((one) => nameOf(one) === source.tool);
  if (!tool) return 'no server offers it';
  if (tool.writes) return 'its server does not declare that it only reads';
  if (!knowsCustomer([], tool)) return 'no argument identifies the customer, and the server is not unbound';
  const { required } = tool.inputSchema;
  const others = Array.isArray(required) ? required.join(', ') : '';
  return others === '' ? tool : `it requires other arguments than the customer: ${others}`;
};
