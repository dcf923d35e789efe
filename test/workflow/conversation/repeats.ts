import { describe, expect, it, vi } from 'vitest';
import { after, says } from '../../support/bedrock/bedrock-replies.ts';
import { world } from './the-world.ts';

/** Milliseconds, for a busy machine. */
const PATIENCE_MS = 10_000;

describe.concurrent('a repeated message_id', () => {
  it('gets the stored answer without a model call', async () => {
    const talk = world.talk({ fast: [says('The only answer.'), says('Another one.')] });
    const first = await talk.ask('Hello?', { message_id: 'm-1' });
    const again = await talk.ask('Hello?', { message_id: 'm-1' });
    expect(again).toMatchObject({ replayed: true, answer: 'The only answer.', turn_id: first.turn_id });
    expect(again).toMatchObject({ usage: first.usage, route: first.route, sentiment: first.sentiment });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(await world.table.turns(talk.id)).toHaveLength(1);
  });

  it('with another message is KEY_REUSED', async () => {
    const talk = world.talk();
    await talk.ask('Hello?', { message_id: 'm-1' });
    const failure = await talk.fail('Something else.', { message_id: 'm-1' });
    expect(failure).toMatchObject({ code: 'KEY_REUSED', retryable: false, message_id: 'm-1' });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
    expect(await world.table.turns(talk.id)).toHaveLength(1);
  });

  it('is IN_PROGRESS while the first is being answered, and then gets its answer', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const talk = world.talk({ fast: [after(gate, says('The only answer.'))] });
    const first = talk.ask('Hello?', { message_id: 'm-1' });
    await vi.waitFor(() => expect(talk.models.counts.fast).toBe(1), PATIENCE_MS);
    const early = await talk.fail('Hello?', { message_id: 'm-1' });
    expect(early).toMatchObject({ code: 'IN_PROGRESS', retryable: true, retry_after_ms: 2000, message_id: 'm-1' });
    expect(early.conversation_id).toBe(talk.id.conversation);
    open();
    const { turn_id } = await first;
    expect(await talk.ask('Hello?', { message_id: 'm-1' })).toMatchObject({ turn_id, answer: 'The only answer.' });
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
  });

  it('sent five times at once makes one stored turn and one answer', async () => {
    const talk = world.talk({ fast: [says('One.'), says('Two.'), says('Three.'), says('Four.'), says('Five.')] });
    const send = () => talk.send('Hello?', { message_id: 'm-1' });
    const replies = await Promise.all([send(), send(), send(), send(), send()]);
    const last = await talk.ask('Hello?', { message_id: 'm-1' });
    for (const { isError, data } of replies) {
      expect(isError ? data.code : data.answer).toBe(isError ? 'IN_PROGRESS' : last.answer);
    }
    expect(replies.some(({ isError }) => !isError)).toBe(true);
    expect(await world.table.turns(talk.id)).toMatchObject([{ status: 'answered', answer: last.answer }]);
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
  });

  it('in another conversation is another message', async () => {
    const talk = world.talk({ fast: [says('Here.'), says('There.')] });
    await talk.ask('Hello?', { message_id: 'm-1' });
    const other = await talk.ask('Hello?', { message_id: 'm-1', conversation_id: `${talk.id.conversation}-2` });
    expect(other).toMatchObject({ answer: 'There.', replayed: false });
  });
});

describe.concurrent('two messages of one conversation at once', () => {
  it('are both answered, and are in the history once each, in the order of their keys', async () => {
    const talk = world.talk({ fast: [says('One.'), says('Two.')] });
    const [left, right] = await Promise.all([talk.ask('Left.'), talk.ask('Right.')]);
    expect(new Set([left.answer, right.answer])).toEqual(new Set(['One.', 'Two.']));
    const { turns } = await talk.history();
    expect(turns.map(({ turn_id }) => turn_id)).toEqual([left.turn_id, right.turn_id].toSorted());
    const answers = { [talk.words('Left.')]: left.answer, [talk.words('Right.')]: right.answer };
    for (const { message, answer } of turns) expect(answer).toBe(answers[message]);
  });

  it('are both in the context of the next turn, with alternating roles', async () => {
    const talk = world.talk();
    await Promise.all(['Left.', 'Right.', 'Middle.'].map((words) => talk.ask(words)));
    await talk.ask('Next.');
    const sent = talk.sent('fast');
    expect(sent.map(([role]) => role)).toEqual(['user', 'assistant', 'user', 'assistant', 'user', 'assistant', 'user']);
    expect(new Set(sent.map(([, text]) => text))).toEqual(
      new Set([...['Left.', 'Right.', 'Middle.', 'Next.'].map((words) => talk.words(words)), 'A fast answer.']),
    );
  });
});

describe.concurrent('a message without ids', () => {
  const NONE = { conversation_id: undefined, message_id: undefined };

  it('gets generated ids, and a repeat with only the message_id finds the same turn', async () => {
    const talk = world.talk({ fast: [says('The only answer.'), says('Another one.')] });
    const { conversation_id, message_id, turn_id } = await talk.ask('Hello?', NONE);
    const again = await talk.ask('Hello?', { ...NONE, message_id });
    expect(again).toMatchObject({ conversation_id, message_id, turn_id, replayed: true, answer: 'The only answer.' });
    expect(talk.models.counts.fast).toBe(1);
  });

  it('starts a new conversation each time, which its conversation_id continues', async () => {
    const talk = world.talk();
    const [one, two] = [await talk.ask('Hello?', NONE), await talk.ask('Hello?', NONE)];
    expect(one.conversation_id).not.toBe(two.conversation_id);
    await talk.ask('And then?', { ...NONE, conversation_id: one.conversation_id });
    expect(talk.sent('fast').map(([, text]) => text)).toEqual([
      talk.words('Hello?'),
      'A fast answer.',
      talk.words('And then?'),
    ]);
  });

  it('in a named conversation is found by its generated message_id', async () => {
    const talk = world.talk();
    const { message_id, turn_id } = await talk.ask('Hello?');
    expect(await talk.ask('Hello?', { message_id })).toMatchObject({ turn_id, replayed: true });
  });

  it('gets generated ids with an error, too', async () => {
    const useless = [says('', { stopReason: 'model_context_window_exceeded' })];
    const talk = world.talk({ fast: useless, strong: useless });
    const { message_id, conversation_id } = await talk.fail('Hello?', NONE);
    expect(await talk.fail('Hello?', { ...NONE, message_id })).toMatchObject({ conversation_id, replayed: true });
  });
});
