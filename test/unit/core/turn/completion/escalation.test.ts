import { describe, expect, it } from 'vitest';
import { escalationReason, handoffReason } from '../../../../../core/turn/completion/escalation.ts';

const calm = { wants_human: false, topic: null, score: 0 };

describe('escalationReason', () => {
  it.each([
    ['there is no signal', { escalatedBefore: false, reading: calm, askedForHelp: false }, null],
    ['it was escalated before', { escalatedBefore: true, reading: calm, askedForHelp: false }, 'already_escalated'],
    [
      'the customer asks for a person',
      { escalatedBefore: false, reading: { ...calm, wants_human: true }, askedForHelp: true },
      'asked_for_human',
    ],
    [
      'fraud is the topic',
      { escalatedBefore: false, reading: { ...calm, topic: 'fraud' as const }, askedForHelp: true },
      'sensitive_topic',
    ],
    [
      'the score is -0.6',
      { escalatedBefore: false, reading: { ...calm, score: -0.6 }, askedForHelp: true },
      'negative_sentiment',
    ],
    ['the score is -0.59', { escalatedBefore: false, reading: { ...calm, score: -0.59 }, askedForHelp: false }, null],
    ['the model asks for help', { escalatedBefore: false, reading: calm, askedForHelp: true }, 'model_unsure'],
  ])('returns the reason when %s', (_, signals, reason) => {
    expect(escalationReason(signals)).toBe(reason);
  });
});

const NONE = { unknown: false, failed: false, blocked: false, asked: false, promised: false };

describe('handoffReason', () => {
  it.each([
    [calm, {}, null],
    [calm, { failed: true }, 'model_failed'],
    [calm, { blocked: true }, 'answer_blocked'],
    [{ ...calm, wants_human: true }, { failed: true }, 'asked_for_human'],
    [{ ...calm, topic: 'safety' }, {}, 'sensitive_topic'],
    [{ ...calm, wants_human: true }, { unknown: true }, 'action_unknown'],
    [calm, { asked: true, promised: true }, 'assistant_asked'],
    [calm, { promised: true }, 'assistant_promised'],
    [{ ...calm, wants_human: true }, { asked: true }, 'asked_for_human'],
    [calm, { failed: true, asked: true }, 'model_failed'],
  ])('for %o and %o is %s', (reading, ending, reason) => {
    expect(handoffReason(reading, { ...NONE, ...ending })).toBe(reason);
  });
});
