import { describe, expect, it } from 'vitest';
import { announcedOperation } from '../../../../core/access/operation.ts';
import type { Scope } from '../../../../core/access/scopes.ts';
import { decide } from '../../../../handlers/authorizer/decide.ts';

const PROTECTION = { resource: 'https://support.example/mcp', scopePrefix: 'frontdesk/' };
const METADATA = 'https://support.example/.well-known/oauth-protected-resource/mcp';

const decision = (scopes: readonly Scope[], method: string | null, name: string | null = null) => {
  const { policyDocument, context } = decide(
    { customer: 'ada', scopes, client: null },
    announcedOperation(method, name),
    'arn',
    PROTECTION,
  );
  return { effect: policyDocument.Statement[0]?.Effect, context };
};

const READ: readonly Scope[] = ['support:read'];
const CHAT: readonly Scope[] = ['support:chat'];

describe('decide', () => {
  it.each([
    ['a request without operation headers', READ, null, null],
    ['a method that requires no scope', READ, 'tools/list', null],
    ['the history, with a token that may read', READ, 'tools/call', 'get_conversation_history'],
    ['a chat, with a token that may chat', CHAT, 'tools/call', 'chat_with_ai'],
    ['a conversation, with a token that may read', READ, 'resources/read', 'conversation://c-1'],
    ['another resource', CHAT, 'resources/read', 'models://catalogue'],
    ['a tool call without Mcp-Name, because the body names the tool', READ, 'tools/call', null],
  ])('allows %s', (_, scopes, method, name) => {
    expect(decision(scopes, method, name)).toEqual({
      effect: 'Allow',
      context: { customer: 'ada', scopes: scopes.join(' ') },
    });
  });

  it.each([
    ['a chat', READ, 'tools/call', 'chat_with_ai', 'support:chat'],
    ['the history', CHAT, 'tools/call', 'get_conversation_history', 'support:read'],
    [
      'the history, its name in base64',
      CHAT,
      'tools/call',
      `=?base64?${btoa('get_conversation_history')}?=`,
      'support:read',
    ],
    ['a conversation', CHAT, 'resources/read', 'conversation://c-1', 'support:read'],
  ] as const)(
    'denies %s without its scope, with a challenge that names the scope',
    (_, scopes, method, name, missing) => {
      const all = [...scopes, missing].map((scope) => `frontdesk/${scope}`).join(' ');
      expect(decision(scopes, method, name)).toEqual({
        effect: 'Deny',
        context: {
          challenge: `Bearer error="insufficient_scope", error_description="The token lacks frontdesk/${missing}", scope="${all}", resource_metadata="${METADATA}"`,
        },
      });
    },
  );

  it('tells the function which client the token was issued to', () => {
    const holder = { customer: 'ada', scopes: CHAT, client: 'app-1' };
    const allowed = decide(holder, announcedOperation('tools/call', 'chat_with_ai'), 'arn', PROTECTION);
    expect(allowed.context).toEqual({ customer: 'ada', scopes: 'support:chat', client: 'app-1' });
    const denied = decide(holder, announcedOperation('resources/read', 'conversation://c-1'), 'arn', PROTECTION);
    expect(denied.context).toEqual({ challenge: expect.any(String) });
  });

  it('denies every operation to a token without any scope of Frontdesk', () => {
    const { effect, context } = decision([], 'tools/list');
    expect(effect).toBe('Deny');
    expect(context?.challenge).toContain('scope="frontdesk/support:chat frontdesk/support:read"');
  });
});
