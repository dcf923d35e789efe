import type { Context } from 'oidc-provider';
import { isLoopback } from '../../../core/access/loopback.ts';

/**
 * Lets pages of this machine use the issuer, such as a client in a browser, and rejects other origins and host names (DNS rebinding).
 * The issuer lets a client log in as any customer, so it must not be reachable from other sites.
 */
export const loopbackOnly = async (context: Context, next: () => Promise<void>): Promise<void> => {
  const origin = context.get('origin');
  if (!isLoopback(`http://${context.get('host')}`) || (origin !== '' && !isLoopback(origin))) {
    context.status = 403;
    context.body = 'Forbidden: this server accepts only pages and programs on this machine.';
    return;
  }
  // Codes and tokens are given to a client only in its own page: the configuration decides.
  if (origin === '' || (context.path === '/token' && context.method === 'POST')) return next();
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
