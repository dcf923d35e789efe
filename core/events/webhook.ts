import * as z from 'zod/mini';

/** One try of a delivery: what the clock's function asks of the function that talks to receivers. */
export const WebhookCall = z.object({
  /** The name of an endpoint. */
  endpoint: z.string(),
  /** Of the event; the same on every try. */
  id: z.string(),
  /** Of this try, in epoch milliseconds. */
  timestamp: z.number(),
  /** The exact text that is signed and sent. */
  body: z.string(),
});
export type WebhookCall = z.infer<typeof WebhookCall>;

/** The result of a try. A failure of the receiver is a result, too, and never throws. */
export const WebhookResult = z.object({
  /** Of the response; null if there was none. */
  status: z.nullable(z.number()),
  /** Null for a success: a status of 200 to 299. */
  error: z.nullable(z.string()),
  ms: z.number(),
  /** The wait that the receiver asks for with `Retry-After`; null without one. */
  retry_after_ms: z.nullable(z.number()),
  /** Whether the receiver wants no more events: 410. */
  gone: z.boolean(),
});
export type WebhookResult = z.infer<typeof WebhookResult>;

/** How long a try may take: look-up of the host, connection, request and response. */
export const WEBHOOK_MS = 15_000;

/** A secret of the signature that cannot be used. The message never quotes it. */
export class BadSecret extends Error {
  override readonly name = 'BadSecret';
}

/** The headers of Standard Webhooks. `secret` has one signing secret, or two while one replaces the other. Throws `BadSecret`. */
export type SignWebhook = (secret: string, call: WebhookCall) => Readonly<Record<string, string>>;

/** The status of a receiver's response, or why there was none. */
export type Reply =
  | { readonly status: number; readonly retryAfter: string | undefined }
  | { readonly status: null; readonly error: string };

/** Sends a JSON body once. Follows no redirect, and never throws. */
export type PostWebhook = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Reply>;
