import type { PlaybookTool } from '../../playbook/playbook.ts';
import type { CompanyTool } from '../tool.ts';
import { entryOf, nameOf } from './is-allowed.ts';
import { knowsCustomer } from './knows-customer.ts';

/** The name of the tool that says what a call would do, as `server.tool`: the playbook's choice before the server's. */
export const previewName = (
  allowed: readonly PlaybookTool[],
  tool: Pick<CompanyTool, 'server' | 'tool' | 'preview'>,
): string | null =>
  entryOf(allowed, tool)?.preview ?? (tool.preview === null ? null : nameOf({ ...tool, tool: tool.preview }));

/** The preview of a tool, if its server offers it now as a read that knows the customer. Models need not be offered it. */
export const previewOf = (
  allowed: readonly PlaybookTool[],
  tool: Pick<CompanyTool, 'server' | 'tool' | 'preview'>,
  listed: readonly CompanyTool[],
): CompanyTool | null => {
  const name = previewName(allowed, tool);
  const preview = listed.find((one) => nameOf(one) === name);
  return preview && !preview.writes && knowsCustomer(allowed, preview) ? preview : null;
};
