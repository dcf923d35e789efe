import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { readEndpoints } from '../../../core/events/endpoint.ts';
import { closeServer, listen } from '../../../local/http/listen.ts';
import { startSampleCrm } from '../../../local/sample-crm.ts';
import { webhookEndpoints } from '../../../local/webhook-endpoints.ts';

const desk = 'http://127.0.0.1:3000/desk';

describe('the sample CRM', () => {
  it('takes a free port if its own is taken, and gets webhooks that are signed with the secret of this run', async () => {
    const other = createServer();
    const taken = await listen(other);
    const crm = await startSampleCrm({}, 'ecommerce', { port: taken - 2, desk, issuer: null });
    if (!crm) throw new Error('No CRM was started.');
    expect(crm.url).not.toBe(`http://127.0.0.1:${taken}`);
    expect(await (await fetch(crm.url)).text()).toContain('Tickets');
    const [endpoint] = readEndpoints(webhookEndpoints({}, crm).list);
    expect(endpoint).toMatchObject({ name: 'crm', url: `${crm.url}/webhooks` });
    const [id, at, body] = ['e', new Date(), '{}'];
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(crm.secret).sign(id, at, body),
    };
    expect((await fetch(`${crm.url}/webhooks`, { method: 'POST', headers, body })).status).toBe(204);
    await crm.close();
    await expect(fetch(crm.programs?.url ?? '')).rejects.toThrow();
    await closeServer(other);
  });

  it.each([
    ['another playbook', 'saas', {}],
    ['tool servers of the user’s own', 'ecommerce', { TOOL_SERVERS: '[]' }],
  ])('is left out with %s', async (_, playbook, environment) => {
    expect(await startSampleCrm(environment, playbook, { port: 0, desk, issuer: null })).toBeNull();
  });
});
