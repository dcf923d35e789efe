import * as z from 'zod/mini';
import { powertoolsLog } from '../../adapters/aws/powertools-log.ts';
import { keptSecrets, secretsClient } from '../../adapters/aws/secrets.ts';
import { postWebhook } from '../../adapters/webhooks/post-webhook.ts';
import { systemResolve } from '../../adapters/webhooks/public-lookup.ts';
import { signWebhook } from '../../adapters/webhooks/sign-webhook.ts';
import { systemClock } from '../../core/config/clock.ts';
import { readEnvironment, variable } from '../../core/config/environment.ts';
import { readEndpoints } from '../../core/events/endpoint.ts';
import { WEBHOOK_MS, WebhookCall, type WebhookResult } from '../../core/events/webhook.ts';
import { sendWebhook } from './send-webhook.ts';

const env = readEnvironment(
  z.object({
    WEBHOOKS: variable(readEndpoints),
    /** `true` on one machine only: allows connections to any address, and without TLS. */
    ALLOW_LOOPBACK: z.optional(z.string()),
  }),
  process.env,
);
const log = powertoolsLog('frontdesk-webhooks');
const send = sendWebhook({
  endpoints: env.WEBHOOKS,
  secrets: keptSecrets(process.env, secretsClient(), systemClock),
  sign: signWebhook,
  post: postWebhook({ anywhere: env.ALLOW_LOOPBACK === 'true', timeoutMs: WEBHOOK_MS, resolve: systemResolve }),
  clock: systemClock,
});

/** Sends one event to one receiver. It reads no table: the call has the body, and the function can read the secrets. */
export const handler = async (event: unknown): Promise<WebhookResult> => {
  const call = WebhookCall.parse(event);
  const result = await send(call);
  const { status, error, ms } = result;
  log[error === null ? 'info' : 'warn']('webhook', { endpoint: call.endpoint, event: call.id, status, error, ms });
  return result;
};
