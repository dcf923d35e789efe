import { describe, expect, it } from 'vitest';
import type { ContentBlock } from '../../../../core/models/message.ts';
import { applyReply as applyTo } from '../../../../core/turn/apply-reply.ts';
import { MAX_ROUNDS } from '../../../../core/turn/context/fit-transcript.ts';
import { aCall, aDraft, anOffer, aRoute } from '../../../support/values.ts';

const ask: ContentBlock = { toolUse: { toolUseId: 't1', name: 'ask_for_specialist', input: { reason: 'hard' } } };
const lookUp: ContentBlock = { toolUse: { toolUseId: 't2', name: 'find_order', input: { id: '1042' } } };
const person = (reason: unknown, toolUseId = 't3'): ContentBlock => ({
  toolUse: { toolUseId, name: 'ask_for_person', input: { reason } },
});
const _found: ContentBlock = { toolResult: { toolUseId: 't2', content: [{ text: 'shipped' }] } };
const _thought: ContentBlock = { reasoningContent: { reasoningText: { text: 'hm' } } };

/** In a turn without an unknown outcome, with a customer who writes English. */
const applyReply = (...args: DropLast<Parameters<typeof applyTo>>) =>
  applyTo(...args, { unknown: false, language: 'en' });
type DropLast<T extends readonly unknown[]> = T extends readonly [...infer Head, unknown] ? Head : never;

