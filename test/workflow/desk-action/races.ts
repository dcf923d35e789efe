import { describe, expect, it } from 'vitest';
import { ANA, BEN } from '../../support/desk-system.ts';
import { aConversation, aConversationThatIs, ask, customerOf, stored, system } from './the-system.ts';

const TIMES = Array.from({ length: 3 }, (_, n) => n);

describe.concurrent('two people at once', () => {
  it.each(TIMES)('take over: one has the conversation, and the other is told who (%i)', async () => {
    const { id } = await aConversationThatIs('waiting');
    const act = { action: 'take_over', conversation: id } as const;
    const both = await Promise.all([ANA, BEN].map((actor) => system.act({ ...act, actor })));
    const [winner] = both.filter(({ outcome }) => outcome === 'done');
    const [loser] = both.filter(({ outcome }) => outcome === 'lost');
    expect(loser?.desk?.assignee).toEqual(winner?.desk?.assignee);
    const { desk, posts } = await stored(id);
    expect(desk?.assignee).toEqual(winner?.desk?.assignee);
    expect(posts).toMatchObject([{ move: 'handed_off' }, { move: 'taken_over' }]);
  });

  it.each(TIMES)('a reply and the customer who returns: told what is so (%i)', async () => {
    const { id } = await aConversationThatIs('waiting');
    const [replied, returned] = await Promise.all([
      system.act({ action: 'reply', conversation: id, text: 'Here I am.' }),
      system.act({ action: 'return_to_assistant', conversation: id, actor: customerOf(id) }),
    ]);
    // A reply takes over from the assistant, too.
    expect(replied).toMatchObject({ outcome: 'done', desk: { state: 'human' } });
    expect(['done', 'lost']).toContain(returned.outcome);
    expect((await stored(id)).desk).toMatchObject({ state: 'human', assignee: { id: 'ana' } });
  });

  it.each(TIMES)(
    'a message and a give-back: nobody gives back over a message that they have not seen (%i)',
    async () => {
      const { id, version } = await aConversationThatIs('mine');
      const [said, given] = await Promise.all([
        system.say(id, 'One more thing.'),
        system.act({ action: 'give_back', conversation: id, version }),
      ]);
      const { desk } = await stored(id);
      if (said.outcome === 'held') expect([given.outcome, desk?.state]).toEqual(['lost', 'human']);
      else expect([said.outcome, given.outcome, desk?.state]).toEqual(['completed', 'done', 'bot']);
    },
  );

  it.each(TIMES)('a message and a take-over: it is answered before, or held (%i)', async () => {
    const id = aConversation();
    await ask(id);
    await system.act({ action: 'return_to_assistant', conversation: id, actor: customerOf(id) });
    const [said] = await Promise.all([system.say(id, 'Hello?'), system.act({ action: 'take_over', conversation: id })]);
    const turns = (await system.table.turns(id)).filter(({ status }) => status !== undefined);
    expect(turns).toMatchObject([{ status: said.outcome === 'held' ? 'held' : 'answered' }]);
  });
});
