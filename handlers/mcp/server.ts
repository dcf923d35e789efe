import { Server, type ServerCapabilities } from '@modelcontextprotocol/server';
import manifest from '../../package.json' with { type: 'json' };
import type { Caller } from './http/caller.ts';

const INFO = { name: 'frontdesk', title: 'Frontdesk customer support', version: manifest.version };

const INSTRUCTIONS =
  'Customer support. Send each customer message with chat_with_ai and show the answer unchanged. Pass the returned conversation_id with the next message. After an error with retryable true, wait retry_after_ms and send the same message again with the same message_id.';

/** These lists are the same for every caller and only change with a deployment. */
const FIXED = { ttlMs: 300_000, cacheScope: 'public' } as const;
const CACHE_HINTS = { 'tools/list': FIXED, 'prompts/list': FIXED, 'resources/templates/list': FIXED };

/** A part of the server. What does not depend on the caller is prepared once, because a server is built for each request. */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  readonly handle: (server: Server, caller: Caller) => void;
}

/** Builds the server for one request. It is stateless, so it offers no change notifications and no subscriptions. */
export const buildServer = (features: readonly Feature[]): ((caller: Caller) => Server) => {
  const capabilities = Object.assign({}, ...features.map((feature) => feature.capabilities)) as ServerCapabilities;
  const options = { instructions: INSTRUCTIONS, cacheHints: CACHE_HINTS, capabilities };
  return (caller) => {
    const server = new Server(INFO, options);
    for (const { handle } of features) handle(server, caller);
    return server;
  };
};
