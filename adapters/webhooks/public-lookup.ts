import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../../core/access/public-address.ts';

/** An address or a URL to which no event may be sent. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** Finds all addresses of a host. */
export type Resolve = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export const systemResolve: Resolve = (host, done) => lookup(host, { all: true }, done);

/**
 * A look-up for sockets that fails unless all addresses of a host are public. The socket connects to an address of this look-up, so a name cannot
 * lead to one address when it is checked and to another one afterwards.
 */
export const publicLookup =
  (resolve: Resolve): LookupFunction =>
  (host, { all }, done) =>
    resolve(host, (error, addresses) => {
      const refused = error ? null : addresses.find(({ address }) => !isPublicAddress(address));
      const failure =
        error ?? (refused ? new AddressRefused(`${host} is ${refused.address}, which is not a public address`) : null);
      if (failure) return done(failure, '', 0);
      const [first] = addresses;
      return all ? done(null, addresses) : done(null, first?.address ?? '', first?.family ?? 0);
    });
