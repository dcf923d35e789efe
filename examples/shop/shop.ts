import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { serveLoopback } from '../store/serve-loopback.ts';
import { identitySigner } from './identity.ts';
import { logIns } from './log-ins.ts';
import { type Customer, type Product, productPage } from './product-page.ts';

export interface ShopOptions {
  /** 0 selects a free port. */
  readonly port: number;
  /** Origin of Frontdesk's pages and API. */
  readonly frontdesk: string;
}

export interface Shop {
  /** Its origin. */
  readonly url: string;
  /** What Frontdesk needs to verify who its customers are. */
  readonly identity: { readonly issuer: string; readonly keys: readonly JWK[]; readonly shares_customers: true };
  close(): Promise<void>;
}

const PRODUCT = 'P-2101';
/** Customers of the sample store who can sign in, without a password. */
const CUSTOMERS = ['local', 'alice', 'bob'];

/** A product page of the sample shop, with the chat in its corner. */
export const startShop = async ({ port, frontdesk }: ShopOptions): Promise<Shop> => {
  let url = '';
  const signer = await identitySigner(() => url, `${frontdesk}/session`);
  const headers = headersOf(frontdesk);
  const html = productPages(frontdesk);
  const signedIn = logIns();
  const style = readFileSync(new URL('static/shop.css', import.meta.url));
  const picture = readFileSync(new URL('static/kettle.svg', import.meta.url));

  const redirect = (cookie: string) =>
    new Response(null, { status: 303, headers: { location: '/', 'set-cookie': cookie } });

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    // A page that another host name leads here is not this shop's.
    if (request.headers.get('host') !== new URL(url).host) return Response.redirect(url + pathname, 302);
    if (request.method === 'GET') {
      if (pathname === '/') return page(html(signedIn.customerOf(request)), 'text/html; charset=utf-8', headers);
      if (pathname === '/shop.css') return page(style, 'text/css; charset=utf-8', headers);
      if (pathname === '/kettle.svg') return page(picture, 'image/svg+xml', headers);
      return new Response('Not found.\n', { status: 404 });
    }
    // A form of another site cannot sign anybody in or out, and its script gets no identity.
    if (request.method !== 'POST' || request.headers.get('origin') !== url)
      return new Response('Forbidden.\n', { status: 403 });
    if (pathname === '/sign-in') {
      const customer = (await request.formData()).get('customer');
      return CUSTOMERS.includes(String(customer))
        ? redirect(signedIn.signIn(String(customer)))
        : new Response('Unknown customer.\n', { status: 400 });
    }
    if (pathname === '/sign-out') return redirect(signedIn.signOut(request));
    if (pathname === '/support-identity') {
      const customer = signedIn.customerOf(request);
      const noStore = { headers: { 'cache-control': 'no-store' } };
      return customer === null
        ? new Response(null, { status: 204, ...noStore })
        : Response.json({ identity: await signer.sign(customer) }, noStore);
    }
    return new Response('Not found.\n', { status: 404 });
  };

  const server = await serveLoopback(port, answer);
  url = `http://127.0.0.1:${server.port}`;
  return { url, identity: { issuer: url, keys: [signer.key], shares_customers: true }, close: () => server.close() };
};

const page = (
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  headers: Readonly<Record<string, string>>,
): Response => new Response(body, { headers: { ...headers, 'content-type': type } });

/** The shop's own policy. The chat needs its origin in `script-src` and `connect-src`, and nothing else. */
const headersOf = (frontdesk: string) => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${frontdesk}`,
    `connect-src 'self' ${frontdesk}`,
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

const productPages = (frontdesk: string) => {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`../store/data/${name}.json`, import.meta.url), 'utf8'));
  const customers = read('customers') as readonly Customer[];
  const product = (read('products') as readonly Product[]).find(({ product_id }) => product_id === PRODUCT);
  if (!product) throw new Error(`The store has no product ${PRODUCT}.`);
  const canSignIn = customers.filter(({ customer_id }) => CUSTOMERS.includes(customer_id));
  return (customer: string | null): string =>
    productPage({
      ...{ product, canSignIn, frontdesk },
      customer: canSignIn.find(({ customer_id }) => customer_id === customer) ?? null,
    });
};
