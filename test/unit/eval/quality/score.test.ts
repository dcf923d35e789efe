import { describe, expect, it } from 'vitest';
import type { ChatResult } from '../../../../core/turn/chat-result.ts';
import { type Expected, GoldenFile } from '../../../eval/quality/golden.ts';
import { checkTurn, checkWrites, writesOf } from '../../../eval/quality/score.ts';
import type { ToolCall } from '../../../eval/recorder.ts';

const RECEIPT = {
  answer: 'You can return it within 30 days, and the label is free of charge.',
  route: { tier: 'strong', reason: 'asked_for_human' },
  handoff: { requested: true, reason: 'asked_for_human' },
  tools: [{ tool: 'store__get_order', ok: true, ms: 3 }],
  citations: [{ source: 'returns.md' }],
  knowledge_gap: false,
  proposal: { id: 'a', actions: [{ tool: 'cancel_order', title: 'Cancel', arguments: { order_id: '1046' } }] },
  actions: [{ id: 'b', tool: 'create_return', outcome: 'done' }],
} as unknown as ChatResult;
const call = (tool: string, args: ToolCall['arguments'] = {}): ToolCall => ({
  server: 'store',
  tool,
  arguments: args,
  at: 0,
  mishap: 'none',
  rejected: false,
});
const CALLS = [
  call('get_order', { order_id: '1042', customer_id: 'bob' }),
  call('create_return', { order_id: '1031' }),
];
const tool = (name: string, args = {}) => ({ tool: `store.${name}`, arguments: args });
const holds = (expected: Expected, turn: ChatResult | null = RECEIPT) =>
  checkTurn(expected, turn, CALLS).map((check) => check.holds);

describe('checkTurn', () => {
  it.each<[good: Expected, bad: Expected]>([
    [{ tier: 'strong' }, { tier: 'fast' }],
    [{ reason: 'asked_for_human' }, { reason: 'sensitive_topic' }],
    [{ handoff: true }, { handoff: false }],
    [{ tools: [tool('get_order', { order_id: '1042' })] }, { tools: [tool('get_order', { order_id: '1043' })] }],
    [{ tools: [tool('get_order')] }, { tools: [] }],
    [{ tools: [tool('get_order')] }, { tools: [{ tool: 'crm.get_order', arguments: {} }] }],
    [{ proposed: tool('cancel_order', { order_id: '1046' }) }, { proposed: tool('cancel_order', { order_id: '1' }) }],
    [{ proposed: tool('cancel_order') }, { proposed: null }],
    [{ action: 'done' }, { action: null }],
    [{ citations: ['returns.md'] }, { citations: ['shipping.md'] }],
    [{ citations: ['returns.md'] }, { citations: [] }],
    [{ gap: false }, { gap: true }],
    [{ language: 'en' }, { language: 'de' }],
  ])('holds for %j and not for %j', (good, bad) => {
    expect([holds(good), holds(bad)]).toEqual([[true], [false]]);
  });

  it('skips omitted keys, and checks each call and each document separately', () => {
    expect(holds({})).toEqual([]);
    expect(holds({ tools: [tool('get_order'), tool('x')], citations: ['returns.md', 'x.md'] })).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('fails every check of a turn that ended without a receipt', () => {
    const all: Expected = { tier: 'fast', tools: [], proposed: null, action: null, citations: [], gap: false };
    expect(holds(all, null)).toEqual([false, false, false, false, false, false]);
  });
});

describe('checkWrites', () => {
  const [golden] = GoldenFile.parse([
    { name: 'n', say: [{ message: 'm' }], writes: [tool('create_return', { order_id: '1031' })] },
  ]);
  const written = (writes: readonly ToolCall[]) => golden && checkWrites(golden, writes).map((check) => check.holds);

  it('holds if the company received exactly these writes, in order', () => {
    expect(written(writesOf(RECEIPT, CALLS))).toEqual([true]);
    expect(written([])).toEqual([false]);
    expect(written([...CALLS, ...CALLS])).toEqual([false]);
    expect(written([call('create_return', { order_id: '1' })])).toEqual([false]);
  });

  it('counts no call of a rejected action, and none of a turn without an action', () => {
    const refused = {
      ...RECEIPT,
      actions: [{ id: 'b', tool: 'create_return', outcome: 'rejected' }],
    } as ChatResult;
    expect([writesOf(refused, CALLS), writesOf({ ...RECEIPT, actions: [] }, CALLS), writesOf(null, CALLS)]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
