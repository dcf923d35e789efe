import { describe, expect, it } from 'vitest';
import { after, says } from '../../support/bedrock/bedrock-replies.ts';
import { aProposal } from '../../support/values.ts';
import { aConversation, system } from './the-system.ts';

/** A turn whose model answers when the gate opens. */
const aRunningTurn = async () => {
  const gate = Promise.withResolvers<void>();
  const models = system.scenario({ fast: [after(gate.promise, says('An answer of the assistant.'))] });
  const id = aConversation();
  const answering = system.say(id, `Where is my parcel? ${models.marker}`);
  await expect.poll(() => models.of('fast').length, { timeout: 30_000 }).toBe(1);
  return { id, gate, answering, models };
};

describe.concurrent('a turn that runs', () => {
  it.each(['take_over', 'reply'] as const)(
    'is held by %s: what its model answers later is not kept',
    async (action) => {
      const { id, gate, answering } = await aRunningTurn();
      const text = action === 'reply' ? 'I look after it.' : null;
      expect(await system.act({ action, conversation: id, text })).toMatchObject({
        outcome: 'done',
        held: 1,
        under_way: [],
      });
      gate.resolve();
      expect(await answering).toMatchObject({ outcome: 'held', desk: { state: 'human', assignee: 'Ana' } });
      expect(await system.table.turns(id)).toMatchObject([{ status: 'held' }]);
      expect(JSON.stringify(await system.table.items(id))).not.toContain('An answer of the assistant.');
    },
  );

  it('is held by every reply of the person who has the conversation, if it was stored before they had it', async () => {
    const { id, gate, answering } = await aRunningTurn();
    await system.act({ action: 'note', conversation: id, text: 'Only for us.' });
    expect(await system.table.turns(id)).toMatchObject([{ status: 'pending' }]);
    await system.act({ action: 'take_over', conversation: id });
    expect(await system.act({ action: 'reply', conversation: id, text: 'Me.' })).toMatchObject({
      outcome: 'done',
      held: 0,
    });
    gate.resolve();
    expect(await answering).toMatchObject({ outcome: 'held' });
  });

  it('answers when the conversation only waits, or was closed: nobody has answered yet', async () => {
    const { id, gate, answering } = await aRunningTurn();
    expect(await system.act({ action: 'close', conversation: id, version: 0 })).toMatchObject({
      outcome: 'done',
      held: 0,
    });
    gate.resolve();
    expect(await answering).toMatchObject({ outcome: 'completed', turn: { answer: 'An answer of the assistant.' } });
  });

  it('reports an action that is under way', async () => {
    const { id, gate, answering } = await aRunningTurn();
    const [pending] = await system.table.turns(id);
    const { key, ...turn } = pending ?? {};
    const started = { proposal: aProposal('p'), results: [] };
    await system.table.put({ ...turn, at: key, started });
    expect(await system.act({ action: 'take_over', conversation: id })).toMatchObject({ held: 1, under_way: [key] });
    gate.resolve();
    expect(await answering).toMatchObject({ outcome: 'held' });
  });
});
