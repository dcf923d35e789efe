import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aConversation, ask, customerOf, stored, system } from './the-system.ts';

describe.concurrent('a customer', () => {
  it('asks for a person in a conversation that does not exist: it waits, and is told so', async () => {
    const id = aConversation();
    const asked = await ask(id, { contact: 'ada@example.com' });
    expect(asked).toMatchObject({
      outcome: 'done',
      desk: { state: 'waiting', reason: 'customer_asked', contact: 'ada@example.com' },
    });
    const { desk, posts } = await stored(id);
    expect(desk).toMatchObject({ state: 'waiting', desk: 'waiting', customer: id.customer });
    expect(posts).toMatchObject([{ kind: 'notice', move: 'handed_off', author: null }]);
    expect(await system.say(id, 'Hello?')).toMatchObject({ outcome: 'held' });
  });

  it('who asks again changes nothing but a new contact', async () => {
    const id = aConversation();
    await ask(id);
    const before = await stored(id);
    expect(await ask(id)).toMatchObject({ outcome: 'done', desk: { contact: null } });
    expect(await stored(id)).toEqual(before);
    const message_id = randomUUID();
    const noted = await ask(id, { contact: '+49 30 1234', message_id });
    expect(noted).toMatchObject({ outcome: 'done', desk: { state: 'waiting', contact: '+49 30 1234' } });
    const { desk, posts } = await stored(id);
    const { waiting_since, team, reason, desk: queue, desk_at } = before.desk ?? {};
    expect(desk).toMatchObject({ waiting_since, team, reason, desk: queue, desk_at, contact: '+49 30 1234' });
    expect(posts).toEqual(before.posts);
  });

  it('asks five times a day, and is told when no more is possible', async () => {
    const id = aConversation();
    for (let n = 0; n < 5; n++) {
      expect(await ask(id)).toMatchObject({ outcome: 'done' });
      await system.act({ action: 'return_to_assistant', conversation: id, actor: customerOf(id) });
    }
    expect(await ask(id)).toMatchObject({ outcome: 'limit', desk: { state: 'bot' } });
    expect((await stored(id)).desk).toMatchObject({ state: 'bot' });
    expect(await ask(aConversation())).toMatchObject({ outcome: 'done' });
  });

  it('whose act is too late to be begun has moved nothing', async () => {
    const id = aConversation();
    await expect(ask(id, { deadline: Date.now() - 1 })).rejects.toMatchObject({ code: 'BUSY' });
    expect(await system.table.items(id)).toEqual([]);
  });
});
