import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { after, says } from '../../support/bedrock/bedrock-replies.ts';
import type { Crash } from '../../support/desk-system.ts';
import { aConversation, aConversationThatIs, customerOf, stored, system } from './the-system.ts';

const STEPS = ['BeginAction', 'MoveConversation', 'HoldPending', 'PostEntry', 'FinishAction'];
const CASES = STEPS.flatMap((step) => (['before', 'after'] as const).map((when): [string, Crash] => [step, when]));
/** More than a step's attempts. */
const FOR_GOOD = 4;

const aReply = async () => {
  const { id } = await aConversationThatIs('waiting');
  return { action: 'reply', conversation: id, text: 'Here I am.', message_id: randomUUID() } as const;
};
const expectOnce = async (conversation: { customer: string; conversation: string }) => {
  const { desk, posts } = await stored(conversation);
  expect(desk).toMatchObject({ state: 'human', version: 2, assignee: { id: 'ana' } });
  expect(posts).toMatchObject([{ move: 'handed_off' }, { move: 'taken_over' }, { kind: 'reply', text: 'Here I am.' }]);
};

describe.concurrent('a sandbox that dies', () => {
  it.each(CASES)('%s once, %s its work: the step runs again, and nothing happens twice', async (step, when) => {
    const act = await aReply();
    system.crash(act.message_id, step, when);
    expect(await system.act(act)).toMatchObject({
      outcome: 'done',
      desk: { state: 'human' },
      post: { text: 'Here I am.' },
    });
    expect(system.ran(act.message_id).filter((name) => name === step)).toHaveLength(2);
    await expectOnce(act.conversation);
  });

  it.each(CASES)('%s for good, %s its work: the act fails, and its repeat goes on', async (step, when) => {
    const act = await aReply();
    system.crash(act.message_id, step, ...Array<Crash>(FOR_GOOD).fill(when));
    await expect(system.act(act)).rejects.toMatchObject({ code: 'BUSY', retryable: true });
    const replied = await system.act(act);
    const isStored = step === 'FinishAction' && when === 'after';
    expect(replied).toMatchObject({ outcome: isStored ? 'replayed' : 'done', post: { text: 'Here I am.' } });
    await expectOnce(act.conversation);
    const { posts } = await stored(act.conversation);
    expect(replied.post?.key).toBe(posts.at(-1)?.at);
  });
});

describe.concurrent('feedback whose sandbox dies', () => {
  it.each(['before', 'after'] as const)('for good, %s it is stored, is stored by its repeat', async (when) => {
    const { id } = await aConversationThatIs('bot');
    const feedback = { turn: null, score: 4, comment: null };
    const message_id = randomUUID();
    const act = { action: 'give_feedback', conversation: id, actor: customerOf(id), feedback, message_id } as const;
    system.crash(message_id, 'StoreFeedback', ...Array<Crash>(FOR_GOOD).fill(when));
    await expect(system.act(act)).rejects.toMatchObject({ code: 'BUSY', retryable: true });
    expect(await system.act(act)).toMatchObject({ outcome: 'done' });
    const items = await system.table.items(id);
    expect(items.filter(({ sk }) => String(sk).startsWith('FEEDBACK#'))).toMatchObject([{ score: 4 }]);
  });
});

describe.concurrent('a reply that was sent, and whose result was not stored', () => {
  it.each(['close', 'give_back'] as const)(
    'is not lost, and takes nothing back, when %s came since',
    async (action) => {
      const act = await aReply();
      system.crash(act.message_id, 'FinishAction', ...Array<Crash>(FOR_GOOD).fill('before'));
      await expect(system.act(act)).rejects.toMatchObject({ code: 'BUSY' });
      const since = {
        conversation: act.conversation,
        version: 2,
        resolution: action === 'close' ? ('solved' as const) : null,
      };
      expect(await system.act({ action, ...since })).toMatchObject({ outcome: 'done' });
      const { desk, posts } = await stored(act.conversation);
      expect(await system.act(act)).toMatchObject({ outcome: 'done', post: { text: 'Here I am.', key: posts[2]?.at } });
      expect(await stored(act.conversation)).toEqual({ desk, posts });
    },
  );
});

describe('a person who crashes between the move and the fence', () => {
  it('is answered only when the running turn is held: the repeat fences', async () => {
    const gate = Promise.withResolvers<void>();
    const models = system.scenario({ fast: [after(gate.promise, says('An answer of the assistant.'))] });
    const id = aConversation();
    const answering = system.say(id, `Where is my parcel? ${models.marker}`);
    await expect.poll(() => models.of('fast').length, { timeout: 30_000 }).toBe(1);
    const act = { action: 'take_over', conversation: id, message_id: randomUUID() } as const;
    system.crash(act.message_id, 'HoldPending', ...Array<Crash>(FOR_GOOD).fill('before'));
    await expect(system.act(act)).rejects.toMatchObject({ code: 'BUSY' });
    expect(await system.table.turns(id)).toMatchObject([{ status: 'pending' }]);
    expect((await stored(id)).desk).toMatchObject({ state: 'human' });
    expect(await system.act(act)).toMatchObject({ outcome: 'done', held: 1 });
    gate.resolve();
    expect(await answering).toMatchObject({ outcome: 'held', turn: { status: 'held' } });
    expect(JSON.stringify(await system.table.items(id))).not.toContain('An answer of the assistant.');
  });
});
