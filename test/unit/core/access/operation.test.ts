import { describe, expect, it } from 'vitest';
import { agrees, announcedOperation, operationOf } from '../../../../core/access/operation.ts';
import {
  DESK_ACCESS,
  grantedScopes,
  MCP_ACCESS,
  requiredScopes,
  SCOPES,
  STAFF_SCOPES,
} from '../../../../core/access/scopes.ts';

describe('an operation', () => {
  it.each([
    [
      { method: 'tools/call', params: { name: 'chat_with_ai' } },
      { method: 'tools/call', name: 'chat_with_ai' },
    ],
    [
      { method: 'resources/read', params: { uri: 'a://b' } },
      { method: 'resources/read', name: 'a://b' },
    ],
    [
      { method: 'resources/read', params: { name: 'a://b' } },
      { method: 'resources/read', name: null },
    ],
    [
      { method: 'tools/call', params: { name: 7 } },
      { method: 'tools/call', name: null },
    ],
    [
      { method: 'tools/call', params: null },
      { method: 'tools/call', name: null },
    ],
    [
      { method: 'tools/list', params: { name: 'x' } },
      { method: 'tools/list', name: null },
    ],
    [{ method: 7 }, null],
    [{ id: 1, result: {} }, null],
  ])('is read from %j', (body, operation) => {
    expect(operationOf(body)).toEqual(operation);
  });

  it('is read from headers, with names beyond ASCII in base64', () => {
    const name = `=?base64?${Buffer.from('conversation://é').toString('base64')}?=`;
    expect(announcedOperation('resources/read', name)).toEqual({ method: 'resources/read', name: 'conversation://é' });
    expect(announcedOperation(null, name)).toBeNull();
  });

  it.each([
    ['no operation', null, true],
    ['the same operation', { method: 'tools/call', name: 'chat_with_ai' }, true],
    ['no name', { method: 'tools/call', name: null }, true],
    ['another method', { method: 'tools/list', name: null }, false],
    ['another name', { method: 'tools/call', name: 'get_conversation_history' }, false],
    ['two methods', { method: 'tools/list, tools/call', name: null }, false],
  ])('matches headers with %s (%j): %s', (_, announced, expected) => {
    expect(agrees(announced, { method: 'tools/call', name: 'chat_with_ai' })).toBe(expected);
  });
});

const ENDPOINTS = { mcp: MCP_ACCESS, desk: DESK_ACCESS };

describe('the scopes of an operation', () => {
  it.each([
    ['mcp', 'tools/call', 'chat_with_ai', ['support:chat']],
    ['mcp', 'tools/call', 'get_conversation_history', ['support:read']],
    ['mcp', 'tools/call', 'a tool to come', null],
    ['mcp', 'tools/call', 'toString', null],
    ['mcp', 'tools/call', '__proto__', null],
    ['mcp', 'tools/call', null, null],
    ['mcp', 'resources/read', 'conversation://c-1', ['support:read']],
    ['mcp', 'resources/read', 'CONVERSATION://c-1', ['support:read']],
    ['mcp', 'resources/read', 'frontdesk://models', []],
    ['mcp', 'tools/list', null, []],
    ['mcp', 'prompts/get', 'order_inquiry', []],
    ['desk', 'tools/call', 'open_case', ['support:operate', 'support:integrate']],
    ['desk', 'tools/call', 'close', ['support:operate', 'support:integrate']],
    ['desk', 'tools/list', null, []],
    ['desk', 'resources/read', 'conversation://c-1', []],
  ] as const)('at /%s, %s %s, are %j', (endpoint, method, name, scopes) => {
    expect(requiredScopes(ENDPOINTS[endpoint], { method, name })).toEqual(scopes);
  });

  it('are among those that the issuer of the endpoint may grant, and no endpoint knows a tool of the other', () => {
    for (const [own, other] of [
      [MCP_ACCESS, DESK_ACCESS],
      [DESK_ACCESS, MCP_ACCESS],
    ]) {
      const tools = Object.keys(own?.tools ?? {});
      expect(tools.length).toBeGreaterThan(5);
      for (const name of tools) {
        const scopes = (own && requiredScopes(own, { method: 'tools/call', name })) ?? [];
        expect(scopes.length).toBeGreaterThan(0);
        expect(own?.scopes).toEqual(expect.arrayContaining([...scopes]));
        expect(other && requiredScopes(other, { method: 'tools/call', name })).toBeNull();
      }
    }
  });

  it('of the two issuers have none in common', () => {
    expect(STAFF_SCOPES.filter((scope) => (SCOPES as readonly string[]).includes(scope))).toEqual([]);
  });

  it('are granted only by their full names with the prefix', () => {
    expect(grantedScopes('openid support:chat support:reader xsupport:act_as', '', SCOPES)).toEqual(['support:chat']);
    expect(grantedScopes('frontdesk/support:read support:chat', 'frontdesk/', SCOPES)).toEqual(['support:read']);
    expect(grantedScopes('support:operate support:chat', '', SCOPES)).toEqual(['support:chat']);
    expect(grantedScopes('support:operate support:chat', '', STAFF_SCOPES)).toEqual(['support:operate']);
  });
});
