import { describe, expect, it } from 'vitest';
import { CallError } from '../../../../web/shared/rpc.ts';
import { createActs } from '../../../../web/widget/acts.ts';
import { createWorld, pageOf, settled, turnAt } from './the-chat.ts';

const acted = (state: string) => () => ({ text: '', conversation: { state, assignee: null } });

const theActs = async () => {
  const world = createWorld();
  world.conversations.push('c-1');
  world.tools.get_conversation_history = () => pageOf({ turns: [turnAt(1)] });
  const chat = world.chat();
  await chat.load();
  const acts = createActs(chat, { wait: async () => {}, wake: () => {} });
  const calls = (tool: string) => world.calls.filter((call) => call.tool === tool).map(({ args }) => args);
  return { world, chat, acts, calls };
};

describe('an act', () => {
  it('moves the conversation', async () => {
    const { world, chat, acts, calls } = await theActs();
    world.tools.ask_for_person = acted('waiting');
    expect(await acts.askForPerson()).toBe(true);
    expect([chat.desk.value.state, acts.hasContact.value]).toEqual(['waiting', false]);
    await acts.askForPerson('ana@example.com');
    expect(acts.hasContact.value).toBe(true);
    expect(calls('ask_for_person')).toMatchObject([
      { conversation_id: 'c-1' },
      { conversation_id: 'c-1', contact: 'ana@example.com' },
    ]);
  });

  it('is repeated with the same message_id', async () => {
    const { world, acts, calls } = await theActs();
    let failures = 2;
    world.tools.close_conversation = () => {
      if (failures-- > 0) throw new CallError('BUSY', '', { retryable: true });
      return acted('closed')();
    };
    expect(await acts.close()).toBe(true);
    const [first, ...others] = calls('close_conversation').map(({ message_id }) => message_id);
    expect(others).toEqual([first, first]);
  });

  it('tells why it failed, and reads what came instead', async () => {
    const { world, chat, acts } = await theActs();
    world.tools.return_to_assistant = () => {
      throw new CallError('CONFLICT', '');
    };
    world.tools.get_conversation_history = () => pageOf({ conversation: { state: 'human', assignee: 'Ana' } });
    expect(await acts.backToAssistant()).toBe(false);
    await settled();
    expect([acts.error.value?.code, acts.doing.value, chat.desk.value.assignee]).toEqual(['CONFLICT', null, 'Ana']);
  });

  it('is one at a time', async () => {
    const { world, acts, calls } = await theActs();
    world.tools.close_conversation = acted('closed');
    expect(await Promise.all([acts.close(), acts.close()])).toEqual([true, false]);
    expect(calls('close_conversation')).toHaveLength(1);
  });
});

describe('feedback', () => {
  it('stands on the answer that it is about', async () => {
    const { world, chat, acts, calls } = await theActs();
    world.tools.give_feedback = () => ({});
    await acts.rate(turnAt(1).turn_id, 5);
    expect(calls('give_feedback')).toMatchObject([{ turn_id: turnAt(1).turn_id, score: 5 }]);
    expect(chat.entries.value).toMatchObject([{ feedback: { score: 5 } }]);
  });

  it('on a closed matter is given once, with a comment if there is one', async () => {
    const { world, chat, acts, calls } = await theActs();
    world.tools.give_feedback = () => {
      world.tools.get_conversation_history = () => pageOf({ episode: { feedback: { score: 4 } } });
      return {};
    };
    await acts.score(4, '  ');
    await acts.score(4, 'Quick.');
    await settled();
    expect(calls('give_feedback').map(({ comment }) => comment)).toEqual([undefined, 'Quick.']);
    expect(chat.isRated.value).toBe(true);
  });
});
