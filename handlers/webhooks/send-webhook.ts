import type { Clock } from '../../core/config/clock.ts';
import { errorName } from '../../core/errors/error-name.ts';
import type { Endpoint } from '../../core/events/endpoint.ts';
import { readRetryAfter } from '../../core/events/retry-schedule.ts';
import {
  BadSecret,
  type PostWebhook,
  type Reply,
  type SignWebhook,
  type WebhookCall,
  type WebhookResult,
} from '../../core/events/webhook.ts';

/** Statuses whose `Retry-After` counts. */
const TRY_LATER = [429, 502, 503, 504];
const GONE = 410;

export interface SendDependencies {
  readonly endpoints: readonly Endpoint[];
  readonly secrets: {
    get(reference: string): Promise<string>;
    forget(reference: string): void;
  };
  readonly sign: SignWebhook;
  readonly post: PostWebhook;
  readonly clock: Clock;
}

/** Signs the body of an event, and sends exactly these bytes. A failure of the receiver and an unusable secret are results, and never throw. */
export const sendWebhook =
  ({ endpoints, secrets, sign, post, clock }: SendDependencies) =>
  async (call: WebhookCall): Promise<WebhookResult> => {
    const endpoint = endpoints.find(({ name }) => name === call.endpoint);
    const failed = { status: null, ms: 0, retry_after_ms: null, gone: false } as const;
    if (!endpoint) return { ...failed, error: `no endpoint has the name ${call.endpoint}` };
    const signed = await secrets
      .get(endpoint.secret)
      .then((secret) => sign(secret, call))
      .catch((error: unknown) => secretFailure(error));
    if (typeof signed === 'string') return { ...failed, error: signed };
    const start = clock.now();
    const reply = await post(endpoint.url, signed, call.body);
    // The receiver may have the new secret, and this sandbox the old one.
    if (reply.status === 401 || reply.status === 403) secrets.forget(endpoint.secret);
    return { ...outcomeOf(reply, clock.now()), ms: clock.now() - start };
  };

const secretFailure = (error: unknown): string =>
  `the signing secret ${error instanceof BadSecret ? error.message : `could not be read: ${errorName(error)}`}`;

const outcomeOf = (reply: Reply, now: number): Omit<WebhookResult, 'ms'> => {
  const { status } = reply;
  if (status === null) return { status, error: reply.error, retry_after_ms: null, gone: false };
  return {
    status,
    error:
      status >= 200 && status < 300
        ? null
        : `HTTP ${status}${status >= 300 && status < 400 ? ': redirects are not followed' : ''}`,
    retry_after_ms: TRY_LATER.includes(status) ? readRetryAfter(reply.retryAfter, now) : null,
    gone: status === GONE,
  };
};
