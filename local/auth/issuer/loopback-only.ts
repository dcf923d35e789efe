import type { Context } from 'oidc-provider';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Pages of this machine may use the issuer, such as a client that runs in a browser; pages of other places may not, not even
 * under a name that was made to lead here: who can log in as anybody must sit at this machine.
 */
export const loopbackOnly = async (context: Context, next: () => Promise<void>): Promise<void> => {
  const origin = context.get('origin');
  if (!isLoopback(`http://${context.get('host')}`) || (origin !== '' && !isLoopback(origin))) {
    context.status = 403;
    context.body = 'Forbidden: only for pages and programs of this machine.';
    return;
  }
  if (origin === '') return next();
  context.set({
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'WWW-Authenticate',
    vary: 'Origin',
  });
  if (context.method !== 'OPTIONS') return next();
  context.set({
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': context.get('access-control-request-headers'),
  });
  context.status = 204;
};

const isLoopback = (url: string): boolean => LOOPBACK.has(URL.parse(url)?.hostname ?? '');
