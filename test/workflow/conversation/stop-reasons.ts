import { describe, expect, it } from 'vitest';
import { type Reply, reads, says, uses } from '../../support/bedrock/bedrock-replies.ts';
import { world } from './the-world.ts';

const stops = (stopReason: string, text = 'So it is.'): Reply => says(text, { stopReason });

describe.concurrent('a reply', () => {
  it.each([
    ['end_turn', 'So it is.'],
    ['stop_sequence', 'So it is.'],
    ['max_tokens', 'So it is. …'],
    ['a_reason_that_is_new', 'So it is.'],
  ])('that stopped with %s is the answer "%s"', async (stopReason, answer) => {
    const talk = world.talk({ fast: [stops(stopReason)] });
    expect(await talk.ask('Is it?')).toMatchObject({ answer, handoff: { requested: false, reason: null } });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(await world.table.turns(talk.id)).toMatchObject([{ stop_reason: stopReason }]);
  });

  it.each([
    ['content_filtered', '', /^Es tut mir leid, dabei kann ich hier nicht helfen/],
    ['guardrail_intervened', '', /^Es tut mir leid, dabei kann ich hier nicht helfen/],
    ['content_filtered', 'Half a sen', /^Half a sen\n\n.+übernimmt/],
    ['guardrail_intervened', 'We cannot talk about that.', /^We cannot talk about that\.\n\n.+übernimmt/],
  ])(
    'that stopped with %s and the text "%s" is not repeated, and a hand-off is requested',
    async (reason, text, answer) => {
      const talk = world.talk({ triage: [reads({ language: 'de' })], fast: [stops(reason, text)] });
      expect(await talk.ask('Sag es!')).toMatchObject({
        answer: expect.stringMatching(answer),
        status: 'answered',
        handoff: { requested: true, reason: 'answer_blocked' },
      });
      expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    },
  );

  it.each([
    ['that stopped with malformed_tool_use', stops('malformed_tool_use')],
    ['that stopped with malformed_model_output', stops('malformed_model_output')],
    ['without text', stops('end_turn', '')],
    ['of blanks', stops('end_turn', ' \n ')],
    ['cut off before its first word', stops('max_tokens', '')],
    ['that uses a tool that was not offered', uses('order_lookup', { id: 1042 })],
  ])('%s is requested again', async (_, reply) => {
    const talk = world.talk({ fast: [reply, says('Now in words.')] });
    expect(await talk.ask('Is it?')).toMatchObject({ answer: 'Now in words.', route: { fallback: false } });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 2, strong: 0 });
  });

  it('that is malformed three times makes the other tier answer', async () => {
    const talk = world.talk({ fast: [stops('malformed_model_output')] });
    expect(await talk.ask('Is it?')).toMatchObject({ answer: 'A strong answer.', route: { fallback: true } });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 3, strong: 1 });
  });

  it('that stopped with model_context_window_exceeded makes the other tier answer at once', async () => {
    const talk = world.talk({ fast: [stops('model_context_window_exceeded')] });
    expect(await talk.ask('Is it?')).toMatchObject({ answer: 'A strong answer.', route: { fallback: true } });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 1 });
  });

  it('that was billed and discarded is on the receipt', async () => {
    const usage = { inputTokens: 100, outputTokens: 10 };
    const talk = world.talk({
      triage: [reads({}, { usage })],
      fast: [says('', { usage }), says('Now in words.', { usage })],
    });
    const { usage: billed } = await talk.ask('Is it?');
    expect(billed).toMatchObject({ model_calls: 3, input_tokens: 300, output_tokens: 30 });
  });
});
