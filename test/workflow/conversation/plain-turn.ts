import { describe, expect, it } from 'vitest';
import { findModel } from '../../../core/models/catalogue.ts';
import { reads, says, type Usage } from '../../support/bedrock/bedrock-replies.ts';
import { type Item, inDays } from '../../support/table.ts';
import { world } from './the-world.ts';

const FAST = { inputTokens: 101, outputTokens: 57, cacheReadInputTokens: 1207, cacheWriteInputTokens: 303 };
const TRIAGE = { inputTokens: 311, outputTokens: 43 };

/** Micro-dollars by the model's row in the catalogue. */
const price = (modelId: string, usage: Usage): number => {
  const { input, output, cacheRead, cacheWrite } = findModel(modelId)?.price ?? expect.fail(`No row for ${modelId}`);
  return (
    usage.inputTokens * input +
    usage.outputTokens * output +
    (usage.cacheReadInputTokens ?? 0) * cacheRead +
    (usage.cacheWriteInputTokens ?? 0) * cacheWrite
  );
};

const answered = async () => {
  const talk = world.talk({
    fast: [says('It is on its way.', { usage: FAST })],
    triage: [reads({ label: 'negative', score: -0.3, language: 'nl' }, { usage: TRIAGE })],
  });
  return { talk, result: await talk.ask('Where is my order?', { message_id: 'm-1' }) };
};

describe.concurrent('a plain turn', () => {
  it('makes one fast call and one triage call', async () => {
    const { talk, result } = await answered();
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(result).toMatchObject({
      answer: 'It is on its way.',
      conversation_id: talk.id.conversation,
      message_id: 'm-1',
      status: 'answered',
      replayed: false,
      model: 'us.amazon.nova-lite-v1:0',
      route: { tier: 'fast', escalated: false, reason: null, fallback: false },
      sentiment: { label: 'negative', score: -0.3, language: 'nl' },
      handoff: { requested: false, reason: null },
    });
  });

  it("costs Bedrock's reported tokens at the prices of the catalogue", async () => {
    const { usage } = (await answered()).result;
    const microUsd = price('us.amazon.nova-lite-v1:0', FAST) + price('us.amazon.nova-micro-v1:0', TRIAGE);
    expect(usage).toEqual({
      input_tokens: 101 + 1207 + 303 + 311,
      output_tokens: 57 + 43,
      cached_tokens: 1207,
      cost_usd: expect.closeTo(microUsd / 1e6, 9),
      model_calls: 2,
      calls: [
        expect.objectContaining({ tier: 'fast', cached_tokens: 1207, cache_written_tokens: 303 }),
        expect.objectContaining({ tier: 'triage', cached_tokens: 0, cache_written_tokens: 0 }),
      ],
    });
    const sum = usage.calls.reduce((all, { cost_usd }) => all + cost_usd, 0);
    expect(sum).toBeCloseTo(usage.cost_usd, 9);
    expect(Math.round(usage.cost_usd * 1e9)).toBe(Math.round(microUsd * 1000));
  });

  it('has one span per state, within the total time', async () => {
    const { timings } = (await answered()).result;
    const states = timings.states.map(({ state }) => state);
    expect(states.toSorted()).toEqual(
      [
        'LoadHistory',
        'SearchKnowledge',
        'OptimizeContext',
        'InvokeModel',
        'AnalyzeSentiment',
        'PersistTurn',
      ].toSorted(),
    );
    expect(states[0]).toBe('LoadHistory');
    expect(states.at(-1)).toBe('PersistTurn');
    for (const { start_ms, ms } of timings.states) {
      expect(start_ms).toBeGreaterThanOrEqual(0);
      expect(start_ms + ms).toBeLessThanOrEqual(timings.total_ms);
    }
  });

  it('calls the fast model with the prompt and own tools, and the triage with a forced tool and only the message', async () => {
    const { talk } = await answered();
    const [fast, triage] = [talk.models.of('fast')[0]?.body, talk.models.of('triage')[0]?.body];
    const message = { role: 'user', content: [{ text: talk.words('Where is my order?') }] };
    expect(fast?.messages).toEqual([message]);
    expect(fast?.system).toEqual([{ text: expect.stringContaining('support assistant') }]);
    expect(fast?.toolConfig).toEqual({
      tools: ['ask_for_person', 'ask_for_specialist'].map((name) => ({ toolSpec: expect.objectContaining({ name }) })),
    });
    expect(triage?.messages).toEqual([message]);
    expect(triage?.toolConfig?.toolChoice).toEqual({ tool: { name: 'record_reading' } });
  });

  it('is stored with the conversation, and both expire after 90 days', async () => {
    const { talk, result } = await answered();
    const [turn, conversation, ...others] = await world.table.items(talk.id);
    expect(others).toEqual([]);
    expect(turn).toMatchObject({ sk: 'TURN#m-1', at: result.turn_id, status: 'answered', answer: 'It is on its way.' });
    expect(turn).not.toHaveProperty('lease');
    expect(conversation).toMatchObject({ sk: '~CONVERSATION', last_key: result.turn_id, customer: talk.id.customer });
    const days = (item: Item | undefined) => Math.round((Number(item?.expires_at) - inDays(0)) / 86_400);
    expect([turn, conversation].map(days)).toEqual([90, 90]);
  });

  it('is read unchanged by get_conversation_history', async () => {
    const { talk, result } = await answered();
    expect(await talk.history()).toEqual({
      conversation_id: talk.id.conversation,
      next_cursor: null,
      turns: [
        {
          turn_id: result.turn_id,
          message_id: 'm-1',
          status: 'answered',
          message: talk.words('Where is my order?'),
          answer: 'It is on its way.',
          model: 'us.amazon.nova-lite-v1:0',
          sentiment: result.sentiment,
          ...{ citations: [], proposal: null, actions: [], feedback: null },
          sent_at: expect.stringMatching(/^\d{4}-.*Z$/),
          answered_at: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      ],
    });
  });
});
