import { describe, expect, it } from 'vitest';
import type { Tool } from '../../../../../handlers/front/tools/define-tool.ts';
import { exactlyThose } from '../../../../../handlers/front/tools/tools-feature.ts';

const tools = (...names: string[]) => names.map((name) => ({ listed: { name } }) as Tool<never>);
const table = { tools: { chat: ['support:chat'], read: ['support:read'] } } as const;

describe('the tools of an endpoint', () => {
  it('are those of its table of scopes', () => {
    const both = tools('read', 'chat');
    expect(exactlyThose(table, both)).toBe(both);
  });

  it.each([
    ['a tool without a row', tools('chat', 'read', 'reply'), 'reply'],
    ['a tool named like a property of every object', tools('chat', 'read', 'constructor'), 'constructor'],
    ['a row without a tool', tools('chat'), 'read'],
  ])('do not start with %s', (_, given, name) => {
    expect(() => exactlyThose(table, given)).toThrow(`Tools and scopes differ: ${name}.`);
  });
});
