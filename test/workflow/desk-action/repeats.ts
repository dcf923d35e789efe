import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DeskRequest } from '../../../statemachines/desk-contract.ts';
import { ANA, BEN } from '../../support/desk-system.ts';
import { aConversationThatIs, customerOf, type Place, stored, system } from './the-system.ts';

const ACTS: [action: DeskRequest['action'], place: Place, over?: Partial<DeskRequest>][] = [
  ['take_over', 'waiting'],
  ['reply', 'waiting', { text: 'Here I am.' }],
  ['reply', 'mine', { text: 'Here I am.' }],
  ['note', 'bot', { text: 'He called, too.' }],
  ['transfer', 'mine', { team: 'trust' }],
  ['give_back', 'mine'],
  ['close', 'mine', { resolution: 'not_solved' }],
  ['reopen', 'closed'],
  ['suggest_reply', 'mine'],
  ['return_to_assistant', 'waiting'],
  ['close_conversation', 'waiting'],
  ['give_feedback', 'bot', { feedback: { turn: null, score: 5, comment: 'Quick.' } }],
  ['link_ticket', 'waiting', { ticket: { system: 'CRM', id: '1', url: null } }],
  ['ask_for_person', 'bot', { contact: 'ada@example.com' }],
];
const BY_CUSTOMER: readonly string[] = ['return_to_assistant', 'close_conversation', 'ask_for_person', 'give_feedback'];

describe.concurrent('a repeat', () => {
  it.each(ACTS)(
    'of %s on a conversation that was %s gets what came of it, and changes nothing',
    async (action, place, over = {}) => {
      const { id, version } = await aConversationThatIs(place);
      const actor = BY_CUSTOMER.includes(action) ? customerOf(id) : ANA;
      const act = { action, actor, version, conversation: id, message_id: randomUUID(), ...over };
      const first = await system.act(act);
      const before = await system.table.items(id);
      expect(first.outcome).toBe('done');
      expect(await system.act(act)).toEqual({ ...first, outcome: 'replayed' });
      expect(await system.table.items(id)).toEqual(before);
      expect(await system.act({ ...act, text: 'Other words.' })).toMatchObject({ outcome: 'key_reused', desk: null });
      expect(await system.table.items(id)).toEqual(before);
    },
  );

  it('of an act that lost has lost, whatever happened since', async () => {
    const { id } = await aConversationThatIs('other');
    const act = { action: 'reply', text: 'Mine?', conversation: id, message_id: randomUUID() } as const;
    const lost = await system.act(act);
    await system.act({ action: 'give_back', actor: BEN, conversation: id, version: lost.desk?.version ?? null });
    expect(lost).toMatchObject({ outcome: 'lost', desk: { assignee: { name: 'Ben' } } });
    expect(await system.act(act)).toEqual(lost);
  });

  it('finds only its own actor: the same message_id of another person is another act', async () => {
    const { id } = await aConversationThatIs('bot');
    const act = { action: 'note', conversation: id, message_id: randomUUID() } as const;
    await system.act({ ...act, text: 'One.' });
    expect(await system.act({ ...act, actor: BEN, text: 'Two.' })).toMatchObject({ outcome: 'done' });
    const machine = { kind: 'machine', id: 'ana', name: 'CRM' } as const;
    expect(await system.act({ ...act, actor: machine, text: 'Three.' })).toMatchObject({ outcome: 'done' });
    expect((await stored(id)).posts.map(({ author, text }) => [author, text])).toEqual([
      [{ id: 'ana', name: 'Ana' }, 'One.'],
      [{ id: 'ben', name: 'Ben' }, 'Two.'],
      [{ id: 'ana', name: 'CRM' }, 'Three.'],
    ]);
  });

  it("stores a reply's words once: not beside the act", async () => {
    const { id } = await aConversationThatIs('bot');
    const words = `Only once ${randomUUID()}.`;
    const actor = { kind: 'staff', id: randomUUID(), name: 'Ana' } as const;
    const act = { action: 'reply', actor, conversation: id, text: words, message_id: randomUUID() } as const;
    await system.act(act);
    const acts = await system.table.partition(`#ACTION#${encodeURIComponent(`staff:${actor.id}`)}`);
    expect(acts).toHaveLength(1);
    expect(JSON.stringify(acts)).not.toContain(words);
    expect(await system.act(act)).toMatchObject({ outcome: 'replayed', post: { text: words } });
  });
});
