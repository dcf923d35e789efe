import { describe, expect, it } from 'vitest';
import { announcedOperation } from '../../../../core/access/operation.ts';
import { type Access, CUSTOMER_SCOPES, DESK_ACCESS, MCP_ACCESS, type Scope } from '../../../../core/access/scopes.ts';
import { decide } from '../../../../handlers/authorizer/decide.ts';

const ENDPOINT = { resource: 'https://support.example/mcp', scopePrefix: 'frontdesk/', access: MCP_ACCESS };
const METADATA = 'https://support.example/.well-known/oauth-protected-resource/mcp';

const decision = (scopes: readonly Scope[], method: string | null, name: string | null = null) => {
  const { policyDocument, context } = decide(
    { id: 'ada', scopes, context: { customer: 'ada' }, requestable: CUSTOMER_SCOPES },
    announcedOperation(method, name),
    'arn',
    ENDPOINT,
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
    ['an unknown tool, because the endpoint answers that it is unknown', READ, 'tools/call', 'a tool to come'],
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

  it('denies every operation to a token without any scope of Frontdesk', () => {
    const { effect, context } = decision([], 'tools/list');
    expect(effect).toBe('Deny');
    expect(context?.challenge).toContain('scope="frontdesk/support:chat frontdesk/support:read"');
  });
});

const DESK = { resource: 'https://support.example/desk', scopePrefix: '', access: DESK_ACCESS };
const DESK_METADATA = 'https://support.example/.well-known/oauth-protected-resource/desk';
const PERSON = { id: 'ana', context: { operator: 'ana' }, requestable: ['support:operate'] } as const;
const PROGRAM = { id: 'crm', context: { operator: 'crm' }, requestable: ['support:integrate'] } as const;

describe('decide, at the desk', () => {
  const at = (holder: typeof PERSON | typeof PROGRAM, scopes: readonly Scope[], tool: string) =>
    decide({ ...holder, scopes }, { method: 'tools/call', name: tool }, 'arn', DESK);
  const effects = (holder: typeof PERSON | typeof PROGRAM, scopes: readonly Scope[], { tools }: Access) =>
    Object.keys(tools).filter((tool) => at(holder, scopes, tool).policyDocument.Statement[0]?.Effect === 'Allow');

  it('allows a person every tool of the desk, an administrator those about a customer, and a program only its own', () => {
    const admin = ['export_customer', 'erase_customer'];
    const others = Object.keys(DESK_ACCESS.tools).filter((tool) => !admin.includes(tool));
    expect(effects(PERSON, ['support:operate'], DESK_ACCESS)).toEqual(others);
    expect(effects(PERSON, ['support:admin'], DESK_ACCESS)).toEqual(admin);
    expect(effects(PROGRAM, ['support:integrate'], DESK_ACCESS)).toEqual([
      'open_case',
      'reply',
      'give_back',
      'close',
      'link_ticket',
    ]);
  });

  it('says to a person who operates how to administer', () => {
    const { policyDocument, context } = at(PERSON, ['support:operate'], 'erase_customer');
    expect(policyDocument.Statement[0]?.Effect).toBe('Deny');
    expect(context).toEqual({
      challenge: `Bearer error="insufficient_scope", error_description="The token lacks support:admin: a supervisor has it in the console for 10 minutes after a log-in, so log in there again", scope="support:operate", resource_metadata="${DESK_METADATA}"`,
    });
  });

  it("allows the customers' tools, too, without a challenge: the desk answers that they are unknown", () => {
    expect(effects(PERSON, ['support:operate'], MCP_ACCESS)).toEqual(Object.keys(MCP_ACCESS.tools));
    expect(effects(PROGRAM, ['support:integrate'], MCP_ACCESS)).toEqual(Object.keys(MCP_ACCESS.tools));
  });

  it.each([
    ['a person', PERSON, 'support:operate'],
    ['a program', PROGRAM, 'support:integrate'],
  ])('denies %s without a scope of the desk everything, and names the scope to request', (_, holder, scope) => {
    for (const tool of [...Object.keys(DESK_ACCESS.tools), 'no_tool']) {
      const { policyDocument, context } = at(holder, [], tool);
      expect(policyDocument.Statement[0]?.Effect).toBe('Deny');
      expect(context).toEqual({
        challenge: expect.stringMatching(`insufficient_scope.* scope="${scope}", resource_metadata="${DESK_METADATA}"`),
      });
    }
  });

  it('denies an account without a role everything, and asks for no other token', () => {
    const holder = { ...PERSON, scopes: [], requestable: [] };
    const { policyDocument, context } = decide(holder, null, 'arn', DESK);
    expect(policyDocument.Statement[0]?.Effect).toBe('Deny');
    expect(context?.challenge).not.toContain('insufficient_scope');
  });
});
