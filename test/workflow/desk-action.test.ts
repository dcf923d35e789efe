import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../core/config/keys.ts';
import { type DeskSystem, startDeskSystem } from '../support/desk-system.ts';

let system: DeskSystem;
beforeAll(async () => {
  system = await startDeskSystem();
}, 30_000);
afterAll(() => system.close());

const aConversation = (): ConversationId => ({ customer: `u-${randomUUID()}`, conversation: `t-${randomUUID()}` });
const on = (conversation: ConversationId) => ({ conversation });

describe('a person', () => {
  it('takes over a conversation, replies and gives it back, and the assistant goes on', async () => {
    const id = aConversation();
    await system.say(id, 'Where is my parcel?');
    const taken = await system.act({ ...on(id), action: 'take_over' });
    expect(taken).toMatchObject({ outcome: 'done', desk: { state: 'human', assignee: { id: 'ana', name: 'Ana' } } });
    expect(await system.say(id, 'Is anybody there?')).toMatchObject({ outcome: 'held', turn: { status: 'held' } });
    const replied = await system.act({ ...on(id), action: 'reply', text: 'Yes, I am.' });
    expect(replied).toMatchObject({
      outcome: 'done',
      post: { kind: 'reply', text: 'Yes, I am.' },
      desk: { version: 2 },
    });
    const given = await system.act({ ...on(id), action: 'give_back', version: replied.desk?.version ?? null });
    expect(given).toMatchObject({ outcome: 'done', desk: { state: 'bot', assignee: null } });
    expect(await system.say(id, 'Thank you.')).toMatchObject({ outcome: 'completed' });
  });
});
