import type { CompanyTool } from '../tool.ts';

/** Whether the playbook's list of tools, each as `server.tool`, has the tool. */
export const isAllowed = (
  allowed: readonly string[],
  { server, tool }: Pick<CompanyTool, 'server' | 'tool'>,
): boolean => allowed.includes(`${server}.${tool}`);
