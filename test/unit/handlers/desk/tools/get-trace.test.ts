import { describe, expect, it } from 'vitest';
import type { Post } from '../../../../../core/desk/desk.ts';
import { completeTurn } from '../../../../../core/turn/completion/complete-turn.ts';
import type { Entry } from '../../../../../core/turn/conversations.ts';
import type { CompletedTurn } from '../../../../../core/turn/turn.ts';
import { aCompletionInput, anAction, aProposal } from '../../../../support/values.ts';
import { aDesk, aTestDesk, NOW } from '../the-desk.ts';

const keyAt = (seconds: number) => `${NOW + seconds * 1000}-a`;
const CASE = { customer: 'ada', conversation_id: 'c-1' };
const iso = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
const said = (seconds: number) => ({
  ...{ key: keyAt(seconds), message_id: `m-${seconds}`, message: 'my secret', started_at: NOW + seconds * 1000 },
  execution: `arn:${seconds}`,
});
const answered = (seconds: number, over: Partial<CompletedTurn> = {}): Entry => ({
  ...completeTurn(aCompletionInput()),
  ...{ ...said(seconds), answered_at: NOW + seconds * 1000 + 500, answer: 'my secret' },
  ...over,
});
const held = (seconds: number, over: object = {}): Entry => ({
  ...said(seconds),
  status: 'held',
  held_at: NOW,
  ...over,
});
const note: Post = { key: keyAt(9), kind: 'note', author: { id: 'ben', name: 'Ben' }, text: 'my secret', move: null };
const trace = (entries: Entry[], args: object = {}, desk = aDesk()) =>
  aTestDesk({ entries: entries.toReversed(), desk }).call('get_trace', { ...CASE, ...args });

describe('get_trace', () => {
  it('has the newest turn, and the turns newest first', async () => {
    const { data } = await trace([answered(1), held(2), answered(3), note]);
    expect(data).toMatchObject({ ...CASE, trace: { turn_id: keyAt(3) } });
    expect(data.turns).toEqual([
      { turn_id: keyAt(3), sent_at: iso(3), status: 'answered', total_ms: 500 },
      { turn_id: keyAt(2), sent_at: iso(2), status: 'held', total_ms: null },
      { turn_id: keyAt(1), sent_at: iso(1), status: 'answered', total_ms: 500 },
    ]);
  });

  it('has what a turn did, and the words of nobody', async () => {
    const secret = { title: 'my secret', preview: 'my secret', arguments: { to: 'my secret' } };
    const proposal = aProposal(keyAt(0), anAction({ tool: 'cancel_order', ...secret }), anAction(secret));
    const states = [{ state: 'InvokeModel', start_ms: 20, ms: 300 }];
    const { data, text } = await trace([
      answered(1, {
        citations: [{ source: 'a.md', heading: 'A', quote: 'my secret' }],
        tools: [{ tool: 'store__get_order', ok: false, ms: 40 }],
        lookups: [{ tool: 'store__get_order', arguments: 'my secret', text: 'my secret', at: NOW }],
        actions: { proposal, results: [{ outcome: 'done', text: 'my secret' }] },
        handoff: { requested: true, reason: 'assistant_asked', words: 'my secret' },
        ...{ proposal, timings: states, fault: 'ModelBusy', model: 'Nova Lite' },
      }),
    ]);
    expect(data.trace).toEqual({
      ...{ turn_id: keyAt(1), message_id: 'm-1', status: 'answered', sent_at: iso(1), total_ms: 500 },
      ...{ execution: 'arn:1', console_url: 'https://console/arn:1', states, model: 'Nova Lite' },
      route: expect.objectContaining({ tier: 'fast' }),
      sentiment: expect.objectContaining({ label: expect.any(String) }),
      usage: expect.objectContaining({ calls: expect.any(Array), cost_usd: expect.any(Number) }),
      handoff: { requested: true, reason: 'assistant_asked' },
      ...{ citations: 1, knowledge_gap: false, tools: [{ tool: 'store__get_order', ok: false, ms: 40 }] },
      actions: [
        { tool: 'cancel_order', outcome: 'done' },
        { tool: anAction().tool, outcome: 'not_begun' },
      ],
      ...{ proposed: ['cancel_order', anAction().tool], fault: 'ModelBusy' },
    });
    expect(text).toContain('20 ms InvokeModel: 300 ms');
    expect(text + JSON.stringify(data)).not.toContain('secret');
  });

  it('of a turn without an answer has nothing of one, but the actions that are under way', async () => {
    const started = { proposal: aProposal(keyAt(0), anAction({ tool: 'cancel_order' })), results: [] };
    const { data, text } = await trace([held(2, { started, execution: null })]);
    expect(data.trace).toEqual({
      ...{ turn_id: keyAt(2), message_id: 'm-2', status: 'held', sent_at: iso(2), total_ms: null },
      ...{ execution: null, console_url: null, states: [], model: null, route: null, sentiment: null, usage: null },
      ...{ handoff: null, citations: 0, knowledge_gap: false, tools: [], proposed: [], fault: null },
      actions: [{ tool: 'cancel_order', outcome: 'under_way' }],
    });
    expect(text).toBe(`Turn ${keyAt(2)}: held.`);
  });

  it('finds an older turn than those that it lists', async () => {
    const entries = Array.from({ length: 60 }, (_, at) => held(at));
    const { data } = await trace(entries, { turn_id: keyAt(3) });
    expect(data.turns).toHaveLength(50);
    expect(data.trace).toMatchObject({ turn_id: keyAt(3), message_id: 'm-3' });
  });

  it.each([keyAt(9), keyAt(7), 'm-1', '~CONVERSATION'])(
    'of %s, which is no turn here, is NOT_FOUND',
    async (turn_id) => {
      const { isError, data } = await trace([answered(1), note], { turn_id });
      expect([isError, data]).toMatchObject([
        true,
        { code: 'NOT_FOUND', message: 'The conversation has no such turn.' },
      ]);
    },
  );

  it('of a conversation without a turn is null, and of none NOT_FOUND', async () => {
    const waiting = await trace([note], {}, aDesk({ version: 1, state: 'waiting' }));
    expect(waiting).toMatchObject({ isError: false, data: { turns: [], trace: null } });
    expect((await trace([])).data).toMatchObject({ code: 'NOT_FOUND', message: 'Conversation not found.', ...CASE });
  });
});
