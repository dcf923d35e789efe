import type { PlaybookTool } from '../../playbook/playbook.ts';
import type { CompanyTool } from '../tool.ts';

/** The playbook's entry for a tool. */
export const entryOf = (
  allowed: readonly PlaybookTool[],
  { server, tool }: Pick<CompanyTool, 'server' | 'tool'>,
): PlaybookTool | undefined => allowed.find(({ name }) => name === `${server}.${tool}`);

/** Whether the playbook allows the tool. */
export const isAllowed = (allowed: readonly PlaybookTool[], tool: Pick<CompanyTool, 'server' | 'tool'>): boolean =>
  entryOf(allowed, tool) !== undefined;
