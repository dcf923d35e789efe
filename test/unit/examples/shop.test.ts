import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Shop, startShop } from '../../../examples/shop/shop.ts';

const FRONTDESK = 'http://127.0.0.1:3000';

describe('the sample shop', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ port: 0, frontdesk: FRONTDESK });
  });
  afterAll(() => shop.close());

  const post = (path: string, { cookie = '', origin = shop.url, body = '' } = {}) =>
    fetch(shop.url + path, {
      ...{ method: 'POST', redirect: 'manual', body },
      headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    });
  const signIn = async (customer: string) => {
    const response = await post('/sign-in', { body: `customer=${customer}` });
    return response.headers.get('set-cookie') ?? '';
  };

  it('has the chat on its page, and allows it and nothing else by its policy', async () => {
    const response = await fetch(shop.url);
    const html = await response.text();
    expect(html).toContain(`<script type="module" src="${FRONTDESK}/widget.js"></script>`);
    expect(html).toContain('<frontdesk-chat identity-url="/support-identity"');
    const policy = response.headers.get('content-security-policy')?.split('; ');
    expect(policy).toContain(`script-src ${FRONTDESK}`);
    expect(policy).toContain(`connect-src 'self' ${FRONTDESK}`);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('says nothing of a customer while nobody is signed in', async () => {
    expect((await post('/support-identity')).status).toBe(204);
    expect((await post('/support-identity', { cookie: 'copper_and_clay=guessed' })).status).toBe(204);
  });

  it('signs who is signed in: for Frontdesk only, for a minute, and once', async () => {
    const cookie = await signIn('alice');
    expect(cookie).toMatch(/^copper_and_clay=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax$/);
    const read = async () => {
      const { identity } = (await (await post('/support-identity', { cookie })).json()) as { identity: string };
      const keys = createLocalJWKSet({ keys: shop.identity.keys as [] });
      return jwtVerify(identity, keys, {
        ...{ issuer: shop.identity.issuer, audience: `${FRONTDESK}/session`, typ: 'frontdesk-identity+jwt' },
        algorithms: ['ES256'],
      });
    };
    const [{ payload }, other] = [await read(), await read()];
    expect(payload.sub).toBe('alice');
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    expect(payload.jti).not.toBe(other.payload.jti);
    expect(JSON.stringify(shop.identity)).not.toContain('"d"');
  });

  it('signs out', async () => {
    const cookie = await signIn('bob');
    expect(await (await fetch(shop.url, { headers: { cookie } })).text()).toContain('Signed in as <b>Bob Keller</b>');
    await post('/sign-out', { cookie });
    expect((await post('/support-identity', { cookie })).status).toBe(204);
  });

  it('gives nothing to a page of another origin', async () => {
    const cookie = await signIn('alice');
    const origin = 'http://127.0.0.1:4000';
    expect((await post('/support-identity', { cookie, origin })).status).toBe(403);
    expect((await post('/sign-in', { origin, body: 'customer=bob' })).status).toBe(403);
  });

  it('knows the customers who can sign in only', async () => {
    expect((await post('/sign-in', { body: 'customer=carol' })).status).toBe(400);
  });

  it('has one name', async () => {
    const { port } = new URL(shop.url);
    const response = await fetch(`http://localhost:${port}/`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, `${shop.url}/`]);
  });
});
