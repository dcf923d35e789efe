import { describe, expect, it } from 'vitest';
import { callTool } from '../support/rpc.ts';
import { useWorld, world } from './conversation/the-world.ts';

const TURNS = 3;
useWorld({ DAILY_QUOTA: JSON.stringify({ turns: TURNS, tokens: 1_000_000 }) });

describe.concurrent('a customer who has used up the daily quota', () => {
  it('gets its reset time in every conversation, and still gets stored answers', async () => {
    const talk = world.talk();
    for (let n = 1; n <= TURNS; n++) await talk.ask(`Question ${n}.`, { message_id: `m-${n}` });
    const elsewhere = world.talk({}, { customer: talk.id.customer });
    for (const each of [talk, elsewhere]) {
      const failure = await each.fail('One more.');
      expect(failure).toMatchObject({
        code: 'QUOTA',
        retryable: false,
        resets_at: expect.stringMatching(/T00:00:00.000Z$/),
      });
      expect(failure.message).toContain(String(failure.resets_at));
    }
    expect(await world.table.turns(elsewhere.id)).toEqual([]);
    expect((await talk.ask('Question 1.', { message_id: 'm-1' })).replayed).toBe(true);
    expect((await talk.ask('Question 2.', { message_id: 'm-2' })).replayed).toBe(true);
    expect((await talk.history()).turns).toHaveLength(TURNS);
  });

  it('gets no more answers than the quota, even for concurrent messages', async () => {
    const talk = world.talk();
    const sent = await Promise.all(Array.from({ length: 10 }, (_, n) => talk.send(`Question ${n}.`)));
    expect(sent.filter(({ isError }) => !isError)).toHaveLength(TURNS);
    expect(sent.filter(({ isError }) => isError).map(({ data }) => data.code)).toEqual(Array(10 - TURNS).fill('QUOTA'));
  });
});

describe('the daily quota', () => {
  it('is counted per customer', async () => {
    const talk = world.talk();
    for (let n = 0; n < TURNS; n++) await talk.ask('Hello?');
    expect((await talk.fail('Hello?')).code).toBe('QUOTA');
    expect((await world.talk().ask('Hello?')).status).toBe('answered');
  });

  it('counts sentiment analyses, too, and a repeat of one neither counts nor calls a model', async () => {
    const talk = world.talk();
    const analyze = async (words: string) =>
      (await callTool(world.url, 'analyze_sentiment', { message: talk.words(words) })).data.code;
    const codes: unknown[] = [];
    for (let n = 0; n <= TURNS; n++) codes.push(await analyze(`Nice ${n}.`), await analyze('Nice 0.'));
    expect(codes).toEqual([...Array(2 * TURNS).fill(undefined), 'QUOTA', undefined]);
    expect(talk.models.counts.triage).toBe(TURNS);
  });
});
