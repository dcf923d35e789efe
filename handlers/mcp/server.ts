import { McpServer } from '@modelcontextprotocol/server';
import manifest from '../../package.json' with { type: 'json' };
import type { Caller } from './http/caller.ts';
import { withProgress } from './http/progress.ts';
import type { Tool } from './tools/define-tool.ts';

const INFO = { name: 'frontdesk', title: 'Frontdesk customer support', version: manifest.version };

const INSTRUCTIONS =
  'Customer support. Send each customer message with chat_with_ai and show the answer unchanged. Pass the returned conversation_id with the next message. After an error with retryable true, wait retry_after_ms and send the same message again with the same message_id.';

/** These lists are the same for every caller and only change with a deployment. */
const FIXED = { ttlMs: 300_000, cacheScope: 'public' } as const;
const CACHE_HINTS = { 'tools/list': FIXED, 'prompts/list': FIXED, 'resources/templates/list': FIXED };

export type Feature = (server: McpServer, caller: Caller) => void;

/** Builds the server for one request. It is stateless, so it offers no change notifications and no subscriptions. */
export const buildServer =
  (features: readonly Feature[]) =>
  (caller: Caller): McpServer => {
    const server = new McpServer(INFO, { instructions: INSTRUCTIONS, cacheHints: CACHE_HINTS });
    for (const add of features) add(server, caller);
    return server;
  };

export const toolsFeature =
  (tools: readonly Tool[]): Feature =>
  (server, caller) => {
    server.server.registerCapabilities({ tools: { listChanged: false } });
    for (const tool of tools) {
      server.registerTool(tool.name, tool.config, (args: unknown, context) =>
        withProgress(context, () => tool.call(args, caller)),
      );
    }
  };
