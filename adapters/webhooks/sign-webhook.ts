import { Webhook } from 'standardwebhooks';
import { BadSecret, type SignWebhook } from '../../core/events/webhook.ts';

/** The prefix, and the base64 of 24 to 64 bytes. */
const SECRET = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;

/** Signs by the reference library of Standard Webhooks. While a secret is replaced there is a signature by each, with a space between them. */
export const signWebhook: SignWebhook = (secret, { id, timestamp, body }) => {
  const secrets = secret.trim().split(/\s+/);
  if (secrets.length > 2 || !secrets.every((each) => SECRET.test(each))) {
    throw new BadSecret('must be whsec_ and the base64 of 24 to 64 bytes, or two of them with a space between them');
  }
  const at = new Date(timestamp);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(timestamp / 1000)),
    'webhook-signature': secrets.map((each) => new Webhook(each).sign(id, at, body)).join(' '),
  };
};
