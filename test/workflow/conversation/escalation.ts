import { describe, expect, it } from 'vitest';
import type { HandoffReason } from '../../../core/desk/desk.ts';
import type { EscalationReason } from '../../../core/turn/turn.ts';
import { asksForSpecialist, reads, says } from '../../support/bedrock/bedrock-replies.ts';
import type { Script } from '../../support/bedrock/scripted-bedrock.ts';
import { HANDED_OFF, world } from './the-world.ts';

const STRONG = 'global.anthropic.claude-sonnet-4-6';

const SIGNALS: readonly [name: string, script: Script, reason: EscalationReason, handoff: HandoffReason | null][] = [
  ['the topic fraud', { triage: [reads({ topic: 'fraud' })] }, 'sensitive_topic', 'sensitive_topic'],
  ['the topic safety', { triage: [reads({ topic: 'safety' })] }, 'sensitive_topic', 'sensitive_topic'],
  ['a score of -0.6', { triage: [reads({ label: 'negative', score: -0.6 })] }, 'negative_sentiment', null],
  ['ask_for_specialist', { fast: [asksForSpecialist()] }, 'model_unsure', null],
  ['ask_for_specialist after words', { fast: [asksForSpecialist('One moment.')] }, 'model_unsure', null],
  [
    'a topic with a bad score',
    { triage: [reads({ topic: 'legal', score: -1 })], fast: [asksForSpecialist()] },
    'sensitive_topic',
    'sensitive_topic',
  ],
];

describe.concurrent('escalation', () => {
  it.each(SIGNALS)('%s calls the strong model once and the triage only once', async (_, script, reason, handoff) => {
    const talk = world.talk(script);
    const result = await talk.ask('Please help.');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 1 });
    const route = { tier: 'strong', escalated: true, reason, fallback: false };
    expect(result).toMatchObject({
      answer: expect.stringMatching(/^A strong answer\./),
      model: STRONG,
      route,
      usage: { model_calls: 3 },
    });
    expect(HANDED_OFF.test(result.answer)).toBe(handoff !== null);
    expect(result.handoff).toEqual({ requested: handoff !== null, reason: handoff, words: null });
    expect(await world.table.turns(talk.id)).toMatchObject([{ status: 'answered', route }]);
    const states = result.timings.states.map(({ state }) => state);
    expect(states.filter((state) => state === 'InvokeModel')).toHaveLength(2);
    expect(states.filter((state) => state === 'AnalyzeSentiment')).toHaveLength(1);
  });

  it.each(SIGNALS)(
    'after %s the strong model gets the customer message, without a request for help or a draft to continue',
    async (_, script) => {
      const talk = world.talk(script);
      await talk.ask('Please help.');
      const body = talk.models.of('strong')[0]?.body;
      expect(talk.sent('strong')).toEqual([['user', talk.words('Please help.')]]);
      expect(body?.messages.at(-1)?.role).toBe('user');
      expect(JSON.stringify(body)).not.toContain('ask_for_specialist');
      expect(JSON.stringify(body?.messages)).not.toContain('toolUse');
    },
  );

  it('a score of -0.59 stays with the fast model', async () => {
    const talk = world.talk({ triage: [reads({ label: 'negative', score: -0.59 })] });
    const { route } = await talk.ask('Not good.');
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(route).toEqual({ tier: 'fast', escalated: false, reason: null, fallback: false });
  });

  it('a strong model that uses ask_for_specialist, which it was not offered, is called again', async () => {
    const talk = world.talk({ fast: [asksForSpecialist()], strong: [asksForSpecialist(), says('Well then.')] });
    expect(await talk.ask('Please help.')).toMatchObject({ answer: 'Well then.', route: { tier: 'strong' } });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 2 });
  });

  it('a conversation stays with the strong model from the next turn on', async () => {
    const talk = world.talk({ triage: [reads({ score: -0.9 }), reads()] });
    await talk.ask('Not good.');
    for (const words of ['Thank you.', 'One more thing.']) {
      const { route, handoff } = await talk.ask(words);
      expect(route).toEqual({ tier: 'strong', escalated: true, reason: 'already_escalated', fallback: false });
      expect(handoff).toEqual({ requested: false, reason: null, words: null });
    }
    expect(talk.models.counts).toEqual({ triage: 3, fast: 1, strong: 3 });
    expect(JSON.stringify(talk.models.of('strong').at(-1)?.body)).not.toContain('ask_for_specialist');
  });

  it('a turn whose words certainly raise a sensitive topic starts on the strong model, whatever the triage says', async () => {
    const talk = world.talk({ triage: [reads()] });
    const { route, handoff } = await talk.ask('My account was hacked.');
    expect(route).toEqual({ tier: 'strong', escalated: true, reason: 'sensitive_topic', fallback: false });
    expect(handoff).toMatchObject({ requested: true, reason: 'sensitive_topic' });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 0, strong: 1 });
  });

  it('sends the earlier turns to the strong model', async () => {
    const talk = world.talk({ triage: [reads(), reads({ topic: 'legal' })] });
    await talk.ask('First.');
    await talk.ask('What would a judge say?');
    expect(talk.sent('strong')).toEqual([
      ['user', talk.words('First.')],
      ['assistant', 'A fast answer.'],
      ['user', talk.words('What would a judge say?')],
    ]);
  });
});
