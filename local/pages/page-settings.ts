import type { PageOrigins } from '../../web/build/page-headers.ts';
import { CONSOLE, STAFF } from '../auth/issuer/realms.ts';

/**
 * What the pages of this machine read and may connect to. `staff` is the URL of the staff's issuer, or null if the desk needs no token; `shop` and
 * `crm` those of the samples, or null without them.
 */
export const pageSettings = (
  staff: string | null,
  shop: string | null = null,
  crm: string | null = null,
): { readonly config: object; readonly origins: PageOrigins } => ({
  config: {
    api: '',
    login: staff && {
      issuer: staff,
      client_id: CONSOLE.client_id,
      scope: ['openid', ...STAFF.requested].join(' '),
      admin_scope: 'support:admin',
      resource: null,
    },
    shop,
    crm,
  },
  origins: { api: null, login: staff === null ? [] : [staff], shops: shop === null ? [] : [shop] },
});
