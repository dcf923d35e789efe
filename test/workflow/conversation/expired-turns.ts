import { describe, expect, it } from 'vitest';
import { reads } from '../../support/bedrock/bedrock-replies.ts';
import { callTool } from '../../support/rpc.ts';
import { world } from './the-world.ts';

describe.concurrent('an expired turn that the table has not deleted yet', () => {
  it('is not in the history', async () => {
    const talk = world.talk();
    await talk.ask('First.');
    await world.table.expire(talk.id);
    expect(await world.table.turns(talk.id)).toHaveLength(1);
    const { customer: user_id, conversation: conversation_id } = talk.id;
    const reply = await callTool(world.url, 'get_conversation_history', { user_id, conversation_id });
    expect(reply).toMatchObject({ isError: true, data: { code: 'NOT_FOUND', retryable: false } });
  });

  it('is not in the context, unlike live turns', async () => {
    const talk = world.talk();
    await talk.ask('First.');
    await world.table.expire(talk.id);
    await talk.ask('Second.');
    await talk.ask('Third.');
    expect(talk.sent('fast').map(([, text]) => text)).toEqual([
      talk.words('Second.'),
      'A fast answer.',
      talk.words('Third.'),
    ]);
    expect((await talk.history()).turns.map(({ message }) => message)).toEqual([
      talk.words('Second.'),
      talk.words('Third.'),
    ]);
  });

  it('does not keep the conversation on the strong tier', async () => {
    const talk = world.talk({ triage: [reads({ wants_human: true }), reads()] });
    await talk.ask('A person, please.');
    await world.table.expire(talk.id);
    expect((await talk.ask('Hello?')).route).toMatchObject({ tier: 'fast', escalated: false });
  });

  it('does not block its message_id, even for a different message', async () => {
    const talk = world.talk();
    const first = await talk.ask('First.', { message_id: 'm-1' });
    await world.table.expire(talk.id);
    const again = await talk.ask('Something else.', { message_id: 'm-1' });
    expect(again).toMatchObject({ replayed: false });
    expect(again.turn_id).not.toBe(first.turn_id);
    expect(talk.models.counts.fast).toBe(2);
  });
});
