import { describe, expect, it } from 'vitest';
import { checkWebhooks } from '../../../local/check-webhooks.ts';

const endpoint = {
  ...{ name: 'crm', url: 'https://crm.example/in', secret: 'env:CRM_SECRET' },
  events: ['conversation.closed'],
};
const list = (more: object = {}) => JSON.stringify([{ ...endpoint, ...more }]);

describe('checkWebhooks', () => {
  it.each([[{}], [{ WEBHOOKS: '' }], [{ WEBHOOKS: list(), CRM_SECRET: 'whsec_c2VjcmV0' }]])(
    'takes %j',
    async (user) => {
      await expect(checkWebhooks(user)).resolves.toBeUndefined();
    },
  );

  it.each([
    [{ WEBHOOKS: 'foo' }, /^Bad environment: WEBHOOKS must be JSON such as /],
    [{ WEBHOOKS: list({ events: ['conversation.lost'] }) }, /^Bad environment: WEBHOOKS .*0\.events\.0/],
    [{ WEBHOOKS: list() }, /^WEBHOOKS: set CRM_SECRET to the secret of a receiver\.$/],
  ])('refuses %j in one line', async (user, message) => {
    await expect(checkWebhooks(user)).rejects.toThrow(message);
  });
});
