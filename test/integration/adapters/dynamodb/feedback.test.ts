import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoFeedback } from '../../../../adapters/dynamodb/feedback.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import { type ConversationId, partitionKey } from '../../../../core/config/keys.ts';
import type { Desks } from '../../../../core/desk/desks.ts';
import type { Feedback, FeedbackStore } from '../../../../core/desk/feedback.ts';
import type { Conversations, Transcripts } from '../../../../core/turn/conversations.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';
import { key, POST, turnsAt } from './turns.ts';

const stored = tableOfFile();
const { clock, newId } = stored;
const { pending, completed } = turnsAt(clock);
let feedback: FeedbackStore;
let conversations: Conversations;
let desks: Desks;
let transcripts: Transcripts;
beforeAll(() => {
  const options = { table, retentionDays: 1, clock };
  feedback = dynamoFeedback(stored.client(), options);
  conversations = dynamoConversations(stored.client(), options);
  desks = dynamoDesks(stored.client(), options);
  transcripts = dynamoTranscripts(stored.client(), table, clock);
});

const said = (score: number, at = START, comment: string | null = null): Feedback => ({ score, comment, at });
const turn = (n: number) => ({ turn: key(n) });
const read = async (id: ConversationId, from: string | null = key(0)) => {
  const { turns, episodes } = await feedback.since(id, from);
  return { turns: Object.fromEntries(turns), episodes: Object.fromEntries(episodes) };
};

describe('feedback', () => {
  it('is found by the turns from a key on, and by episodes', async () => {
    const id = newId();
    for (const n of [1, 2, 3]) await feedback.put(id, turn(n), said(n, START, `comment ${n}`));
    for (const n of [1, 12]) await feedback.put(id, { episode: n }, said(5));
    const episodes = { 1: said(5), 12: said(5) };
    const [two, three] = [said(2, START, 'comment 2'), said(3, START, 'comment 3')];
    expect(await read(id, key(2))).toEqual({ turns: { [key(2)]: two, [key(3)]: three }, episodes });
    expect(await read(id, null)).toEqual({ turns: {}, episodes });
    expect(await read(newId())).toEqual({ turns: {}, episodes: {} });
  });

  it.each([turn(1), { episode: 1 }])('about %j is replaced by later, and not by earlier', async (rated) => {
    const id = newId();
    const about = async () => Object.values(Object.assign({}, ...Object.values(await read(id))));
    await feedback.put(id, rated, said(1, START + 5, 'Bad.'));
    await feedback.put(id, rated, said(5, START + 4, 'Good.'));
    expect(await about()).toEqual([said(1, START + 5, 'Bad.')]);
    await feedback.put(id, rated, said(5, START + 6));
    await feedback.put(id, rated, said(5, START + 6));
    expect(await about()).toEqual([said(5, START + 6)]);
  });

  it('expires with the conversation, and is then replaced by any other', async () => {
    const id = newId();
    await feedback.put(id, turn(1), said(1, START + 2 * DAY_MS));
    stored.pass(DAY_MS);
    expect(await read(id)).toEqual({ turns: {}, episodes: {} });
    await feedback.put(id, turn(1), said(4, START + DAY_MS));
    expect(await read(id)).toMatchObject({ turns: { [key(1)]: { score: 4 } } });
    const item = await stored.item(partitionKey(id), `FEEDBACK#${key(1)}`);
    expect(item).toMatchObject({ expires_at: (START + 2 * DAY_MS) / 1000 });
  });

  it('is no entry of the conversation', async () => {
    const id = newId();
    await feedback.put(id, turn(1), said(1));
    expect(await desks.newestKey(id)).toBeNull();
    expect(await transcripts.page(id, 9, null)).toEqual({ entries: [], more: false });
  });

  it('is about a turn with an answer', async () => {
    const id = newId();
    for (const n of [1, 2, 4]) await conversations.putTurn(id, pending(n));
    await conversations.complete(id, completed(1), 'me');
    await conversations.complete(id, completed(2, true), 'me');
    await desks.post(id, { actor: 'staff:ana', message_id: 'm' }, POST);
    const isAnswer = [1, 2, 3, 4, 5].map((n) => feedback.isAnswer(id, key(n)));
    expect(await Promise.all(isAnswer)).toEqual([true, true, false, false, false]);
    expect(await feedback.isAnswer(newId(), key(1))).toBe(false);
  });
});

describe('the turns of a transcript', () => {
  it('are those without posts, the newest first, each as a whole', async () => {
    const id = newId();
    for (const n of [1, 2, 4, 5]) await conversations.putTurn(id, pending(n));
    await desks.post(id, { actor: 'staff:ana', message_id: 'm' }, POST);
    await conversations.complete(id, completed(2), 'me');
    const found = await transcripts.turns(id, 3);
    expect(found.map((each) => each.key)).toEqual([key(5), key(4), key(2)]);
    expect(found[2]).toEqual({ ...completed(2), execution: 'me' });
  });

  it('are found by key, in their own conversation only', async () => {
    const id = newId();
    await conversations.putTurn(id, pending(1));
    await desks.post(id, { actor: 'staff:ana', message_id: 'm' }, POST);
    expect(await transcripts.turn(id, key(1))).toEqual({ ...pending(1), execution: 'me' });
    for (const other of [key(3), key(9), 'x']) expect(await transcripts.turn(id, other)).toBeNull();
    expect(await transcripts.turn(newId(), key(1))).toBeNull();
  });
});
