/** A call that failed: `code` as docs/mcp.md lists them, or `OFFLINE` if no response came, or `HTTP_<status>`. */
export class CallError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  /** Milliseconds before a retry is likely to succeed. */
  readonly retryAfterMs: number;
  /** The rest of a failed call's result, such as `desk` or `resets_at`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
    this.retryable = details.retryable === true || code === 'OFFLINE';
    this.retryAfterMs = Number(details.retry_after_ms ?? 2000);
  }
}

/** More than a turn takes. A connection that is lost without a word would otherwise be waited for without end. */
const TIMEOUT_MS = 130_000;

export interface RpcOptions {
  /** URL of `/mcp` or `/desk`. */
  readonly url: string;
  /** The access token; null where none is needed. `renewed`: the server refused the last one. */
  readonly token: (renewed: boolean) => Promise<string | null>;
}

/** Calls one method of an MCP server, statelessly. A refused token is renewed once. Throws `CallError`. */
export const rpc = ({ url, token }: RpcOptions) => {
  const send = async (method: string, params: object, renewed = false): Promise<unknown> => {
    const bearer = await token(renewed);
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new CallError('OFFLINE', 'No connection.');
    });
    if (response.status === 401 && bearer !== null && !renewed) return send(method, params, true);
    const body = (await response.json().catch(() => null)) as {
      readonly result?: unknown;
      readonly error?: { readonly message: string };
    } | null;
    if (body && 'result' in body) return body.result;
    const isTransient = response.status === 429 || response.status >= 500;
    throw new CallError(`HTTP_${response.status}`, body?.error?.message ?? `The server answered ${response.status}.`, {
      retryable: isTransient,
      retry_after_ms: Number(response.headers.get('retry-after') ?? 2) * 1000,
    });
  };
  return {
    send,
    /** Calls a tool, and returns its structured result. */
    call: async <R>(name: string, args: object): Promise<R> => {
      const result = (await send('tools/call', { name, arguments: args })) as {
        readonly isError?: boolean;
        readonly structuredContent: { readonly code: string; readonly message: string };
      };
      if (!result.isError) return result.structuredContent as R;
      const { code, message, ...details } = result.structuredContent;
      throw new CallError(code, message, details);
    },
  };
};
