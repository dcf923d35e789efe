import type { PlaybookTool } from '../../playbook/playbook.ts';
import type { CompanyTool } from '../tool.ts';
import { entryOf } from './is-allowed.ts';

/**
 * Whether the tool's server learns for which customer it is called: from an argument that code sets, or from a signed token. Without either, a
 * tool reads and changes the data of everybody, so it may be used only if it is a read that the playbook lists as public.
 */
export const knowsCustomer = (
  allowed: readonly PlaybookTool[],
  tool: Pick<CompanyTool, 'server' | 'tool' | 'identity' | 'unbound' | 'writes'>,
): boolean => tool.identity !== null || tool.unbound || (!tool.writes && entryOf(allowed, tool)?.public === true);
