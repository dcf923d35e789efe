import { describe, expect, it } from 'vitest';
import { receiptFacts, receiptLine } from '../../../../../../web/console/case/transcript/receipt-words.ts';
import type { Receipt } from '../../../../../../web/console/results.ts';

const aReceipt = (over: Partial<Receipt> = {}): Receipt => ({
  model: 'Nova Lite',
  route: { tier: 'fast', escalated: false, reason: null, fallback: false },
  sentiment: { label: 'neutral', language: 'en' },
  usage: { input_tokens: 2000, output_tokens: 140, cost_usd: 0.0009 },
  handoff: { requested: false, reason: null, words: null },
  citations: [{ source: 'returns.md', heading: 'Returns', quote: 'within 30 days' }],
  ...{ knowledge_gap: false, tools: [], fault: null, total_ms: 1900 },
  ...over,
});

describe('a receipt', () => {
  it('fits one line', () => {
    const tools = [
      { tool: 'store.get_order', ok: true, ms: 240 },
      { tool: 'store.stock', ok: false, ms: 2000 },
    ];
    expect(receiptLine(aReceipt({ tools }))).toBe('Fast model, 1.9 s, 2,140 tokens, $0.0009, 2 look-ups, 1 failed');
    expect(receiptLine(aReceipt({ model: null, usage: { input_tokens: 0, output_tokens: 0, cost_usd: 0 } }))).toBe(
      'No model, 1.9 s',
    );
  });

  it('says why the strong model answered, and why a person was asked', () => {
    const facts = Object.fromEntries(
      receiptFacts(
        aReceipt({
          route: { tier: 'strong', escalated: true, reason: 'negative_sentiment', fallback: true },
          handoff: { requested: true, reason: 'sensitive_topic', words: null },
          knowledge_gap: true,
          fault: 'ModelBusy',
        }),
      ),
    );
    expect(facts).toEqual({
      Route: 'strong, because the customer is upset, after the other model failed',
      Model: 'Nova Lite',
      Sources: 'none: the documents do not cover this',
      Mood: 'neutral, en',
      'Hand-off': 'A sensitive topic',
      Fault: 'ModelBusy',
    });
  });
});
