import type { PlaybookTool } from '../../playbook/playbook.ts';
import type { CompanyTool } from '../tool.ts';

type Named = Pick<CompanyTool, 'server' | 'tool'>;

/** The name of a tool in playbooks. */
export const nameOf = ({ server, tool }: Named): string => `${server}.${tool}`;

/** The playbook's entry for a tool. */
export const entryOf = (allowed: readonly PlaybookTool[], tool: Named): PlaybookTool | undefined =>
  allowed.find(({ name }) => name === nameOf(tool));

/** Whether the playbook allows the tool. */
export const isAllowed = (allowed: readonly PlaybookTool[], tool: Named): boolean =>
  entryOf(allowed, tool) !== undefined;