describe('applyReply', () => {
  const reply = (content: ContentBlock[], stopReason = 'end_turn') => ({ content, stopReason, call: aCall() });

  it('treats text as an answer', () => {
    expect(applyReply(null, aRoute(), [], [], reply([{ text: ' Hello. ' }]))).toMatchObject({
      answered: true,
      text: 'Hello.',
    });
  });

  it('does not treat text beside a request for help as an answer', () => {
    const draft = applyReply(null, aRoute(), [], [], reply([{ text: 'One moment.' }, ask], 'tool_use'));
    expect(draft).toMatchObject({ answered: false, asked_for_help: true });
  });

  it('treats a blocked reply without text as an empty answer', () => {
    expect(applyReply(null, aRoute(), [], [], reply([], 'content_filtered'))).toMatchObject({
      answered: true,
      text: '',
    });
  });

  it('drops a tool that was not offered, and does not treat the text beside it as an answer', () => {
    const draft = applyReply(null, aRoute(), [], [], reply([{ text: 'Let me look.' }, lookUp], 'tool_use'));
    expect(draft).toMatchObject({ answered: false, asked_for_help: false });
    expect(draft).toMatchObject({ transcript: [], usable: false, unusable_replies: 1 });
  });

  const find = anOffer({ name: 'find_order' });

  it('takes no request for help for a visitor: the specialist was not offered', () => {
    const route = aRoute({ fast_only: true });
    const draft = applyReply(null, route, [find], [], reply([{ text: 'One moment.' }, ask], 'tool_use'));
    expect(draft).toMatchObject({ asked_for_help: false, usable: false, unusable_replies: 1 });
  });

  it('does not treat text beside a tool use as an answer, and counts the round', () => {
    const draft = applyReply(null, aRoute(), [find], [], reply([{ text: 'Let me look.' }, lookUp], 'tool_use'));
    expect(draft).toMatchObject({ wants_tools: true, rounds: 1, answered: false, text: '', usable: true });
    expect(draft.transcript).toHaveLength(1);
  });

  it('keeps the answer of the previous model while the next one uses tools', () => {
    const strong = aRoute({ tier: 'strong', escalated: true });
    const draft = applyReply(aDraft(), strong, [find], [], reply([lookUp], 'tool_use'));
    expect(draft).toMatchObject({ tier: 'strong', answered: true, answered_by: 'fast', text: 'It is on its way.' });
    const answered = applyReply(draft, strong, [find], [], reply([{ text: 'Here.' }]));
    expect(answered).toMatchObject({ answered_by: 'strong', text: 'Here.', wants_tools: false });
  });

  it.each([
    ['uses tools', reply([lookUp], 'tool_use')],
    ['replies without a word', reply([], 'end_turn')],
  ])('knows that a kept answer was blocked, when the next model %s', (_, next) => {
    const strong = aRoute({ tier: 'strong', escalated: true });
    const blocked = applyReply(null, aRoute(), [], [], reply([{ text: 'Blocked.' }], 'guardrail_intervened'));
    const kept = applyReply(blocked, strong, [find], blocked.transcript, next);
    expect(kept).toMatchObject({ text: 'Blocked.', stop_reason: 'guardrail_intervened' });
    expect(applyReply(kept, strong, [find], [], reply([{ text: 'Here.' }])).stop_reason).toBe('end_turn');
  });

  it('drops tool uses beside a request for help', () => {
    const draft = applyReply(null, aRoute(), [find], [], reply([lookUp, ask], 'tool_use'));
    expect(draft).toMatchObject({ asked_for_help: true, wants_tools: false });
    expect(draft.transcript).toEqual([{ role: 'assistant', content: [ask] }]);
  });

  describe('with a request for a person', () => {
    const strong = aRoute({ tier: 'strong', escalated: true });

    it.each([
      ['a sentence', 'It is broken.', 'It is broken.'],
      ['several lines', ' It\nis\u0000 <note>broken</note>. ', 'It is ‹note›broken‹/note›.'],
      ['too much', 'x'.repeat(500), `${'x'.repeat(299)}…`],
      ['no text', { all: 1 }, ''],
    ])('keeps %s as the reason, on one line of at most 300 characters', (_, reason, kept) => {
      const draft = applyReply(null, aRoute(), [], [], reply([person(reason)], 'tool_use'));
      expect(draft).toMatchObject({ asked_for_person: kept, wants_tools: true, usable: true, asked_for_help: false });
    });

    it('keeps the first reason, through repeats, unusable replies and a change of the model', () => {
      const first = applyReply(null, aRoute(), [], [], reply([person('')], 'tool_use'));
      const again = applyReply(first, strong, [], [], reply([person('First.')], 'tool_use'));
      const repeated = applyReply(again, strong, [], [], reply([person('Second.')], 'tool_use'));
      const unusable = applyReply(repeated, strong, [], [], reply([]));
      const answered = applyReply(unusable, strong, [], [], reply([{ text: 'It is broken.' }]));
      expect(answered).toMatchObject({ answered: true, asked_for_person: 'First.', promised: false });
    });

    it('keeps it beside company tools and beside a request for help', () => {
      const beside = applyReply(null, aRoute(), [find], [], reply([lookUp, person('Why.')], 'tool_use'));
      expect(beside).toMatchObject({ asked_for_person: 'Why.', transcript: [{ content: [lookUp, person('Why.')] }] });
      const help = applyReply(null, aRoute(), [find], [], reply([person('Why.'), ask], 'tool_use'));
      expect(help).toMatchObject({ asked_for_person: 'Why.', asked_for_help: true, wants_tools: false });
    });

    it('counts as a round, so that a model that repeats it ends', () => {
      const over = aDraft({ answered: false, answered_by: null, text: '', rounds: MAX_ROUNDS + 1 });
      const draft = applyReply(over, aRoute(), [], [], reply([person('Why.')], 'tool_use'));
      expect(draft).toMatchObject({ usable: false, asked_for_person: 'Why.' });
    });
  });

  describe('with an answer that promises a person', () => {
    const strong = aRoute({ tier: 'strong', escalated: true });
    const promise = (text: string) => applyReply(null, aRoute(), [], [], reply([{ text }]));

    it('drops what only code may say, and keeps the rest', () => {
      expect(promise('It left on Monday. I have asked a colleague to call you. Is that fine?')).toMatchObject({
        ...{ text: 'It left on Monday. Is that fine?', promised: true, answered: true },
      });
      expect(promise('Our team will call you.')).toMatchObject({ text: '', promised: true, answered: true });
      expect(promise('Please contact our team.')).toMatchObject({ text: 'Please contact our team.', promised: false });
    });

    it("reads the customer's language beside that of the answer", () => {
      const spoken = { unknown: false, language: 'de' };
      const text = 'OK. Ein Kollege meldet sich bei Ihnen.';
      expect(applyTo(null, aRoute(), [], [], reply([{ text }]), spoken)).toMatchObject({ text: 'OK.', promised: true });
    });

    it('knows of it as long as the answer stands', () => {
      const first = promise('It left. I have asked a colleague.');
      for (const next of [reply([lookUp], 'tool_use'), reply([], 'end_turn')])
        expect(applyReply(first, strong, [find], [], next)).toMatchObject({ text: 'It left.', promised: true });
      expect(applyReply(first, strong, [find], [], reply([{ text: 'Here.' }]))).toMatchObject({ promised: false });
      expect(applyReply(first, aRoute(), [find], [], reply([{ text: 'I ask a colleague.' }, ask]))).toMatchObject({
        ...{ promised: false, answered: false },
      });
    });
  });

  describe('needs a person', () => {
    const strong = aRoute({ tier: 'strong', escalated: true });
    const blocked = applyReply(null, aRoute(), [], [], reply([{ text: 'Half' }], 'content_filtered'));

    it('behind an answer that a content filter cut, as long as that stands', () => {
      expect(blocked.needs_person).toBe(true);
      expect(applyReply(blocked, strong, [find], [], reply([lookUp], 'tool_use')).needs_person).toBe(true);
      expect(applyReply(blocked, strong, [], [], reply([])).needs_person).toBe(true);
      expect(applyReply(blocked, strong, [], [], reply([{ text: 'Here.' }])).needs_person).toBe(false);
      expect(applyReply(null, aRoute(), [], [], reply([{ text: 'Here.' }])).needs_person).toBe(false);
    });

    it('if the outcome of an action is unknown, whatever a model replies', () => {
      for (const content of [[], [ask], [{ text: 'Here.' }]])
        expect(applyTo(null, aRoute(), [], [], reply(content), { unknown: true, language: 'en' })).toMatchObject({
          needs_person: true,
        });
    });
  });

  it('drops tool uses after the last round', () => {
    const over = aDraft({ answered: false, answered_by: null, text: '', rounds: MAX_ROUNDS + 1 });
    expect(applyReply(over, aRoute(), [find], [], reply([lookUp], 'tool_use'))).toMatchObject({ usable: false });
  });

  it('keeps the request for help and every billed call', () => {
    const first = applyReply(null, aRoute(), [], [], reply([ask], 'tool_use'));
    const second = applyReply(
      first,
      aRoute({ tier: 'strong', escalated: true }),
      [],
      [],
      reply([{ text: 'Here you are.' }]),
    );
    expect(second).toMatchObject({ answered: true, asked_for_help: true });
    expect(second.calls).toHaveLength(2);
  });
});
