import { describe, expect, it } from 'vitest';
import { CallError } from '../../../../web/shared/rpc.ts';
import { isTurn } from '../../../../web/widget/transcript.ts';
import { createWorld, pageOf, replyTo, settled, turnAt } from './the-chat.ts';

const HISTORY = 'get_conversation_history';
const nothingSaved = { customer: 'alice', conversation: null, draft: '', messages: [] };
const message = { id: 'm-9', text: 'And now?', confirm: null };

describe('load', () => {
  it('shows the end of the newest conversation', async () => {
    const world = createWorld();
    world.conversations.push('c-2', 'c-1');
    world.tools[HISTORY] = () => pageOf({ turns: [turnAt(1)], next_cursor: 'older' });
    const chat = world.chat();
    await chat.load();
    expect(world.calls).toEqual([{ tool: HISTORY, args: { conversation_id: 'c-2' } }]);
    expect([chat.phase.value, chat.entries.value, chat.hasOlder.value]).toEqual(['ready', [turnAt(1)], true]);
    expect(chat.guide.value?.greeting).toEqual({ en: 'Hello' });
  });

  it('asks for older entries with the cursor of the oldest page', async () => {
    const world = createWorld();
    world.conversations.push('c-1');
    world.tools[HISTORY] = ({ cursor }) =>
      cursor ? pageOf({ turns: [turnAt(1)] }) : pageOf({ turns: [turnAt(2)], next_cursor: 'older' });
    const chat = world.chat();
    await chat.load();
    await chat.readOlder();
    expect(world.calls.at(-1)?.args).toEqual({ conversation_id: 'c-1', cursor: 'older' });
    expect([chat.entries.value.length, chat.hasOlder.value]).toEqual([2, false]);
  });

  it('tells why it failed, and can be tried again', async () => {
    const world = createWorld();
    world.conversations.push('c-1');
    world.tools[HISTORY] = () => {
      throw new CallError('OFFLINE', '');
    };
    const chat = world.chat();
    await chat.load();
    expect([chat.phase.value, chat.failure.value?.code]).toEqual(['failed', 'OFFLINE']);
    world.tools[HISTORY] = () => pageOf();
    await chat.load();
    expect([chat.phase.value, chat.failure.value]).toEqual(['ready', null]);
  });
});

describe('send', () => {
  it('begins a conversation, and shows the answer in the place of the message', async () => {
    const world = createWorld();
    world.tools.chat_with_ai = ({ message_id = '' }) => replyTo(message_id, 1);
    const chat = world.chat();
    await chat.load();
    chat.send('Where is my order?');
    expect(world.saved?.messages).toEqual([{ id: 'new-2', text: 'Where is my order?', confirm: null }]);
    await settled();
    expect(world.calls.at(-1)?.args).toEqual({
      ...{ message: 'Where is my order?', message_id: 'new-2', conversation_id: 'new-1' },
    });
    expect(chat.entries.value).toMatchObject([{ message: 'Where is my order?', answer: 'Answer 1' }]);
    expect(world.saved).toEqual({ customer: 'alice', conversation: 'new-1', draft: '', messages: [] });
    expect(world.visitorsKept).toBe(1);
  });

  it('confirms a proposal by its id', async () => {
    const world = createWorld();
    world.tools.chat_with_ai = ({ message_id = '' }) => replyTo(message_id, 1);
    const chat = world.chat();
    chat.send('Yes', 'p-1');
    await settled();
    expect(world.calls.at(-1)?.args).toMatchObject({ message: 'Yes', confirm_action: 'p-1' });
  });

  it('shows what people wrote in the meantime, and who has the conversation', async () => {
    const world = createWorld();
    const messages = [{ id: '0000000000001-b', kind: 'notice', author: null, text: 'Ana has joined.' }] as const;
    world.tools.chat_with_ai = ({ message_id = '' }) =>
      replyTo(message_id, 2, { status: 'held', messages, conversation: { state: 'human', assignee: 'Ana' } });
    const chat = world.chat();
    chat.send('Hello?');
    await settled();
    expect(chat.entries.value.map((entry) => (isTurn(entry) ? entry.status : entry.text))).toEqual([
      'Ana has joined.',
      'held',
    ]);
    expect(chat.desk.value).toEqual({ state: 'human', assignee: 'Ana' });
  });

  it('takes the sentence that no model could answer for the answer', async () => {
    const world = createWorld();
    world.tools.chat_with_ai = ({ message_id = '' }) => {
      const { status: _, ...rest } = replyTo(message_id, 1, { answer: 'I could not answer.' });
      throw new CallError('MODEL_FAILED', '', { ...rest, status: 'failed', retryable: false });
    };
    const chat = world.chat();
    chat.send('Hello?');
    await settled();
    expect(chat.entries.value).toMatchObject([{ status: 'failed', answer: 'I could not answer.' }]);
    expect(chat.outbox.messages.value).toEqual([]);
  });
});

