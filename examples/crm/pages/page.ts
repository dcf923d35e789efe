import { type Html, html } from './html.ts';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

interface Page {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /** Seconds after which it is loaded again. */
  readonly refresh?: number;
}

/** A whole page. It runs no script. */
export const page = ({ title, body, status = 200, refresh }: Page): Response => {
  const { text } = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    ${refresh !== undefined && html`<meta http-equiv="refresh" content="${refresh}">`}
    <title>${title} · Copper & Clay service</title>
    <link rel="stylesheet" href="/crm.css">
  </head>
  <body>
    <header class="top"><a class="brand" href="/">Copper & Clay <span>service</span></a><span class="quiet">sample CRM</span></header>
    ${body}
  </body>
</html>
`;
  return new Response(text, { status, headers: HEADERS });
};
