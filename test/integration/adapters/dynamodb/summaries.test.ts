import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoFeedback } from '../../../../adapters/dynamodb/feedback.ts';
import { dynamoSummaries } from '../../../../adapters/dynamodb/summaries.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import type { ConversationId } from '../../../../core/config/keys.ts';
import type { Desks } from '../../../../core/desk/desks.ts';
import type { Conversations, Transcripts } from '../../../../core/turn/conversations.ts';
import type { Summaries, Summary } from '../../../../core/turn/summary/summary.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';
import { key, POST, turnsAt } from './turns.ts';

const stored = tableOfFile();
const { clock, newId } = stored;
const { pending, completed } = turnsAt(clock);
let summaries: Summaries;
let conversations: Conversations;
let desks: Desks;
let transcripts: Transcripts;
beforeAll(() => {
  const options = { table, retentionDays: 1, clock };
  summaries = dynamoSummaries(stored.client(), options);
  conversations = dynamoConversations(stored.client(), options);
  desks = dynamoDesks(stored.client(), options);
  transcripts = dynamoTranscripts(stored.client(), table, clock);
});

const upTo = (n: number, text = `up to ${n}`): Summary => ({ text, up_to: key(n), made_at: START, episode: 1 });
const pages = (id: ConversationId) => Array.fromAsync(conversations.newestEntries(id));

describe('a summary', () => {
  it('is kept by its kind, and replaced by one that covers as much or more', async () => {
    const id = newId();
    expect(await summaries.get(id, 'window')).toBeNull();
    await summaries.put(id, 'window', upTo(2));
    await summaries.put(id, 'handed_off', upTo(3));
    expect(await summaries.get(id, 'window')).toEqual(upTo(2));
    await summaries.put(id, 'window', upTo(1));
    expect(await summaries.get(id, 'window')).toEqual(upTo(2));
    await summaries.put(id, 'window', upTo(2, 'again'));
    expect(await summaries.get(id, 'window')).toEqual(upTo(2, 'again'));
    expect(await summaries.get(id, 'handed_off')).toEqual(upTo(3));
  });

  it('expires, and then any other takes its place', async () => {
    const id = newId();
    await summaries.put(id, 'window', upTo(2));
    stored.pass(2 * DAY_MS);
    expect(await summaries.get(id, 'window')).toBeNull();
    expect((await pages(id)).flat()).toEqual([]);
    await summaries.put(id, 'window', upTo(1));
    expect(await summaries.get(id, 'window')).toEqual(upTo(1));
  });

  it('of a window is the first that the history reads, and no other is read there', async () => {
    const id = newId();
    for (const n of [1, 2]) await conversations.putTurn(id, pending(n));
    await summaries.put(id, 'handed_off', upTo(2, 'for people'));
    await summaries.put(id, 'window', upTo(2));
    const [first, ...entries] = (await pages(id)).flat();
    expect(first).toEqual({ summary: { text: 'up to 2', up_to: key(2) } });
    expect(entries).toMatchObject([{ key: key(2) }, { key: key(1) }]);
  });

  it('is in no transcript, is no pending turn, and is not the newest key', async () => {
    const id = newId();
    await summaries.put(id, 'window', upTo(9));
    expect(await desks.newestKey(id)).toBeNull();
    expect(await transcripts.page(id, 10, null)).toEqual({ entries: [], more: false });
    await conversations.putTurn(id, pending(1));
    await conversations.complete(id, completed(1), 'me');
    await desks.post(id, { actor: 'staff:ana', message_id: 'p' }, { ...POST, key: key(2) });
    await conversations.putTurn(id, pending(3));

    const keysOf = (entries: readonly { readonly key: string }[]) => entries.map((entry) => entry.key);
    const read = async ({ entries, more }: Awaited<ReturnType<Transcripts['page']>>) => [keysOf(entries), more];
    expect(await desks.newestKey(id)).toBe(key(3));
    expect(await read(await transcripts.page(id, 3, null))).toEqual([[key(3), key(2), key(1)], false]);
    expect(await read(await transcripts.page(id, 3, key(3)))).toEqual([[key(2), key(1)], false]);
    expect(await read(await transcripts.since(id, 2, key(1)))).toEqual([[key(2), key(3)], false]);
    expect(await read(await transcripts.since(id, 2, key(3)))).toEqual([[], false]);
    expect(keysOf(await transcripts.turns(id, 10))).toEqual([key(3), key(1)]);
    expect(keysOf(await desks.pendingTurns(id, null))).toEqual([key(3)]);
    expect(keysOf(await desks.pendingTurns(id, key(3)))).toEqual([key(3)]);
    expect(await desks.pendingTurns(id, key(4))).toEqual([]);
    const feedback = dynamoFeedback(stored.client(), { table, retentionDays: 1, clock });
    expect(await feedback.isAnswer(id, '~SUMMARY')).toBe(false);
  });
});