describe('after a reload', () => {
  it('sends what was not answered again, with the same ids', async () => {
    const world = createWorld();
    world.saved = {
      customer: 'alice',
      conversation: 'c-1',
      draft: 'half a',
      messages: [{ ...message, confirm: 'p-1' }],
    };
    world.tools.chat_with_ai = ({ message_id = '' }) => replyTo(message_id, 1);
    const chat = world.chat();
    await chat.load();
    await settled();
    expect(world.calls).toEqual([
      { tool: HISTORY, args: { conversation_id: 'c-1' } },
      {
        tool: 'chat_with_ai',
        args: { message: 'And now?', message_id: 'm-9', confirm_action: 'p-1', conversation_id: 'c-1' },
      },
    ]);
    expect(chat.draft.value).toBe('half a');
  });

  it('asks for the answer of a turn that is pending, such as of another tab', async () => {
    const world = createWorld();
    world.conversations.push('c-1');
    world.tools[HISTORY] = () => pageOf({ turns: [turnAt(1, { status: 'pending', answer: null })] });
    world.tools.chat_with_ai = ({ message_id = '' }) => replyTo(message_id, 1);
    const chat = world.chat();
    await chat.load();
    await settled();
    expect(world.calls.at(-1)?.args).toMatchObject({ message: 'Question 1', message_id: 'm-1' });
    expect(chat.entries.value).toMatchObject([{ status: 'answered' }]);
  });

  it('sends nothing that another customer wrote', async () => {
    const world = createWorld();
    world.saved = { customer: 'bob', conversation: 'c-1', draft: 'secret', messages: [message] };
    const chat = world.chat();
    await chat.load();
    await settled();
    expect(world.calls).toEqual([]);
    expect(world.saved).toEqual({ ...nothingSaved, conversation: 'new-1' });
  });

  it('keeps what a new visitor began to write, who is another one then', async () => {
    const world = createWorld();
    world.customer = 'visitor:1';
    const first = world.chat();
    await first.load();
    first.draft.value = 'half a';
    first.end();
    world.customer = 'visitor:2';
    const chat = world.chat();
    await chat.load();
    expect(chat.draft.value).toBe('half a');
  });

  it('keeps what was written before it is known who writes', () => {
    const world = createWorld();
    world.saved = { ...nothingSaved, messages: [message] };
    const chat = world.chat();
    chat.send('Another');
    expect(world.saved?.messages.map(({ text }) => text)).toEqual(['And now?', 'Another']);
  });
});

describe('poll', () => {
  it('reads behind the last cursor, and tells whether there was news', async () => {
    const world = createWorld();
    world.conversations.push('c-1');
    let page = pageOf({ turns: [turnAt(1)] });
    world.tools[HISTORY] = () => page;
    const chat = world.chat();
    await chat.load();
    page = pageOf({ turns: [turnAt(1)], poll_cursor: 'poll-2' });
    expect(await chat.poll()).toBe(false);
    page = pageOf({ conversation: { state: 'human', assignee: 'Ana' } });
    expect(await chat.poll()).toBe(true);
    expect(world.calls.map(({ args }) => args.after)).toEqual([undefined, 'poll-1', 'poll-2']);
  });
});

it('sends nothing any more once it has ended, and keeps it for the next chat', async () => {
  const world = createWorld();
  let answer = (_: object) => {};
  world.tools.chat_with_ai = () =>
    new Promise<object>((resolve) => {
      answer = resolve;
    });
  const chat = world.chat();
  for (const text of ['One', 'Two']) chat.send(text);
  await settled();
  chat.end();
  answer(replyTo('new-2', 1));
  await settled();
  expect(world.calls.filter(({ tool }) => tool === 'chat_with_ai')).toHaveLength(1);
  expect(world.saved?.messages.map(({ text }) => text)).toEqual(['One', 'Two']);
});

it('ends when the session becomes another customer’s, once', async () => {
  const world = createWorld();
  world.tools.chat_with_ai = () => {
    throw new CallError('OTHER_CUSTOMER', '');
  };
  const chat = world.chat();
  chat.send('Hello?');
  await settled();
  chat.end();
  chat.outbox.again('new-2');
  await settled();
  expect(world.ended).toBe(1);
});
