import { describe, expect, it } from 'vitest';
import { asksForPerson, asksForSpecialist, reads, refuses, says } from '../../support/bedrock/bedrock-replies.ts';
import { HANDED_OFF, world } from './the-world.ts';

const SAID = says('It can take a while.');
const refused = refuses('ValidationException', 400);
const results = (body: unknown) => JSON.stringify(body).match(/"toolResult"/g)?.length ?? 0;

describe.concurrent('a model that asks for a person', () => {
  it('is told that one was asked, and the turn requests a hand-off with its words, without the strong model', async () => {
    const talk = world.talk({ fast: [asksForPerson('The lamp\nburned.', 'One moment.'), SAID] });
    const result = await talk.ask('My lamp burned.');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 2, strong: 0 });
    expect(result).toMatchObject({
      answer: expect.stringMatching(/^It can take a while\.\n\nA colleague takes over/),
      conversation: { state: 'waiting' },
      route: { tier: 'fast', escalated: false, reason: null },
      tools: [],
    });
    const handoff = { requested: true, reason: 'assistant_asked', words: 'The lamp burned.' };
    expect(result.handoff).toEqual(handoff);
    expect(await world.table.turns(talk.id)).toMatchObject([{ status: 'answered', handoff }]);
    const sent = talk.models.of('fast')[1]?.body.messages.at(-1)?.content;
    expect(sent).toMatchObject([
      { toolResult: { status: 'success', content: [{ text: expect.stringContaining('has been asked') }] } },
    ]);
  });

  it('asks once, however often it repeats the request', async () => {
    const talk = world.talk({ fast: [asksForPerson('First.'), asksForPerson('Second.'), SAID] });
    const { handoff } = await talk.ask('Help.');
    expect(handoff).toEqual({ requested: true, reason: 'assistant_asked', words: 'First.' });
    expect(results(talk.models.of('fast')[2]?.body.messages)).toBe(2);
  });

  it('is no reason for the strong model, in whatever mood the customer is', async () => {
    const talk = world.talk({
      triage: [reads({ label: 'negative', score: -0.9 })],
      fast: [asksForPerson('He waits.'), SAID],
    });
    const { handoff } = await talk.ask('Terrible.');
    expect(handoff).toEqual({ requested: true, reason: 'assistant_asked', words: 'He waits.' });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 2, strong: 0 });
  });

  it('keeps the request when the other tier answers', async () => {
    const talk = world.talk({ fast: [asksForPerson('He waits.'), refused] });
    const { route, handoff, answer } = await talk.ask('Help.');
    expect([route?.fallback, answer]).toEqual([true, expect.stringMatching(/^A strong answer\.\n\nA colleague/)]);
    expect(handoff).toEqual({ requested: true, reason: 'assistant_asked', words: 'He waits.' });
  });

  it('may be the strong model, also after the specialist was asked for', async () => {
    const talk = world.talk({ fast: [asksForSpecialist()], strong: [asksForPerson('It is a contract.'), SAID] });
    const { route, handoff } = await talk.ask('Help.');
    expect(route).toMatchObject({ tier: 'strong', reason: 'model_unsure' });
    expect(handoff).toEqual({ requested: true, reason: 'assistant_asked', words: 'It is a contract.' });
  });

  it('leaves the reason to a customer who asks', async () => {
    const talk = world.talk({ triage: [reads({ wants_human: true })], fast: [asksForPerson('She asks.'), SAID] });
    const { answer, handoff } = await talk.ask('A person, please.');
    expect(answer).toMatch(/^A colleague takes over/);
    expect(handoff).toEqual({ requested: true, reason: 'asked_for_human', words: 'She asks.' });
  });
});

describe.concurrent('a message whose words certainly ask for a person', () => {
  it.each([
    ['I want to talk to a human agent.', HANDED_OFF],
    ['Ich möchte mit einem Menschen sprechen.', /übernimmt/],
  ])('is answered by the hand-off, and no model is called: %s', async (words, sentence) => {
    const talk = world.talk();
    const result = await talk.ask(words);
    expect(result.answer).toMatch(sentence);
    expect(result).toMatchObject({ model: null, usage: { model_calls: 0 }, conversation: { state: 'waiting' } });
    expect(result.handoff).toEqual({ requested: true, reason: 'asked_for_human', words: null });
    expect(talk.models.calls).toEqual([]);
    const again = await talk.ask('Hello?');
    expect(again).toMatchObject({ status: 'held', usage: { model_calls: 0 }, conversation: { state: 'waiting' } });
    expect(talk.models.calls).toEqual([]);
  });
});

describe.concurrent('an answer that promises a person whom no model asked for', () => {
  it.each([
    ['Our team will get back to you.', HANDED_OFF],
    ['Ein Kollege wird sich bei Ihnen melden.', /übernimmt|takes over/],
  ])('asks one, and code tells of it: %s', async (text, sentence) => {
    const talk = world.talk({ fast: [says(`It is late. ${text}`)] });
    const { answer, handoff, conversation } = await talk.ask('Help.');
    expect(answer).toMatch(sentence);
    expect(answer).not.toContain(text);
    expect([handoff.reason, conversation?.state]).toEqual(['assistant_promised', 'waiting']);
  });
});
