import { describe, expect, it } from 'vitest';
import { sessionHolderOf } from '../../../../handlers/authorizer/read-session-claims.ts';

const CLAIMS = { sub: 'visitor:1', client_id: 'widget', scope: 'support:chat support:read', net: '203.0.113.0/24' };

describe("the holder of a session's token", () => {
  it('is its visitor, with the network', () => {
    expect(sessionHolderOf(CLAIMS)).toEqual({
      id: 'visitor:1',
      scopes: ['support:chat', 'support:read'],
      context: { customer: 'visitor:1', client: 'widget', network: '203.0.113.0/24' },
      requestable: ['support:chat', 'support:read'],
    });
  });

  it('is a named customer without a network', () => {
    expect(sessionHolderOf({ ...CLAIMS, sub: 'ada', net: undefined })).toMatchObject({
      context: { customer: 'ada', client: 'widget' },
    });
  });

  it.each(['support:act_as', 'support:operate', 'support:chat support:act_as support:operate support:integrate'])(
    'may do no more than a customer, with the scopes %j',
    (scope) => {
      const holder = sessionHolderOf({ ...CLAIMS, scope });
      expect(holder).toMatchObject({ scopes: scope.startsWith('support:chat') ? ['support:chat'] : [] });
    },
  );

  it.each([undefined, '', 7, 'a\nb'])('is nobody with the subject %j', (sub) => {
    expect(sessionHolderOf({ ...CLAIMS, sub })).toEqual({ invalid: 'no_subject' });
  });
});
