import { describe, expect, it } from 'vitest';
import type { ContentBlock } from '../../../../core/models/message.ts';
import { offeredTools, transcriptFor } from '../../../../core/turn/model-draft.ts';
import { aDraft, anOffer, aRoute } from '../../../support/values.ts';

const ask: ContentBlock = { toolUse: { toolUseId: 't1', name: 'ask_for_specialist', input: { reason: 'hard' } } };
const lookUp: ContentBlock = { toolUse: { toolUseId: 't2', name: 'find_order', input: { id: '1042' } } };
const person = (reason: unknown, toolUseId = 't3'): ContentBlock => ({
  toolUse: { toolUseId, name: 'ask_for_person', input: { reason } },
});
const found: ContentBlock = { toolResult: { toolUseId: 't2', content: [{ text: 'shipped' }] } };
const thought: ContentBlock = { reasoningContent: { reasoningText: { text: 'hm' } } };

describe('transcriptFor', () => {
  it('is empty before the first reply', () => {
    expect(transcriptFor(null, 'fast')).toEqual([]);
  });

  it("drops the other model's final text, because a request must not end with an assistant message", () => {
    expect(transcriptFor(aDraft(), 'strong')).toEqual([]);
  });

  it('drops the request for help', () => {
    const draft = aDraft({
      transcript: [{ role: 'assistant', content: [{ text: 'One moment.' }, ask] }],
      asked_for_help: true,
    });
    expect(transcriptFor(draft, 'strong')).toEqual([]);
    expect(transcriptFor(draft, 'fast')).toEqual([]);
  });

  it("keeps the other model's tool uses with their results, without its reasoning", () => {
    const draft = aDraft({
      transcript: [
        { role: 'assistant', content: [thought, lookUp] },
        { role: 'user', content: [found] },
        { role: 'assistant', content: [{ text: 'It has shipped.' }] },
      ],
    });
    expect(transcriptFor(draft, 'strong')).toEqual([
      { role: 'assistant', content: [lookUp] },
      { role: 'user', content: [found] },
    ]);
  });

  it('tells tool uses and results in words to the other model, if the request with them was rejected', () => {
    const draft = aDraft({
      transcript: [
        { role: 'assistant', content: [thought, { text: 'I look.' }, lookUp] },
        { role: 'user', content: [found] },
        { role: 'assistant', content: [{ text: 'It has shipped.' }] },
      ],
    });
    expect(transcriptFor(draft, 'strong', true)).toEqual([
      { role: 'assistant', content: [{ text: 'I look.' }, { text: '(I used find_order: {"id":"1042"})' }] },
      { role: 'user', content: [{ text: '<note>\n<result>\nshipped\n</result>\n</note>' }] },
    ]);
    expect(transcriptFor(draft, 'fast', true)).toEqual(draft.transcript);
  });

  it('keeps everything for the model that wrote it', () => {
    const draft = aDraft({
      transcript: [
        { role: 'assistant', content: [thought, lookUp] },
        { role: 'user', content: [found] },
      ],
    });
    expect(transcriptFor(draft, 'fast')).toEqual(draft.transcript);
  });
});

describe('a tool use without a result', () => {
  it('gets an error as its result', () => {
    const draft = aDraft({ transcript: [{ role: 'assistant', content: [lookUp] }] });
    for (const tier of ['fast', 'strong'] as const) {
      expect(transcriptFor(draft, tier).at(-1)).toMatchObject({
        role: 'user',
        content: [{ toolResult: { toolUseId: 't2', status: 'error' } }],
      });
    }
  });
});

describe('a request for a person without a result', () => {
  it('has been made, whoever answers the customer', () => {
    const draft = aDraft({ transcript: [{ role: 'assistant', content: [person('Why.'), ask] }], asked_for_help: true });
    for (const tier of ['fast', 'strong'] as const) {
      expect(transcriptFor(draft, tier)).toMatchObject([
        { role: 'assistant', content: [person('Why.')] },
        { role: 'user', content: [{ toolResult: { toolUseId: 't3', status: 'success' } }] },
      ]);
    }
  });
});

describe('offeredTools', () => {
  it.each([
    [aRoute(), 2],
    [aRoute({ fast_only: true }), 1],
    [aRoute({ tier: 'strong', escalated: true }), 1],
    [aRoute({ tier: 'fast', escalated: true, fallback: true }), 1],
    [aRoute({ tier: 'fast', fallback: true }), 1],
  ])('for %o include %i besides the company tools', (route, count) => {
    expect(offeredTools(route, [])).toHaveLength(count);
    expect(offeredTools(route, [anOffer()])).toHaveLength(count + 1);
  });
});
