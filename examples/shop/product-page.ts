export interface Product {
  readonly product_id: string;
  readonly name: string;
  readonly category: string;
  readonly description: string;
  readonly price: number;
  readonly in_stock: number;
}

export interface Customer {
  readonly customer_id: string;
  readonly name: string;
}

interface ProductPage {
  readonly product: Product;
  /** Who is signed in; null if nobody is. */
  readonly customer: Customer | null;
  readonly canSignIn: readonly Customer[];
  /** Origin of Frontdesk's pages. */
  readonly frontdesk: string;
}

/** The page as HTML. The two lines for the chat are its script, in the head, and its element, at the end. */
export const productPage = ({ product, customer, canSignIn, frontdesk }: ProductPage): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
    <meta name="color-scheme" content="light dark">
    <title>${safe(product.name)} · Copper &amp; Clay</title>
    <link rel="icon" href="/kettle.svg">
    <link rel="stylesheet" href="/shop.css">
    <script type="module" src="${safe(frontdesk)}/widget.js"></script>
  </head>
  <body>
    <header>
      <a class="name" href="/">Copper &amp; Clay</a>
      ${customer ? signedInAs(customer) : signInAs(canSignIn)}
    </header>
    <main>
      <img src="/kettle.svg" width="480" height="480" alt="An electric kettle in matt blue with a copper rim">
      <div>
        <p class="category">${safe(product.category)}</p>
        <h1>${safe(product.name)}</h1>
        <p class="price">€ ${product.price.toFixed(2)}</p>
        <p>${safe(product.description)}</p>
        <dl>
          <dt>In stock</dt><dd>${product.in_stock}</dd>
          <dt>Delivery</dt><dd>2 to 4 working days</dd>
          <dt>Returns</dt><dd>within 30 days</dd>
          <dt>Product</dt><dd>${safe(product.product_id)}</dd>
        </dl>
        <p class="hint">${hint(customer)}</p>
      </div>
    </main>
    <footer>A sample shop, with the data of the sample store. Nothing is sold here.</footer>
    <frontdesk-chat identity-url="/support-identity" heading="Copper &amp; Clay help"></frontdesk-chat>
  </body>
</html>
`;

const signedInAs = ({ name }: Customer): string => `<form method="post" action="/sign-out">
        <span>Signed in as <b>${safe(name)}</b></span>
        <button>Sign out</button>
      </form>`;

const signInAs = (customers: readonly Customer[]): string => `<form method="post" action="/sign-in">
        <span>Sign in as</span>
        ${customers
          .map(({ customer_id, name }) => `<button name="customer" value="${safe(customer_id)}">${safe(name)}</button>`)
          .join('\n        ')}
      </form>`;

const hint = (customer: Customer | null): string =>
  customer
    ? 'The chat knows who you are: ask where your order is, or send something back.'
    : 'The chat answers everybody. Sign in, and it knows your orders.';

const SAFE: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text within HTML. */
const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => SAFE[sign] ?? '');
