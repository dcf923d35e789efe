import type { Tool } from '@modelcontextprotocol/client';
import type { Clock } from '../../core/config/clock.ts';
import type { Log } from '../../core/observability/log.ts';
import { stringOf } from '../../core/text/json.ts';
import { importTool } from '../../core/tools/import-tool.ts';
import type { ToolServer } from '../../core/tools/server.ts';
import type { CompanyTool } from '../../core/tools/tool.ts';
import { failureLabel } from '../http/error-label.ts';
import type { McpConnection } from './connection.ts';
import { MAX_PAGES, readPages } from './list-pages.ts';

const LIST_MS = 5000;
const DEFAULT_TTL_MS = 60_000;
const MAX_TTL_MS = 5 * 60_000;
/** A server that did not answer is not asked again for this long, so that a turn does not wait for it twice. */
const RETRY_AFTER_MS = 5000;

export interface ListedTool {
  readonly offer: CompanyTool;
  /**
   * The server's own definition, for the client that calls the tool: with it, the client neither fetches it nor repeats a call to add a header.
   * Without an output schema, the client does not reject the result of a write that is already done.
   */
  readonly tool: Tool;
}
type Listed = ReadonlyMap<string, ListedTool>;

export interface McpToolList {
  /** The usable tools of the server, no older than the server allows; none if it does not answer. */
  now(): Promise<Listed>;
  readonly last: Listed;
  /** Makes the next `now` read the list again. */
  expire(): void;
}

export const mcpToolList = (server: ToolServer, connection: McpConnection, clock: Clock, log: Log): McpToolList => {
  const leftOut = new Set<string>();
  let last: Listed = new Map();
  let until = 0;
  let from = 0;
  let asking: Promise<Listed> | null = null;

  /** Logs each tool once for each sandbox, not with every list. */
  const leaveOut = (tool: string, why: string): void => {
    if (leftOut.has(`${why} ${tool}`)) return;
    leftOut.add(`${why} ${tool}`);
    log.warn('tool left out', { server: server.name, tool, why });
  };
  const ask = async (): Promise<Listed> => {
    try {
      const { tools, ttlMs, isCut } = await connection.use(readPages, {
        timeoutMs: LIST_MS,
        fresh: false,
        customer: null,
      });
      if (isCut) leaveOut(`all behind page ${MAX_PAGES}`, 'pages');
      until = clock.now() + ttlOf(ttlMs);
      last = importTools(server, tools, leaveOut);
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
    expire: () => {
      until = 0;
    },
  };
};

/** Revision 2026-07-28 gives lists a TTL; earlier ones do not. */
const ttlOf = (ttlMs: unknown): number =>
  typeof ttlMs === 'number' ? Math.min(Math.max(ttlMs, 0), MAX_TTL_MS) : DEFAULT_TTL_MS;

const importTools = (
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
