import { CLIENT_CAPABILITIES_META_KEY, PROTOCOL_VERSION_META_KEY } from '@modelcontextprotocol/server';
import type { Caller } from './caller.ts';
import type { Endpoint } from './endpoint.ts';

const NO_TOOL = 'warm-up';
const NEWEST_REVISION = '2026-07-28';

const OLDER = { headers: {}, _meta: {} };
const NEWEST = {
  headers: { 'mcp-protocol-version': NEWEST_REVISION, 'mcp-method': 'tools/call', 'mcp-name': NO_TOOL },
  _meta: { [PROTOCOL_VERSION_META_KEY]: NEWEST_REVISION, [CLIENT_CAPABILITIES_META_KEY]: {} },
};

/**
 * Calls a tool that does not exist, by the newest and by an older revision. The SDK initializes much at the first request of each, and Lambda
 * gives a function a full CPU only during the cold start.
 */
export const warmUp = async <C extends Caller>(serve: Endpoint<C>, caller: C, host: string): Promise<void> => {
  for (const { headers, _meta } of [OLDER, NEWEST]) {
    const params = { name: NO_TOOL, arguments: {}, _meta };
    const request = new Request('https://localhost/mcp', {
      method: 'POST',
      headers: { host, 'content-type': 'application/json', ...headers },
    });
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'tools/call', params }));
    await (await serve({ request, body }, caller)).text();
  }
};
