import { describe, expect, it } from 'vitest';
import {
  garbles,
  hangs,
  type Reply,
  reads,
  refuses,
  resets,
  says,
  throttles,
  uses,
} from '../../support/bedrock/bedrock-replies.ts';
import { callTool } from '../../support/rpc.ts';
import { HANDED_OFF, world } from './the-world.ts';

/** Of a call whose connection broke, the adapter sends a second one. */
const UNUSABLE: readonly [name: string, reply: Reply, paid: number, sent?: number][] = [
  ['is throttled', throttles, 1],
  ['is denied', refuses('AccessDeniedException', 403), 1],
  ['breaks off', resets, 1, 2],
  ['sends garbage', garbles, 1],
  ['hangs', hangs, 1],
  ['answers in text', says('The customer is sad.'), 2],
  ['answers without text', says(''), 2],
  ['gives a score of 7', reads({ score: 7 }), 2],
  ['gives a score in words', reads({ score: 'low' }), 2],
  ['invents a label', reads({ label: 'furious' }), 2],
  ['invents a topic', reads({ topic: 'weather' }), 2],
  ['omits fields', uses('record_reading', { label: 'negative' }), 2],
];

describe.concurrent('a triage', () => {
  it.each(UNUSABLE)('that %s is not retried, and the lexicon reads the message', async (_, reply, paid, sent = 1) => {
    const talk = world.talk({ triage: [reply] });
    const result = await talk.ask('Das ist leider nicht gut.');
    expect(result).toMatchObject({ answer: 'A fast answer.', sentiment: { label: 'negative', language: 'de' } });
    expect(result.sentiment?.score).toBeLessThan(0);
    expect(result.usage.model_calls).toBe(paid);
    expect(talk.models.counts).toEqual({ triage: sent, fast: 1, strong: 0 });
  });

  it('that fails still leaves a wish for a person to the lexicon', async () => {
    const talk = world.talk({ triage: [throttles] });
    const { answer, handoff } = await talk.ask('Is there a human agent I could talk to, if this goes on?');
    expect(answer).toMatch(HANDED_OFF);
    expect(handoff).toEqual({ requested: true, reason: 'asked_for_human', words: null });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
  });
});

describe('analyze_sentiment', () => {
  it("remembers the model's reading, and not the lexicon's in place of a model that failed", async () => {
    const talk = world.talk({
      triage: [refuses('AccessDeniedException', 403), reads({ label: 'positive', score: 0.9 })],
    });
    const analyze = async () =>
      (await callTool(world.url, 'analyze_sentiment', { message: talk.words('Das ist leider nicht gut.') })).data;
    expect(await analyze()).toMatchObject({ label: 'negative' });
    for (let repeat = 0; repeat < 2; repeat++) expect(await analyze()).toMatchObject({ label: 'positive', score: 0.9 });
    expect(talk.models.counts.triage).toBe(2);
  });
});
