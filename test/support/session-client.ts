import { legacyRequest } from './mcp-requests.ts';
import { rawRequest } from './rpc.ts';

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Calls a system's `/session`, and its tools with or without a token. */
export const sessionClient = (mcpUrl: string) => {
  const at = (path: string): string => mcpUrl.replace(/\/mcp$/, path);
  const send = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}, method = 'POST') => {
    const sent = { 'content-type': 'application/json', ...headers };
    const { text, ...reply } = await rawRequest(at(path), method, sent, JSON.stringify(body));
    return { ...reply, body: text === '' ? {} : JSON.parse(text) } satisfies Reply as Reply;
  };
  const call = (path: string, token: string | null, name: string, args: object) => {
    const { body, headers } = legacyRequest('tools/call', { name, arguments: args });
    return send(path, body, { ...headers, ...(token !== null && { authorization: `Bearer ${token}` }) });
  };
  /** The structured result of a call that must reach its tool. */
  const result = async (token: string | null, name: string, args: object): Promise<Record<string, unknown>> => {
    const { status, body } = await call('/mcp', token, name, args);
    const { structuredContent } = (body.result ?? {}) as { readonly structuredContent?: Record<string, unknown> };
    if (!structuredContent) throw new Error(`HTTP ${status}: ${JSON.stringify(body)}`);
    return structuredContent;
  };
  return {
    at,
    send,
    call,
    result,
    /** The conversation in which a message is answered. */
    chat: async (token: string | null, message: string, more: object = {}): Promise<string> =>
      String((await result(token, 'chat_with_ai', { message, ...more })).conversation_id),
    open: async (asked: object): Promise<{ readonly token: string; readonly visitor: string }> => {
      const { status, body } = await send('/session', asked);
      if (status !== 200) throw new Error(`HTTP ${status}: ${JSON.stringify(body)}`);
      return { token: String(body.access_token), visitor: String(body.visitor) };
    },
  };
};
export type SessionClient = ReturnType<typeof sessionClient>;
