import { describe, expect, it } from 'vitest';
import { agrees, announcedOperation, operationOf } from '../../../../core/access/operation.ts';
import { grantedScopes, requiredScope } from '../../../../core/access/scopes.ts';

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

describe('the scope', () => {
  it.each([
    ['tools/call', 'chat_with_ai', 'support:chat'],
    ['tools/call', 'analyze_sentiment', 'support:chat'],
    ['tools/call', 'get_conversation_history', 'support:read'],
    ['tools/call', 'a tool to come', 'support:chat'],
    ['resources/read', 'conversation://c-1', 'support:read'],
    ['resources/read', 'CONVERSATION://c-1', 'support:read'],
    ['resources/read', 'frontdesk://models', null],
    ['tools/list', null, null],
    ['prompts/get', 'order_inquiry', null],
  ])('of %s %s is %s', (method, name, scope) => {
    expect(requiredScope({ method, name })).toBe(scope);
  });

  it('is granted only by its full name with the prefix', () => {
    expect(grantedScopes('openid support:chat support:reader xsupport:act_as', '')).toEqual(['support:chat']);
    expect(grantedScopes('frontdesk/support:read support:chat', 'frontdesk/')).toEqual(['support:read']);
  });
});
