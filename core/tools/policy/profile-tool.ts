import type { ProfileSource } from '../../playbook/playbook.ts';
import type { CompanyTool } from '../tool.ts';
import { nameOf } from './is-allowed.ts';
import { knowsCustomer } from './knows-customer.ts';

/** The tool of a profile, if a server offers it now as a read that identifies its customer. Models are offered it only if the playbook lists it. */
export const profileToolOf = (source: ProfileSource, listed: readonly CompanyTool[]): CompanyTool | null => {
  const tool = listed.find((one) => nameOf(one) === source.tool);
  return tool && !tool.writes && knowsCustomer([], tool) ? tool : null;
};
