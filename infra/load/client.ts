import {
  Client,
  ProtocolError,
  SdkError,
  SdkHttpError,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import * as z from 'zod/mini';
import { RETRY_AFTER_MS } from '../../core/errors/client-error.ts';
import { fromJson, recordOf, stringOf } from '../../core/text/json.ts';
import { ChatResult } from '../../core/turn/chat-result.ts';
import { call } from '../smoke/system.ts';
import type { Attempt, Failure, Send } from './turn.ts';

const ToolError = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  retry_after_ms: z.optional(z.number()),
});

export const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

/** An official client, for all users: the server keeps no sessions. */
export const connect = async (url: string, token?: string): Promise<Send> => {
  const client = new Client({ name: 'frontdesk-load', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: bearer(token) } }));
  return (message) => call(client, 'chat_with_ai', { ...message }).then(toAttempt, failed);
};

const toAttempt = ({ isError, data }: Awaited<ReturnType<typeof call>>): Attempt => {
  const receipt = ChatResult.safeParse(data).data ?? null;
  if (receipt && !isError) return { receipt, failure: null };
  const error = ToolError.safeParse(data).data;
  if (!error)
    return failed(new Error('The result holds neither a receipt nor an error.', { cause: { code: 'NO_RECEIPT' } }));
  const { code, message, retryable, retry_after_ms = RETRY_AFTER_MS } = error;
  return { receipt, failure: { code, message, retryAfterMs: retryable ? retry_after_ms : null } };
};

const failed = (error: unknown): Attempt => ({ receipt: null, failure: failureOf(error) });

const failureOf = (error: unknown): Failure => {
  if (error instanceof SdkHttpError) {
    const { status, data } = error;
    const message = stringOf(recordOf(recordOf(fromJson(String(data.text))).error).message) || error.message;
    return { code: `HTTP ${status}`, message, retryAfterMs: status === 429 || status >= 500 ? RETRY_AFTER_MS : null };
  }
  const { message, cause, name } = error as Error;
  if (error instanceof ProtocolError) return { code: `JSON-RPC ${error.code}`, message, retryAfterMs: null };
  if (error instanceof SdkError) return { code: error.code, message, retryAfterMs: null };
  // Node's own message is only "fetch failed".
  const { code = name, message: why = message } = (cause ?? {}) as { code?: string; message?: string };
  return { code, message: why, retryAfterMs: RETRY_AFTER_MS };
};
