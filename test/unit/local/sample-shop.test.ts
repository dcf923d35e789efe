import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../../local/http/listen.ts';
import { startSampleShop } from '../../../local/sample-shop.ts';

const frontdesk = 'http://127.0.0.1:3000';

describe('the sample shop', () => {
  it('takes a free port if the next one is taken, and names its origin as the issuer of its customers', async () => {
    const other = createServer();
    const taken = await listen(other);
    const shop = await startSampleShop({}, 'ecommerce', { port: taken - 1, frontdesk });
    expect(shop?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(shop?.url).not.toBe(`http://127.0.0.1:${taken}`);
    expect(shop?.identity).toMatchObject({ issuer: shop?.url, keys: [{ alg: 'ES256' }], shares_customers: true });
    expect(await (await fetch(shop?.url ?? '')).text()).toContain(`${frontdesk}/widget.js`);
    await shop?.close();
    await closeServer(other);
  });

  it.each([
    ['another playbook', 'saas', {}],
    ['tool servers of the user’s own', 'ecommerce', { TOOL_SERVERS: '[]' }],
  ])('is left out with %s', async (_, playbook, environment) => {
    expect(await startSampleShop(environment, playbook, { port: 0, frontdesk })).toBeNull();
  });
});
