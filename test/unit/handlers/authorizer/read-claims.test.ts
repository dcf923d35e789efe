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

it.each([
  ['visitor:1', 'reserved_subject'],
  ['visitor:', 'reserved_subject'],
  ['shop.example:ada', 'reserved_subject'],
  ['shop.example', null],
  ['the visitor:1', null],
])('the subject %j is refused: %s', (sub, invalid) => {
  const read = customerOf(RULES)({ sub, scope: 'support:chat' });
  if (invalid !== null) expect(read).toEqual({ invalid });
  else expect(read).toMatchObject({ id: sub });
});

it('a reserved subject is refused also in another claim', () => {
  const read = customerOf({ ...RULES, subjectClaim: 'username' })({ sub: 'ada', username: 'visitor:1' });
  expect(read).toEqual({ invalid: 'reserved_subject' });
});
