import { describe, expect, it } from 'vitest';
import { toChatResult } from '../../../../core/turn/chat-result.ts';
import { type CompletionInput, completeTurn } from '../../../../core/turn/complete-turn.ts';
import { aCall, aCompletionInput, aContext, aDraft, aKnowledge, aRoute, aTriage } from '../../../support/values.ts';

const ending = (over: Partial<CompletionInput> = {}) =>
  aCompletionInput({
    triage: aTriage({ call: aCall({ tier: 'triage', input_tokens: 80, output_tokens: 10, cost_micro_usd: 4.2 }) }),
    ...over,
  });

const LOOKUP = { tool: 'store__get_order', arguments: '{}', text: 'Shipped.', at: 1 };

describe('completeTurn', () => {
  it('keeps what its tools looked up, also if it failed, and no client sees it', () => {
    const draft = aDraft({ lookups: [LOOKUP] });
    for (const failed of [false, true]) {
      const turn = completeTurn(ending({ draft, route: aRoute({ failed }) }));
      expect(turn.lookups).toEqual([LOOKUP]);
      const shown = toChatResult({ turn, conversation: 'c-1', replayed: false, lastSpans: [], totalMs: 1 });
      expect(JSON.stringify(shown)).not.toContain('Shipped.');
    }
  });

  it('sums every model call of the turn, including the triage', () => {
    expect(completeTurn(ending()).usage).toMatchObject({
      input_tokens: 200,
      output_tokens: 30,
      cached_tokens: 0,
      cost_micro_usd: 16.2,
      model_calls: 2,
      calls: [{ tier: 'fast' }, { tier: 'triage', cost_micro_usd: 4.2 }],
    });
  });

  it("stores the failure message in the customer's language when both tiers failed", () => {
    const triage = aTriage({ language: 'de' });
    const turn = completeTurn(ending({ draft: null, route: aRoute({ failed: true }), triage, fault: 'ModelBusy' }));
    expect(turn).toMatchObject({ status: 'failed', model: null, handoff: { requested: true, reason: 'model_failed' } });
    expect(turn.answer).toMatch(/Es tut mir leid/);
  });

  it('requests a handoff when a content filter removed the answer', () => {
    const turn = completeTurn(ending({ draft: aDraft({ text: '', stop_reason: 'content_filtered' }) }));
    expect(turn).toMatchObject({ status: 'answered', handoff: { reason: 'answer_blocked' } });
    expect(turn.answer).not.toBe('');
  });

  it.each([
    ['a question that no passage fits', {}, true],
    ['a request for a person', { triage: aTriage({ wants_human: true }) }, false],
    ['what a tool looked up', { draft: aDraft({ rounds: 1 }) }, false],
    [
      'what may have been looked up before',
      { context: aContext({ memory: [{ ...LOOKUP, before_change: false }] }) },
      false,
    ],
    ['what a passage fits', { knowledge: aKnowledge() }, false],
    ['a question that no model answered', { draft: null, route: aRoute({ failed: true }) }, false],
  ])('tells whether %s is a knowledge gap', (_, over, isGap) => {
    const knowledge = aKnowledge({ is_gap: true });
    expect(completeTurn(ending({ knowledge, ...over })).knowledge_gap).toBe(isGap);
  });

  it('marks an answer that the token limit cut', () => {
    expect(completeTurn(ending({ draft: aDraft({ stop_reason: 'max_tokens' }) })).answer).toMatch(/ …$/);
  });

  it('has a reason only for an escalation', () => {
    const triage = aTriage({ score: -0.9, upset: true });
    const route = aRoute({ tier: 'strong', escalated: true });
    expect(completeTurn(ending({ triage, route })).route.reason).toBe('negative_sentiment');
    expect(completeTurn(ending({ triage })).route.reason).toBeNull();
  });

  describe('with a proposal', () => {
    const proposal = {
      id: '',
      server: 'store',
      tool: 'cancel_order',
      title: 'Cancel an order',
      arguments: { order_id: '1047', customer_id: 'ada' },
    };
    const answered = [{ role: 'assistant' as const, content: [{ text: 'Your parcel comes on Friday.' }] }];

    it("adds the action and its arguments to the answer, whatever the model's words", () => {
      const turn = completeTurn(ending({ draft: aDraft({ proposal, transcript: answered }) }));
      expect(turn.proposed_action).toMatchObject({ tool: 'cancel_order' });
      expect(turn.answer).toContain('→ Cancel an order (order id: "1047")\nNothing has been done yet.');
    });

    it("shows an argument that only happens to be the customer's id", () => {
      const same = { ...proposal, arguments: { order_id: '1047', customer_id: '1047' } };
      const turn = completeTurn(ending({ customer: '1047', draft: aDraft({ proposal: same, transcript: answered }) }));
      expect(turn.answer).toContain('→ Cancel an order (order id: "1047")\n');
    });

    it.each([
      [
        'the answer was blocked',
        { draft: aDraft({ proposal, transcript: answered, stop_reason: 'guardrail_intervened' }) },
      ],
      ['the answer is older', { draft: aDraft({ proposal, transcript: [{ role: 'user' as const, content: [] }] }) }],
      [
        'the action is already in progress',
        {
          draft: aDraft({ proposal, transcript: answered }),
          consent: { kind: 'in_progress' as const, action: { ...proposal, id: 'k' } },
        },
      ],
    ])('has no proposal when %s', (_, over) => {
      const turn = completeTurn(ending(over));
      expect(turn.proposed_action).toBeNull();
      expect(turn.answer).not.toContain('Nothing has been done yet');
    });
  });

  it.each([
    ['done', /has been done/],
    ['rejected', /could not be done/],
    ['unknown', /could not find out/],
  ] as const)('reports an action as %s when no model answers', (outcome, words) => {
    const action = { id: 'k', server: 's', tool: 't', title: 'T', arguments: {} };
    const failed = { draft: null, route: aRoute({ failed: true }) };
    const consent = { kind: 'granted', action } as const;
    const claim = { claimed: true, result: { action, outcome, text: '' } };
    expect(completeTurn(ending({ ...failed, consent, claim })).answer).toMatch(words);
  });

  it('counts the question as the reported input less the context', () => {
    expect(completeTurn(ending()).tokens).toEqual({ question: 20, answer: 20 });
  });

  it('estimates the question when another model counted the earlier turns', () => {
    const context = aContext({ counted_by: 'another', tokens: 110 });
    expect(completeTurn(ending({ context })).tokens.question).toBe(7);
  });
});
