import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../core/config/keys.ts';
import type { DeskRequest } from '../../../statemachines/desk-contract.ts';
import { ANA } from '../../support/desk-system.ts';
import { aConversationThatIs, stored, system } from './the-system.ts';

const CRM = { kind: 'machine', id: 'crm', name: 'CRM' } as const;
const TICKET = { system: 'CRM', id: '1042', url: 'https://crm.example/tickets/1042' };
const link = (id: ConversationId, ticket: DeskRequest['ticket'] = TICKET, over: Partial<DeskRequest> = {}) =>
  system.act({ action: 'link_ticket', actor: CRM, conversation: id, ...(ticket && { ticket }), ...over });

describe.concurrent('a ticket', () => {
  it.each(['waiting', 'mine', 'other', 'closed'] as const)(
    'hangs on a conversation that is %s, and moves, raises and tells nothing',
    async (place) => {
      const { id, version } = await aConversationThatIs(place);
      const { desk: before, posts } = await stored(id);
      expect(await link(id)).toMatchObject({ outcome: 'done', desk: { version, ticket: TICKET }, post: null, held: 0 });
      const after = await stored(id);
      const { expires_at: _, ...rest } = after.desk ?? {};
      const { expires_at: __, ...then } = before ?? {};
      expect([rest, after.posts]).toEqual([{ ...then, ticket: TICKET }, posts]);
    },
  );

  it('does not come between what a person has read and what they do', async () => {
    const { id, version } = await aConversationThatIs('mine');
    await link(id);
    const closed = await system.act({ action: 'close', conversation: id, version, resolution: 'solved' });
    expect(closed).toMatchObject({ outcome: 'done', desk: { state: 'closed', ticket: TICKET } });
  });

  it('is the last one that was linked', async () => {
    const { id } = await aConversationThatIs('waiting');
    await link(id);
    await link(id, { system: 'CRM', id: '1043', url: null });
    expect((await stored(id)).desk?.ticket).toEqual({ system: 'CRM', id: '1043', url: null });
  });

  it('is linked once, wherever an execution dies, and a repeat with another number is another call', async () => {
    const { id } = await aConversationThatIs('waiting');
    const message_id = randomUUID();
    system.crash(message_id, 'MoveConversation', 'before', 'after');
    system.crash(message_id, 'FinishAction', 'after');
    expect(await link(id, TICKET, { message_id })).toMatchObject({ desk: { ticket: TICKET } });
    const { desk } = await stored(id);
    expect(await link(id, TICKET, { message_id })).toMatchObject({ outcome: 'replayed', desk: { ticket: TICKET } });
    expect((await link(id, { ...TICKET, id: '7' }, { message_id })).outcome).toBe('key_reused');
    expect((await stored(id)).desk).toEqual(desk);
  });

  it('belongs to its episode: the next one has none, and one that is reopened has it again', async () => {
    const { id, version } = await aConversationThatIs('waiting');
    await link(id);
    const close = { action: 'close', conversation: id, resolution: 'solved' } as const;
    const closed = await system.act({ ...close, version });
    const reopened = await system.act({ action: 'reopen', conversation: id, version: closed.desk?.version ?? null });
    expect(reopened.desk?.ticket).toEqual(TICKET);
    await system.act({ ...close, version: reopened.desk?.version ?? null, actor: ANA });
    await system.say(id, 'Where is my parcel?');
    expect((await stored(id)).desk).toMatchObject({ state: 'bot', episode: 2 });
    expect((await stored(id)).desk?.ticket).toBeUndefined();
  });

  it('for another episode than the current one is lost, and changes nothing', async () => {
    const { id, version } = await aConversationThatIs('waiting');
    expect(await link(id, TICKET, { episode: 2 })).toMatchObject({ outcome: 'lost', desk: { episode: 1, version } });
    const message_id = randomUUID();
    expect((await link(id, TICKET, { episode: 1, message_id })).outcome).toBe('done');
    expect((await link(id, TICKET, { message_id })).outcome, 'another call').toBe('key_reused');
    await system.act({ action: 'close', conversation: id, version, resolution: 'solved' });
    expect((await link(id, { ...TICKET, id: '7' }, { episode: 1 })).desk?.ticket, 'until the next begins').toEqual({
      ...TICKET,
      id: '7',
    });
    await system.say(id, 'Where is my parcel?');
    const { desk } = await stored(id);
    expect(await link(id, TICKET, { episode: 1 })).toMatchObject({ outcome: 'lost', desk: { episode: 2 } });
    expect((await stored(id)).desk).toEqual(desk);
    expect(await link(id, TICKET, { episode: 2 })).toMatchObject({ outcome: 'done', desk: { ticket: TICKET } });
  });

  it('without a conversation is not found, and makes none', async () => {
    const { id } = await aConversationThatIs('absent');
    expect(await link(id)).toMatchObject({ outcome: 'not_found' });
    expect(await link(id, TICKET, { episode: 1 })).toMatchObject({ outcome: 'not_found' });
    expect(await system.table.items(id)).toEqual([]);
  });
});
