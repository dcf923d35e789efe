import { post, TOOLS_LIST } from './system.ts';

interface Endpoint {
  readonly url: string;
  readonly token?: string | undefined;
}

/**
 * The error in the URL or the token, in one line; null when the endpoint answers. It sends one request that needs no scope, and one for
 * each tool; without arguments, the tools do nothing.
 */
export const wrongWith = async (
  endpoint: Endpoint,
  tools: readonly string[],
  send: (init: RequestInit) => Promise<Response>,
): Promise<string | null> => {
  for (const body of [TOOLS_LIST, ...tools.map(toolCall)]) {
    const wrong = await wrongIn(endpoint, await send(post(body)).catch(() => null));
    if (wrong !== null) return wrong;
  }
  return null;
};

const wrongIn = async ({ url, token }: Endpoint, response: Response | null): Promise<string | null> => {
  if (!response) return `No server answers at ${url}: correct --url, or start one with npm start.`;
  const { status } = response;
  const text = await response.text();
  const isRpc = text.includes('"jsonrpc"');
  if (status === 401 && !token) return 'The server requires an access token: set --token or FRONTDESK_TOKEN.';
  if (status === 401) return 'The server rejects the access token: get a new one.';
  if (response.ok && isRpc) return null;
  // The gateway in front of the server throttles and fails without JSON-RPC.
  if (!isRpc && (status === 429 || status >= 500)) return `${url} is busy or fails (status ${status}): try again.`;
  if (!isRpc || status === 404) return `${url} is no MCP endpoint (status ${status}): --url ends in /mcp.`;
  const [, message = ''] = /"message":"(.*?)"[,}]/.exec(text) ?? [];
  const remedy = message.includes('scope') ? ' Get a token with support:chat and support:read.' : '';
  return `${url} answers with status ${status}: ${message}${remedy}`;
};

const toolCall = (name: string): string =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: {} } });
