import { createServer } from 'node:http';
import { type Context, Provider } from 'oidc-provider';
import { closeServer, listen } from '../../http/listen.ts';
import { issuerConfiguration } from './configuration.ts';
import { login } from './login.ts';
import { loopbackOnly } from './loopback-only.ts';
import type { Realm } from './realms.ts';

export interface Issuer {
  /** The issuer's identifier; its metadata is at the well-known paths below it. */
  readonly url: string;
  readonly jwksUri: string;
  close(): Promise<void>;
}

/**
 * An authorization server on loopback that accepts any name. It uses any free port: keys and clients are not kept, and a new
 * issuer URL tells clients that they must register again.
 */
export const startIssuer = async (resource: string, realm: Realm): Promise<Issuer> => {
  const server = createServer();
  const url = `http://127.0.0.1:${await listen(server)}`;
  const provider = new Provider(url, issuerConfiguration(resource, realm));
  provider.use(loopbackOnly).use(askForScopes(realm)).use(login(provider, realm));
  server.on('request', provider.callback());
  return { url, jwksUri: `${url}/jwks`, close: () => closeServer(server) };
};

/** A client that requests no scope gets those of its people. */
const askForScopes =
  ({ requested }: Realm) =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    if (context.path === '/auth' && context.query.scope === undefined) {
      context.query = { ...context.query, scope: requested.join(' ') };
    }
    return next();
  };
