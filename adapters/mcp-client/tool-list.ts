import type { Tool } from '@modelcontextprotocol/client';
import type { Clock } from '../../core/config/clock.ts';
import type { Log } from '../../core/observability/log.ts';
import { importTool } from '../../core/tools/import-tool.ts';
import type { ToolServer } from '../../core/tools/server.ts';
import type { CompanyTool } from '../../core/tools/tool.ts';
import { failureLabel } from '../http/error-label.ts';
import type { McpConnection } from './connection.ts';

const LIST_MS = 5000;
const DEFAULT_TTL_MS = 60_000;
const MAX_TTL_MS = 5 * 60_000;
/** A server that did not answer is not asked again for this long, so that a turn does not wait for it twice. */
const RETRY_AFTER_MS = 5000;

export interface ListedTool {
  readonly offer: CompanyTool;
  /** The server's own definition, for the client that calls the tool. */
  readonly tool: Tool;
}
type Listed = ReadonlyMap<string, ListedTool>;

export interface McpToolList {
  /** The usable tools of the server, no older than the server allows; none if it does not answer. */
  now(): Promise<Listed>;
  /** The list as it was last read. */
  readonly last: Listed;
}

export const mcpToolList = (server: ToolServer, connection: McpConnection, clock: Clock, log: Log): McpToolList => {
  let last: Listed = new Map();
  let until = 0;
  let from = 0;
  let asking: Promise<Listed> | null = null;

  const ask = async (): Promise<Listed> => {
    try {
      const result = await connection.use((client) => client.listTools(undefined, { cacheMode: 'bypass' }), {
        timeoutMs: LIST_MS,
        fresh: false,
      });
      until = clock.now() + ttlOf(result);
      last = readTools(server, result.tools, log);
    } catch (error) {
      log.warn('tool server left out', { server: server.name, error: failureLabel(error) });
      until = clock.now() + RETRY_AFTER_MS;
      last = new Map();
    }
    from = connection.count;
    return last;
  };
  return {
    now: async () => {
      if (clock.now() < until && from === connection.count) return last;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    get last() {
      return last;
    },
  };
};

/** Revision 2026-07-28 gives lists a TTL; earlier ones do not. */
const ttlOf = (result: object): number => {
  const { ttlMs } = result as { ttlMs?: unknown };
  return typeof ttlMs === 'number' ? Math.min(Math.max(ttlMs, 0), MAX_TTL_MS) : DEFAULT_TTL_MS;
};

const readTools = (server: ToolServer, tools: readonly Tool[], log: Log): Listed => {
  const listed = new Map<string, ListedTool>();
  for (const tool of tools) {
    if (listed.has(tool.name) || (server.tools && !server.tools.includes(tool.name))) continue;
    const offer = importTool(server, tool);
    if (typeof offer === 'string')
      log.warn('tool left out', { server: server.name, tool: shown(tool.name), why: offer });
    else listed.set(tool.name, { offer, tool });
  }
  return listed;
};

/** An untrusted name for a log line: cut, with `?` for other characters than those of valid names. */
const shown = (name: string): string => name.slice(0, 64).replaceAll(/[^a-zA-Z0-9_./-]/g, '?');
