import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../../core/config/keys.ts';
import type { DeskRequest } from '../../../statemachines/desk-contract.ts';
import { aConversationThatIs, customerOf, system } from './the-system.ts';

const rate = (id: ConversationId, feedback: DeskRequest['feedback'], over: Partial<DeskRequest> = {}) =>
  system.act({ action: 'give_feedback', conversation: id, actor: customerOf(id), feedback, ...over });

const kept = async (id: ConversationId) => {
  const items = await system.table.items(id);
  const given = items.filter(({ sk }) => String(sk).startsWith('FEEDBACK#'));
  return given.map(({ sk, score, comment }) => [String(sk).slice('FEEDBACK#'.length), score, comment]);
};
const turnOf = async (id: ConversationId) =>
  String((await system.table.items(id)).find(({ sk }) => String(sk).startsWith('TURN#'))?.at);

describe.concurrent('feedback', () => {
  it('on an answer stands beside it, and changes neither the conversation nor its version', async () => {
    const { id, version } = await aConversationThatIs('waiting');
    const turn = await turnOf(id);
    const before = await system.table.items(id);
    const given = await rate(id, { turn, score: 1, comment: 'Not what I asked.' });
    expect(given).toMatchObject({ outcome: 'done', desk: { state: 'waiting', version }, post: null, held: 0 });
    expect(await kept(id)).toEqual([[turn, 1, 'Not what I asked.']]);
    const after = (await system.table.items(id)).filter(({ sk }) => !String(sk).startsWith('FEEDBACK#'));
    expect(after).toEqual(before);
  });

  it('is replaced by what the customer says later', async () => {
    const { id } = await aConversationThatIs('bot');
    const turn = await turnOf(id);
    await rate(id, { turn, score: 1, comment: 'Bad.' });
    await rate(id, { turn, score: 5, comment: null });
    expect(await kept(id)).toEqual([[turn, 5, undefined]]);
  });

  it('without a turn is about the current episode, and after a close about the closed one, also when the next has begun', async () => {
    const { id } = await aConversationThatIs('bot');
    await rate(id, { turn: null, score: 3, comment: null });
    expect(await kept(id)).toEqual([['EPISODE#1', 3, undefined]]);
    await system.act({ action: 'close_conversation', conversation: id, actor: customerOf(id) });
    await rate(id, { turn: null, score: 4, comment: null });
    await system.say(id, 'I want to talk to a human');
    await rate(id, { turn: null, score: 5, comment: null });
    expect(await kept(id)).toEqual([['EPISODE#1', 5, undefined]]);
  });

  it('on what is no answer, or no conversation, is not found and not stored', async () => {
    const { id } = await aConversationThatIs('waiting');
    await system.say(id, 'Hello?');
    const items = await system.table.items(id);
    const keys = items.filter(({ status, kind }) => status === 'held' || kind === 'notice').map(({ at }) => String(at));
    expect(keys).toHaveLength(2);
    for (const turn of [...keys, `${Date.now()}-zz`, 'm', '~CONVERSATION'])
      expect(await rate(id, { turn, score: 1, comment: null })).toMatchObject({ outcome: 'not_found' });
    expect(await kept(id)).toEqual([]);
    const { id: none } = await aConversationThatIs('absent');
    expect(await rate(none, { turn: null, score: 1, comment: null })).toMatchObject({ outcome: 'not_found' });
    expect(await system.table.items(none)).toEqual([]);
  });

  it('with the message_id of other feedback is no repeat of it', async () => {
    const { id } = await aConversationThatIs('bot');
    const message_id = randomUUID();
    await rate(id, { turn: null, score: 5, comment: null }, { message_id });
    const other = await rate(id, { turn: null, score: 1, comment: null }, { message_id });
    expect(other).toMatchObject({ outcome: 'key_reused' });
    expect(await kept(id)).toEqual([['EPISODE#1', 5, undefined]]);
  });

  it('keeps the comment beside the conversation only', async () => {
    const { id } = await aConversationThatIs('bot');
    const comment = `Only once ${randomUUID()}.`;
    await rate(id, { turn: null, score: 2, comment });
    const acts = await system.table.partition(`#ACTION#${encodeURIComponent(`customer:${id.customer}`)}`);
    expect(acts).toHaveLength(1);
    expect(JSON.stringify(acts)).not.toContain(comment);
  });
});
