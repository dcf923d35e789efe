import { describe, expect, it } from 'vitest';
import { asksForSpecialist, reads, refuses, says, throttles } from '../../support/bedrock/bedrock-replies.ts';
import { HANDED_OFF, world } from './the-world.ts';

const refused = refuses('AccessDeniedException', 403);

describe.concurrent('when both tiers fail', () => {
  it("the customer gets the failure message in the customer's language, and a hand-off is requested", async () => {
    const talk = world.talk({ triage: [reads({ language: 'de' })], fast: [throttles], strong: [throttles] });
    const failure = await talk.fail('Wo ist mein Paket?', { message_id: 'm-1' });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 3, strong: 3 });
    expect(failure).toMatchObject({
      code: 'MODEL_FAILED',
      retryable: false,
      message: expect.stringContaining('Es tut mir leid'),
      message_id: 'm-1',
      conversation_id: talk.id.conversation,
      status: 'failed',
      model: null,
      route: { fallback: true },
      handoff: { requested: true, reason: 'model_failed' },
    });
    expect(failure.answer).toBe(failure.message);
  });

  it('the turn is stored as failed, with its fault, and the history has the failure message', async () => {
    const talk = world.talk({ fast: [refused], strong: [refused] });
    const { message } = await talk.fail('Hello?');
    expect(await world.table.turns(talk.id)).toMatchObject([
      { status: 'failed', answer: message, fault: 'ModelRefused', handoff: { requested: true } },
    ]);
    expect((await talk.history()).turns).toMatchObject([{ status: 'failed', answer: message, model: null }]);
  });

  it('a repeat of the message_id replays the failure without a model call', async () => {
    const talk = world.talk({ fast: [refused], strong: [refused] });
    const first = await talk.fail('Hello?', { message_id: 'm-1' });
    talk.models.script({ fast: [says('Now it works.')] });
    const again = await talk.fail('Hello?', { message_id: 'm-1' });
    expect(again).toMatchObject({
      code: 'MODEL_FAILED',
      replayed: true,
      message: first.message,
      turn_id: first.turn_id,
    });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 1 });
  });

  it('the turn does not escalate, and a request for a person is answered by the hand-off', async () => {
    const talk = world.talk({ triage: [reads({ wants_human: true, score: -1 })], fast: [refused], strong: [refused] });
    const result = await talk.ask('Is nobody there?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 1 });
    expect(result).toMatchObject({
      answer: expect.stringMatching(HANDED_OFF),
      route: { escalated: false, reason: null, fallback: true },
      handoff: { requested: true, reason: 'asked_for_human' },
    });
  });
});

describe.concurrent('when the strong model fails after an escalation', () => {
  it("the fast model's answer stands", async () => {
    const talk = world.talk({ triage: [reads({ score: -0.9 })], strong: [refused] });
    const result = await talk.ask('Not good.');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 1 });
    expect(result).toMatchObject({
      answer: 'A fast answer.',
      model: 'us.amazon.nova-lite-v1:0',
      route: { tier: 'fast', escalated: true, reason: 'negative_sentiment', fallback: true },
    });
  });

  it('and the fast model had asked for it, the fast model is called again without the tool', async () => {
    const talk = world.talk({
      fast: [asksForSpecialist('One moment.'), says('As far as I know: yes.')],
      strong: [refused],
    });
    const result = await talk.ask('Is it so?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 2, strong: 1 });
    expect(JSON.stringify(talk.models.of('fast')[1]?.body)).not.toContain('ask_for_specialist');
    expect(talk.sent('fast')).toEqual([['user', talk.words('Is it so?')]]);
    expect(result).toMatchObject({
      answer: 'As far as I know: yes.',
      route: { tier: 'fast', escalated: true, reason: 'model_unsure', fallback: true },
      usage: { model_calls: 3 },
    });
  });

  it('and the second call of the fast model fails, too, the failure message is the answer', async () => {
    const talk = world.talk({ fast: [asksForSpecialist(), refused], strong: [refused] });
    const failure = await talk.fail('Is it so?');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 2, strong: 1 });
    expect(failure).toMatchObject({ code: 'MODEL_FAILED', route: { reason: 'model_unsure', fallback: true } });
    expect(failure.usage).toMatchObject({ model_calls: 2 });
  });

  it('in a conversation that was escalated before, the fast model answers', async () => {
    const talk = world.talk({ triage: [reads({ score: -0.9 }), reads()] });
    await talk.ask('Not good.');
    talk.models.script({ strong: [refused], fast: [says('I am here.')] });
    const { route, answer } = await talk.ask('Hello?');
    expect(answer).toBe('I am here.');
    expect(route).toEqual({ tier: 'fast', escalated: true, reason: 'already_escalated', fallback: true });
  });
});
