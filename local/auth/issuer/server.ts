import { createServer } from 'node:http';
import { type Context, Provider } from 'oidc-provider';
import { CUSTOMER_SCOPES } from '../../../core/access/scopes.ts';
import { closeServer, listen } from '../../http/listen.ts';
import { issuerConfiguration } from './configuration.ts';
import { login } from './login.ts';
import { loopbackOnly } from './loopback-only.ts';

export interface Issuer {
  /** The issuer's identifier; its metadata is at the well-known places below it. */
  readonly url: string;
  readonly jwksUri: string;
  close(): Promise<void>;
}

/**
 * A real authorization server on loopback, in which everybody is who they say they are. It takes any free port: its keys and clients
 * end with it, and by another address clients see that it is another one.
 */
export const startIssuer = async (resource: string): Promise<Issuer> => {
  const server = createServer();
  const url = `http://127.0.0.1:${await listen(server, 0, 'choose another')}`;
  const provider = new Provider(url, issuerConfiguration(resource));
  provider.use(loopbackOnly).use(askForCustomerScopes).use(login(provider));
  server.on('request', provider.callback());
  return { url, jwksUri: `${url}/jwks`, close: () => closeServer(server) };
};

/** A client that names no scope gets what an ordinary one asks for. */
const askForCustomerScopes = async (context: Context, next: () => Promise<void>): Promise<void> => {
  if (context.path === '/auth' && context.query.scope === undefined) {
    context.query = { ...context.query, scope: CUSTOMER_SCOPES.join(' ') };
  }
  return next();
};
