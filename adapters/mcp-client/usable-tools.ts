import type { Tool } from '@modelcontextprotocol/client';
import { stringOf } from '../../core/text/json.ts';
import { importTool } from '../../core/tools/import-tool.ts';
import type { ToolServer } from '../../core/tools/server.ts';
import type { CompanyTool } from '../../core/tools/tool.ts';

export interface ListedTool {
  readonly offer: CompanyTool;
  /**
   * The server's own definition, for the client that calls the tool: with it, the client neither fetches it nor repeats a call to add a header.
   * Without an output schema, the client does not reject the result of a write that is already done.
   */
  readonly tool: Tool;
}
export type Listed = ReadonlyMap<string, ListedTool>;

/** The tools of a server's list that can be used, by name. */
export const usableTools = (
  server: ToolServer,
  tools: readonly unknown[],
  leaveOut: (tool: string, why: string) => void,
): Listed => {
  const listed = new Map<string, ListedTool>();
  for (const tool of tools) {
    const { name, inputSchema } = Object(tool) as Partial<Record<string, unknown>>;
    if (server.tools && !server.tools.some((used) => used === name)) continue;
    const offer = importTool(server, tool);
    if (typeof offer === 'string') leaveOut(shown(name), offer);
    else if (listed.has(offer.tool)) leaveOut(offer.tool, 'listed twice');
    else listed.set(offer.tool, { offer, tool: { name: offer.tool, inputSchema } as Tool });
  }
  return listed;
};

/** An untrusted name for a log line: cut, with `?` for other characters than those of valid names. */
const shown = (name: unknown): string =>
  stringOf(name)
    .slice(0, 64)
    .replaceAll(/[^a-zA-Z0-9_./-]/g, '?') || '(no name)';
