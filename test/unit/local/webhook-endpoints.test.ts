import { describe, expect, it } from 'vitest';
import { readEndpoints } from '../../../core/events/endpoint.ts';
import { webhookEndpoints } from '../../../local/webhook-endpoints.ts';

const CRM = {
  ...{ url: 'http://127.0.0.1:3002', secret: 'whsec_sample', programs: null, close: async () => {} },
  webhooks: { url: 'http://127.0.0.1:3002/webhooks', events: ['conversation.handed_off'] },
};
const own = (name: string) => ({
  ...{ name, url: 'https://crm.example/webhooks', secret: 'env:MY_SECRET', events: ['turn.settled'] },
});
const named = (list: string) => readEndpoints(list).map(({ name, secret }) => [name, secret]);

describe('the endpoints of webhooks', () => {
  it('are those of the user, with the secrets that they name, and the sample CRM', () => {
    const { list, secrets } = webhookEndpoints(
      { WEBHOOKS: JSON.stringify([own('billing')]), MY_SECRET: 'whsec_mine' },
      CRM,
    );
    expect(named(list)).toEqual([
      ['billing', 'env:MY_SECRET'],
      ['crm', 'env:SAMPLE_CRM_SECRET'],
    ]);
    expect(secrets).toEqual({ MY_SECRET: 'whsec_mine', SAMPLE_CRM_SECRET: 'whsec_sample' });
  });

  it('leave the sample CRM out beside one of the user', () => {
    const { list, secrets } = webhookEndpoints({ WEBHOOKS: JSON.stringify([own('crm')]) }, CRM);
    expect(named(list)).toEqual([['crm', 'env:MY_SECRET']]);
    expect(secrets).toEqual({ MY_SECRET: '' });
  });

  it('are none without both', () => {
    expect(webhookEndpoints({ WEBHOOKS: '' }, null)).toEqual({ list: '[]', secrets: {} });
  });

  it.each(['{', '{}'])('must be a list: %s', (WEBHOOKS) => {
    expect(() => webhookEndpoints({ WEBHOOKS }, CRM)).toThrow('WEBHOOKS must be a JSON list of endpoints.');
  });
});
