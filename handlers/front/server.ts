import { Server, type ServerCapabilities } from '@modelcontextprotocol/server';
import manifest from '../../package.json' with { type: 'json' };

/** These lists are the same for every caller and only change with a deployment. */
const FIXED = { ttlMs: 300_000, cacheScope: 'public' } as const;
const CACHE_HINTS = { 'tools/list': FIXED, 'prompts/list': FIXED, 'resources/templates/list': FIXED };

/** A part of the server. What does not depend on the caller is prepared once, because a server is built for each request. */
export interface Feature<C> {
  readonly capabilities: ServerCapabilities;
  readonly handle: (server: Server, caller: C) => void;
}

interface ServerParts<C> {
  readonly info: { readonly name: string; readonly title: string };
  readonly instructions: string;
  readonly features: readonly Feature<C>[];
}

/** Builds the server for one request. It is stateless, so it offers no change notifications and no subscriptions. */
export const buildServer = <C>({ info, instructions, features }: ServerParts<C>): ((caller: C) => Server) => {
  const capabilities = Object.assign({}, ...features.map((feature) => feature.capabilities)) as ServerCapabilities;
  const options = { instructions, cacheHints: CACHE_HINTS, capabilities };
  return (caller) => {
    const server = new Server({ ...info, version: manifest.version }, options);
    for (const { handle } of features) handle(server, caller);
    return server;
  };
};
