import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as requestOverHttp } from 'node:http';
import { request as requestOverHttps } from 'node:https';
import type { FetchLike } from '@modelcontextprotocol/client';
import type { Clock } from '../../core/config/clock.ts';
import { isBrokenConnection } from '../http/broken-connection.ts';
import { keepAliveAgent } from '../http/keep-alive-agent.ts';
import { endsSession, SESSION_HEADER } from './ended-session.ts';
import { answerInEvents } from './server-sent-events.ts';

/** Lists may hold icons as data. */
const MAX_BODY_BYTES = 4_000_000;
const END_MS = 500;

/** One piece of work with a server, with all of its requests. */
export interface Exchange {
  readonly signal: AbortSignal;
  /** Opens a new connection. A kept-alive one may be dead, and the outcome of a request on it would be unknown. */
  readonly fresh: boolean;
  /** The customer for whom a tool is called; null for other requests. */
  readonly customer: string | null;
  /** Set as soon as a request may have reached the server. */
  sent: boolean;
  /** Set when the server no longer knows the session of a request, which it therefore did not begin. */
  sessionEnded: boolean;
}

export const newExchange = (
  signal: AbortSignal,
  { fresh, customer }: Pick<Exchange, 'fresh' | 'customer'>,
): Exchange => ({
  signal,
  fresh,
  customer,
  sent: false,
  sessionEnded: false,
});

const exchanges = new AsyncLocalStorage<Exchange>();

export const customerOfExchange = (): string | null => exchanges.getStore()?.customer ?? null;

export const within = <T>(exchange: Exchange, work: () => Promise<T>): Promise<T> => exchanges.run(exchange, work);

/**
 * A `fetch` for MCP over HTTP/1.1 that records for each exchange whether a request was sent, which the built-in one does not. It reads a body
 * at once, up to `MAX_BODY_BYTES`, and keeps only the response of an event stream. It answers GET itself, so that the client opens no
 * stream for notifications. A request that met a dead kept-alive connection is sent again at once, over a new one.
 */
export const mcpFetch = (clock: Clock): FetchLike => {
  const sockets = keepAliveAgent(clock);
  return async (to, { method = 'GET', headers, body, signal } = {}) => {
    if (method === 'GET') return new Response(null, { status: 405 });
    const url = new URL(to);
    const exchange = exchanges.getStore();
    const sent = Object.fromEntries(new Headers(headers));
    const send = async (kept: boolean): Promise<IncomingMessage> => {
      const open = url.protocol === 'https:' ? requestOverHttps : requestOverHttp;
      const request = open(url, {
        method,
        headers: sent,
        agent: kept && sockets(url.protocol),
        signal: AbortSignal.any([signal, exchange?.signal].filter((one) => !!one)),
      });
      noteSending(request, url.protocol, exchange);
      // `once` rejects on the first error. A later one would be an uncaught exception.
      request.on('error', () => {});
      request.end(body);
      try {
        const [response] = (await once(request, 'response')) as [IncomingMessage];
        return response;
      } catch (error) {
        if (request.reusedSocket && isBrokenConnection(error)) return send(false);
        throw error;
      }
    };
    const response = await toResponse(await send(!exchange?.fresh), body);
    if (exchange && SESSION_HEADER in sent && (await endsSession(response))) exchange.sessionEnded = true;
    return response;
  };
};

const noteSending = (request: ClientRequest, protocol: string, exchange: Exchange | undefined): void => {
  if (!exchange) return;
  const sent = () => {
    exchange.sent = true;
  };
  request.once('socket', (socket) => {
    if (socket.connecting) socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', sent);
    else sent();
  });
};

const toResponse = async (response: IncomingMessage, requestBody: unknown): Promise<Response> => {
  const status = response.statusCode ?? 0;
  const headers = new Headers(
    Object.entries(response.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  const body = limited(response);
  if (headers.get('content-type')?.startsWith('text/event-stream')) {
    const answer = await answerInEvents(body, (JSON.parse(String(requestBody)) as { id?: unknown }).id);
    if (!response.readableEnded) letEnd(response);
    headers.set('content-type', 'application/json');
    return new Response(withoutNullMeta(answer ?? 'null'), { status, headers });
  }
  const whole = Buffer.concat(await Array.fromAsync(body)).toString();
  return new Response(whole === '' ? null : withoutNullMeta(whole), { status, headers });
};

/** The client rejects every message with `_meta: null`, which some servers write. */
const withoutNullMeta = (text: string): string =>
  /"_meta"\s*:\s*null\b/.test(text)
    ? JSON.stringify(JSON.parse(text, (key, value) => (key === '_meta' && value === null ? undefined : value)))
    : text;

async function* limited(response: IncomingMessage): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of response.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      response.destroy();
      throw new BodyTooLarge();
    }
    yield chunk;
  }
}

/** Most streams end right after the response. Then their connection can be reused. */
const letEnd = (response: IncomingMessage): void => {
  const cut = setTimeout(() => response.destroy(), END_MS).unref();
  response
    .on('error', () => {})
    .on('close', () => clearTimeout(cut))
    .resume();
};

class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}
