import {
  Client,
  type FetchLike,
  ProtocolError,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import type { ToolServer } from '../../core/tools/server.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { Secrets } from '../aws/secrets.ts';
import type { CustomerTokens } from './customer-tokens.ts';
import { type Exchange, newExchange, within } from './fetch.ts';
import { passRawResults } from './raw-results.ts';
import { signCalls } from './sign-calls.ts';

const CONNECT_MS = 4000;
const CLIENT = { name: manifest.name, version: manifest.version };
/** No request is sent twice to supply input that a server asks for. */
const OPTIONS = { versionNegotiation: { mode: 'auto' }, inputRequired: { autoFulfill: false } } as const;

/** A failed exchange. `sent`: the server may have received a request. */
export class McpFailure extends Error {
  override readonly name = 'McpFailure';
  readonly sent: boolean;

  constructor(cause: unknown, sent: boolean) {
    super('The request to the tool server failed.', { cause });
    this.sent = sent;
  }
}

export interface McpConnection {
  /** Number of connections so far. Data that came over an earlier connection may be outdated. */
  readonly count: number;
  /**
   * Runs work with the connected client. Throws `McpFailure`. Unless the server answered with a protocol error, the next work reconnects. A
   * server that has ended the session did nothing, so the work runs once more in a new session.
   */
  use<T>(
    work: (client: Client) => Promise<T>,
    options: { readonly timeoutMs: number } & Pick<Exchange, 'fresh' | 'customer'>,
  ): Promise<T>;
}

/** One connection to a server. It is opened on first use and kept. With `tokens`, it is not opened without their key. */
export const mcpConnection = (
  { url, secret }: ToolServer,
  secrets: Secrets,
  tokens: CustomerTokens | null,
  fetch: FetchLike,
): McpConnection => {
  let connected: Promise<Client> | null = null;
  let count = 0;
  const open = async (): Promise<Client> => {
    await tokens?.check();
    const client = new Client(CLIENT, OPTIONS);
    const transport = new StreamableHTTPClientTransport(new URL(url), {
      fetch: tokens ? signCalls(fetch, tokens) : fetch,
      ...(secret !== undefined && { authProvider: { token: () => secrets.get(secret) } }),
      onInsufficientScope: 'throw',
    });
    await client.connect(transport);
    passRawResults(transport);
    return client;
  };
  const connect = (): Promise<Client> => {
    if (connected) return connected;
    count += 1;
    const exchange = newExchange(AbortSignal.timeout(CONNECT_MS), { fresh: false, customer: null });
    connected = within(exchange, () => orAborted(open(), exchange.signal));
    return connected;
  };
  const attempt = async <T>(work: (client: Client) => Promise<T>, exchange: Exchange): Promise<T> => {
    const connecting = connect();
    let client: Client | null = null;
    try {
      const ready = await orAborted(connecting, exchange.signal);
      client = ready;
      return await within(exchange, () => orAborted(work(ready), exchange.signal));
    } catch (error) {
      const serverAnswered = client !== null && error instanceof ProtocolError;
      if (!serverAnswered && connected === connecting) connected = null;
      if (error instanceof UnauthorizedError && secret !== undefined) secrets.forget(secret);
      throw new McpFailure(error, exchange.sent);
    }
  };
  return {
    get count() {
      return count;
    },
    use: async (work, { timeoutMs, ...options }) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const first = newExchange(signal, options);
      try {
        return await attempt(work, first);
      } catch (error) {
        if (!first.sessionEnded) throw error;
        return attempt(work, newExchange(signal, options));
      }
    },
  };
};

const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', abort));
};
