import { expect, it } from 'vitest';
import { pageSettings } from '../../../../local/pages/page-settings.ts';

it('lets the console log in at the issuer of the staff, and connect to it', () => {
  expect(pageSettings('http://127.0.0.1:4000')).toEqual({
    config: {
      api: '',
      login: {
        ...{ issuer: 'http://127.0.0.1:4000', client_id: 'console', scope: 'openid support:operate', resource: null },
        admin_scope: 'support:admin',
      },
      shop: null,
      crm: null,
    },
    origins: { api: null, login: ['http://127.0.0.1:4000'], shops: [] },
  });
});

it('needs no log-in where the desk needs no token', () => {
  expect(pageSettings(null, 'http://127.0.0.1:3001', 'http://127.0.0.1:3002')).toEqual({
    config: { api: '', login: null, shop: 'http://127.0.0.1:3001', crm: 'http://127.0.0.1:3002' },
    origins: { api: null, login: [], shops: ['http://127.0.0.1:3001'] },
  });
});
