import { type Protection, requestedScopes } from '../../core/access/bearer-challenge.ts';

/** `/config.json`: where the pages find the API, and how people of the team log in. */
export const pageConfig = (api: string, desk: Protection, consoleClientId: string) => ({
  api,
  login: {
    issuer: desk.issuer,
    client_id: consoleClientId,
    scope: requestedScopes(desk).join(' '),
    admin_scope: `${desk.scopePrefix}support:admin`,
    resource: desk.resource,
  },
});
