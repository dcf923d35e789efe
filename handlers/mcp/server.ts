import { McpServer } from '@modelcontextprotocol/server';
import manifest from '../../package.json' with { type: 'json' };
import type { Caller, Tool } from './tool.ts';

const INFO = { name: 'frontdesk', title: 'Frontdesk customer support', version: manifest.version };

const INSTRUCTIONS =
  'Customer support. Send what the customer writes with chat_with_ai and show the answer as it is; keep its conversation_id for the next message. After an error with retryable true, send the same message again with the same message_id.';

/** A server for one request: stateless, so there is nothing that could change under a client, and nothing to subscribe to. */
export const buildServer = (tools: readonly Tool[], caller: Caller): McpServer => {
  const server = new McpServer(INFO, { capabilities: { tools: { listChanged: false } }, instructions: INSTRUCTIONS });
  for (const tool of tools) server.registerTool(tool.name, tool.config, (args: unknown) => tool.call(args, caller));
  return server;
};
