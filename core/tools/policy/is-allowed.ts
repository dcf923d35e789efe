import type { CompanyTool } from '../tool.ts';

/** Whether the playbook allows the tool. `allowed` lists tools as `server.tool`. */
export const isAllowed = (
  allowed: readonly string[],
  { server, tool }: Pick<CompanyTool, 'server' | 'tool'>,
): boolean => allowed.includes(`${server}.${tool}`);
