import { describe, expect, it } from 'vitest';
import { cacheControl, pageHeaders } from '../../../../web/build/page-headers.ts';

const API = 'https://api.example.com';
const LOGIN = 'https://login.example.com';
const SHOP = 'https://shop.example.com';

const headersOf = (path: string, shops = [SHOP]) => pageHeaders(path, { api: API, login: [LOGIN], shops });
const policyOf = (path: string, shops?: string[]) =>
  Object.fromEntries(
    (headersOf(path, shops)['content-security-policy'] ?? '').split('; ').map((rule) => {
      const [name = '', ...values] = rule.split(' ');
      return [name, values.join(' ')];
    }),
  );
const STRICT = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

describe('the policy', () => {
  it.each([
    ['/', `'self' ${API}`, "'none'"],
    ['/chat', `'self' ${API}`, SHOP],
    ['/console', `'self' ${API} ${LOGIN}`, "'none'"],
  ])('of %s runs only our files, and connects to %s', (path, connect, ancestors) => {
    expect(policyOf(path)).toEqual({ ...STRICT, 'connect-src': connect, 'frame-ancestors': ancestors });
  });

  it('lets nobody frame the chat where there is no shop', () => {
    expect(policyOf('/chat', [])['frame-ancestors']).toBe("'none'");
  });
});

it('a page sends no referrer, and keeps its window to itself', () => {
  expect(headersOf('/console')).toMatchObject({
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
});

it('any page may load the widget, and nothing else', () => {
  const paths = ['/widget.js', '/config.json', '/assets/panel-ABCDEFGH.js', '/', '/chat', '/console', '/favicon.ico'];
  expect(paths.filter((path) => headersOf(path)['access-control-allow-origin'] === '*')).toEqual(paths.slice(0, 3));
});

it('only files with a hash in their names are kept for ever', () => {
  expect(cacheControl('/assets/panel-ABCDEFGH.js', true)).toBe('public, max-age=31536000, immutable');
  expect(cacheControl('/widget.js', false)).toBe('public, max-age=300');
  for (const path of ['/', '/console', '/config.json']) expect(cacheControl(path, false)).toBe('no-cache');
});
