import { expect, it } from 'vitest';
import { userIdentityIssuers } from '../../../../local/auth/identity-issuers.ts';
import { newShop } from '../../../support/shop.ts';

it('IDENTITY_ISSUERS is a list of issuers, as it is written, or nothing', async () => {
  const { config } = await newShop('http://127.0.0.1:3000/session');
  expect(userIdentityIssuers(JSON.stringify([config]))).toEqual([config]);
  expect(userIdentityIssuers()).toEqual([]);
});

it.each(['shop', '', '[{}]', '[{"issuer":"https://shop.example","keys":[],"shares_customers":true}]'])(
  'IDENTITY_ISSUERS is rejected as %j, in one line that names it',
  (json) => {
    expect(() => userIdentityIssuers(json)).toThrow(/^IDENTITY_ISSUERS must be JSON such as .*$/);
  },
);
