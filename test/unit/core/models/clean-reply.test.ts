import { describe, expect, it } from 'vitest';
import { cleanReply } from '../../../../core/models/clean-reply.ts';
import { toolUsesOf } from '../../../../core/models/message.ts';

const clean = (stopReason: string, ...content: unknown[]) => cleanReply({ stopReason, content }, []);
const use = (input: unknown, toolUseId: unknown = 't1', name: unknown = 'find') => ({
  toolUse: { toolUseId, name, input },
});
const deep = () => {
  let value: object = {};
  for (let depth = 0; depth < 20_000; depth++) value = { value };
  return value;
};

describe('a tool use', () => {
  it.each([
    ['""', ''],
    ['null', null],
    ['missing', undefined],
  ])('whose input is %s has none', (_, input) => {
    expect(clean('tool_use', use(input)).content).toEqual([use({})]);
  });

  it.each([
    ['JSON text', '{"id":"1042"}', { id: '1042' }],
    ['JSON text that was encoded twice', '"{\\"id\\":\\"1042\\"}"', { id: '1042' }],
    ['half a character', { id: 'a\ud83d', in: ['\udc00'] }, { id: 'a\ufffd', in: ['\ufffd'] }],
  ])('whose input is %s is read', (_, input, read) => {
    expect(clean('tool_use', use(input)).content).toEqual([use(read)]);
  });

  it.each([
    ['a list', use(['1042'])],
    ['a number', use(7)],
    ['no JSON', use('order 1042')],
    ['nested without end', use(deep())],
    ['without a name', use({}, 't1', null)],
  ])('that is %s makes the reply malformed, and no other is carried out', (_, broken) => {
    expect(clean('tool_use', { text: 'I look.' }, use({}, 'a'), broken)).toEqual({
      stopReason: 'malformed_tool_use',
      content: [{ text: 'I look.' }],
    });
  });

  it('that was cut off by the limit of tokens is asked for again', () => {
    expect(clean('max_tokens', { text: 'I look.' }, use({ id: '10' })).stopReason).toBe('malformed_tool_use');
    const whole = clean('max_tokens', use({ id: '1042' }), { text: 'And I wi' });
    expect(whole).toMatchObject({ stopReason: 'max_tokens', content: [use({ id: '1042' }), {}] });
  });

  it('has an id of its own', () => {
    const ids = [undefined, '', 'twice', 'twice', 'taken', 'not/valid', 'x'.repeat(65), 7];
    const { content } = cleanReply(
      { stopReason: 'tool_use', content: ids.map((id) => ({ toolUse: { toolUseId: id, name: 'find', input: {} } })) },
      ['taken', 'use000001'],
    );
    const given = toolUsesOf(content).map(({ toolUseId }) => toolUseId);
    expect(new Set([...given, 'taken', 'use000001']).size).toBe(ids.length + 2);
    for (const id of given) expect(id).toMatch(/^[\w-]{1,64}$/);
    expect(given[2]).toBe('twice');
  });
});

describe('a reply', () => {
  it('that stopped to use a tool and has only text is an answer', () => {
    expect(clean('tool_use', { text: 'Here.' })).toEqual({ stopReason: 'end_turn', content: [{ text: 'Here.' }] });
  });

  it('keeps reasoning as it is, and drops what it does not know and texts without words', () => {
    const thought = { reasoningContent: { redactedContent: 'AAEC' } };
    expect(clean('end_turn', thought, { image: {} }, null, 7, { text: ' ' }, { text: '<note>a</note>' })).toEqual({
      stopReason: 'end_turn',
      content: [thought],
    });
  });

  it('loses reasoning without words, which Bedrock sends and refuses to be sent', () => {
    const empty = [null, {}, { reasoningText: { text: '', signature: 's' } }, { reasoningText: {} }];
    const kept = { reasoningContent: { reasoningText: { text: 'Hm.', signature: 's' } } };
    const { content } = clean('tool_use', ...empty.map((reasoningContent) => ({ reasoningContent })), kept, use({}));
    expect(content).toEqual([kept, use({})]);
  });

  it('without a stop reason, or with a long one, has a short one', () => {
    expect(cleanReply({ stopReason: undefined, content: [] }, []).stopReason).toBe('unknown');
    expect(clean('x'.repeat(1000)).stopReason).toHaveLength(64);
  });
});
