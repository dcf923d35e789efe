import type { Clock } from '../../core/config/clock.ts';
import { keepLast } from '../../core/keep-last.ts';
import type { Log } from '../../core/observability/log.ts';
import type { ToolServer } from '../../core/tools/server.ts';
import type { CompanyTool, ToolCall, ToolOutcome, ToolServers } from '../../core/tools/tool.ts';
import type { Secrets } from '../aws/secrets.ts';
import { failureLabel } from '../http/error-label.ts';
import { type McpConnection, McpFailure, mcpConnection } from './connection.ts';
import { customerTokens } from './customer-tokens.ts';
import { mcpFetch } from './fetch.ts';
import { isOutdated, outcomeOf, refusalOf } from './outcome.ts';
import { rawResult } from './raw-results.ts';
import { mcpToolList } from './tool-list.ts';
import type { Listed, ListedTool } from './usable-tools.ts';

/**
 * The company's tool servers over MCP, with one kept connection to each. The customer's own token is never sent to them; an unbound server gets
 * one that is signed here.
 */
export const mcpToolServers = (
  servers: readonly ToolServer[],
  secrets: Secrets,
  clock: Clock,
  log: Log,
): ToolServers => {
  const fetch = mcpFetch(clock);
  const join = keepLast(offersOf);
  const known = servers.map((server) => {
    const { url, unbound } = server;
    const tokens = unbound ? customerTokens(url, unbound.key, secrets, clock) : null;
    const connection = mcpConnection(server, secrets, tokens, fetch);
    return { name: server.name, connection, tools: mcpToolList(server, connection, clock, log) };
  });
  return {
    list: async (patienceMs) => {
      const lists = await Promise.all(known.map(({ tools }) => tools.now(patienceMs)));
      return { tools: join(...lists), cold: lists.includes(null) };
    },
    call: async (call) => {
      const { server: name, tool } = call;
      const server = known.find((one) => one.name === name);
      const listed = server?.tools.last.get(tool);
      if (!server || !listed) return { ok: false, text: 'This tool is not available.' };
      const began = clock.now();
      const fields = () => ({ server: name, tool, ms: clock.now() - began });
      try {
        const outcome = await callTool(server.connection, listed, call);
        log.info('tool called', { ...fields(), ok: outcome.ok });
        if (!outcome.ok && isOutdated(outcome.text)) server.tools.expire();
        return outcome;
      } catch (error) {
        log.warn('tool call failed', { ...fields(), error: failureLabel(error) });
        if (!(error instanceof McpFailure)) throw error;
        if (isOutdated(error.cause)) server.tools.expire();
        return refusalOf(error);
      }
    },
  };
};

const offersOf = (...lists: readonly (Listed | null)[]): readonly CompanyTool[] =>
  lists.flatMap((listed) => [...(listed?.values() ?? [])].map(({ offer }) => offer));

const callTool = (
  connection: McpConnection,
  { tool, offer }: ListedTool,
  { args, customer, timeoutMs, once = false }: ToolCall,
): Promise<ToolOutcome> =>
  connection.use(
    async (client) => {
      const request = { name: tool.name, arguments: { ...args } };
      return outcomeOf(rawResult(await client.callTool(request, { toolDefinition: tool })));
    },
    { timeoutMs, fresh: once || offer.writes, customer },
  );
