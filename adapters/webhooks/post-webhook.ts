import { request as plain } from 'node:http';
import { request as encrypted } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from '../../core/access/public-address.ts';
import type { PostWebhook, Reply } from '../../core/events/webhook.ts';
import { AddressRefused, publicLookup, type Resolve } from './public-lookup.ts';

/** The body of a response is not used. Its beginning is read so that the receiver can send it. */
const MAX_RESPONSE_BYTES = 4096;

interface PostOptions {
  /** Whether connections to any address, and without TLS, are allowed: on one machine only. */
  readonly anywhere: boolean;
  readonly timeoutMs: number;
  readonly resolve: Resolve;
}

/**
 * Posts over a new connection each time: kept connections are dead after Lambda has frozen the function, and a failed try is repeated only minutes
 * later. The time limit covers look-up, connection, request and response.
 */
export const postWebhook = ({ anywhere, timeoutMs, resolve }: PostOptions): PostWebhook => {
  const guard = anywhere ? {} : { lookup: publicLookup(resolve) };
  return async (url, headers, body) => {
    try {
      const target = new URL(url);
      if (!anywhere) refuse(target);
      return await exchange(target, headers, body, { ...guard, signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      return { status: null, error: inWords(error as Error, timeoutMs) };
    }
  };
};

/** Throws for a URL without TLS, and for one with a private address, which the socket would connect to without a look-up. */
const refuse = ({ protocol, hostname }: URL): void => {
  if (protocol !== 'https:') throw new AddressRefused('only https URLs are allowed');
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) && !isPublicAddress(address)) throw new AddressRefused(`${address} is not a public address`);
};

const exchange = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: Pick<Parameters<typeof plain>[1] & object, 'lookup' | 'signal'>,
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const own = { 'content-type': 'application/json', 'content-length': bytes.length, 'user-agent': 'Frontdesk' };
    const request = (url.protocol === 'https:' ? encrypted : plain)(url, {
      ...{ method: 'POST', agent: false, headers: { ...headers, ...own } },
      ...options,
    });
    // The status decides, also if the body breaks off.
    let reply: Reply | null = null;
    const end = (error: Error) => (reply ? resolve(reply) : reject(error));
    request.once('response', (response) => {
      reply = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > MAX_RESPONSE_BYTES) request.destroy();
      });
      response.once('error', end);
    });
    request.on('error', end).once('close', () => end(new Error('closed without a response')));
    request.end(bytes);
  });

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host was not found',
  EAI_AGAIN: 'the host could not be looked up',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke before a response',
  EPIPE: 'the connection broke before a response',
};

const inWords = (error: Error & { readonly code?: unknown }, timeoutMs: number): string => {
  if (error instanceof AddressRefused) return error.message;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no response within ${timeoutMs / 1000} s`;
  if (typeof error.code !== 'string') return WORDS.ECONNRESET ?? '';
  return WORDS[error.code] ?? `no response: ${error.code}`;
};
