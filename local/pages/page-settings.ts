import type { PageOrigins } from '../../web/build/page-headers.ts';
import { CONSOLE, STAFF } from '../auth/issuer/realms.ts';

/**
 * What the pages of this machine read and may connect to. `staff` is the URL of the staff's issuer, or null if the desk needs no token; `shop` that of
 * the sample shop, or null without it.
 */
export const pageSettings = (
  staff: string | null,
  shop: string | null = null,
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
  },
  origins: { api: null, login: staff === null ? [] : [staff], shops: shop === null ? [] : [shop] },
});
