import { expect, it } from 'vitest';
import { type ClaimRules, customerOf } from '../../../../handlers/authorizer/read-claims.ts';

const RULES: ClaimRules = {
  clientIds: null,
  subjectClaim: 'sub',
  scopePrefix: '',
  resource: 'https://support.example/mcp',
  reserved: ['visitor:', 'shop.example:'],
};

it.each([
  ['client_id', { client_id: 'app-1' }, 'app-1'],
  ['azp, without client_id', { azp: 'app-2' }, 'app-2'],
  ['client_id before azp', { client_id: 'app-1', azp: 'app-2' }, 'app-1'],
  ['neither', {}, null],
  ['one that is no identifier', { client_id: 'a\nb' }, null],
  ['one that is no text', { client_id: 7 }, null],
  ['one that is empty', { azp: '' }, null],
])('the client of a token is that of %s', (_, claims, client) => {
  expect(customerOf(RULES)({ sub: 'ada', scope: 'support:chat support:operate', ...claims })).toEqual({
    id: 'ada',
    scopes: ['support:chat'],
    context: { customer: 'ada', ...(client !== null && { client }) },
    requestable: ['support:chat', 'support:read'],
  });
});
