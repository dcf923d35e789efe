import { Identifier } from '../../core/access/identifier.ts';
import { CUSTOMER_SCOPES, grantedScopes } from '../../core/access/scopes.ts';
import type { ReadClaims } from './read-claims.ts';

/**
 * The customer or visitor of a token that `/session` made, with the network of a visitor. It grants at most the scopes that a customer's
 * client requests, whatever the token says.
 */
export const sessionHolderOf: ReadClaims = ({ sub, client_id, scope, net }) => {
  const id = Identifier.safeParse(sub);
  if (!id.success) return { invalid: 'no_subject' };
  const context = {
    customer: id.data,
    ...(typeof client_id === 'string' && { client: client_id }),
    ...(typeof net === 'string' && { network: net }),
  };
  const scopes = grantedScopes(typeof scope === 'string' ? scope : '', '', CUSTOMER_SCOPES);
  return { id: id.data, scopes, context, requestable: CUSTOMER_SCOPES };
};
