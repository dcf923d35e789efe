import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import { partitionKey } from '../../../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../../../core/config/table-layout.ts';
import { NO_DESK } from '../../../../core/desk/desk.ts';
import type { Desks } from '../../../../core/desk/desks.ts';
import type { ActionClaimant, Conversations, Transcripts } from '../../../../core/turn/conversations.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';
import { key, of, POST, PROPOSAL, STARTED, turnsAt } from './turns.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const stored = tableOfFile();
const { clock, newId } = stored;
const { pending, completed } = turnsAt(clock);
let client: DynamoDBDocumentClient;
let store: Conversations;
let transcripts: Transcripts;
let desks: Desks;

beforeAll(() => {
  client = stored.client();
  store = dynamoConversations(client, { table, retentionDays: 1, clock });
  transcripts = dynamoTranscripts(client, table, clock);
  desks = dynamoDesks(client, { table, retentionDays: 1, clock });
});

const CLAIMANT: ActionClaimant = { turn: key(2), execution: 'me', client: 'app-1', act_as: 'desk' };
/** The entries of the index by order, with all that it has. */
const indexed = async (id: ReturnType<typeof newId>) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: CONVERSATIONS_TABLE.orderIndex.name,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':pk': partitionKey(id) },
    }),
  );
  return Items;
};
const entryPages = async (id: ReturnType<typeof newId>) =>
  (await Array.fromAsync(store.newestEntries(id))).map((page) => page.filter((entry) => 'key' in entry));
const allTurns = async (id: ReturnType<typeof newId>) => (await entryPages(id)).flat();

describe('a turn', () => {
  it('is stored once, and read back unchanged', async () => {
    const id = newId();
    expect(await store.putTurn(id, pending(1))).toBe(true);
    expect(await store.putTurn(id, pending(1, { owner: 'other' }))).toBe(false);
    expect(await store.getTurn(of(id, 1))).toEqual(pending(1));
  });

  it('is completed once: the first answer stays', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await store.complete(id, completed(1), 'me')).toBe(true);
    expect(await store.complete(id, { ...completed(1), answer: 'another' }, 'me')).toBe(false);
    expect(await store.getTurn(of(id, 1))).toEqual(completed(1));
  });

  it('is answered by any execution, but only failed by its owner', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await store.complete(id, completed(1, true), 'other')).toBe(false);
    expect(await store.complete(id, completed(1), 'other')).toBe(true);
  });

  it('is not completed if it was never accepted', async () => {
    expect(await store.complete(newId(), completed(1), 'me')).toBe(false);
  });

  it('records a started action only for its owner, and only while it is pending', async () => {
    const id = newId();
    const { owner, lease } = pending(1);
    await store.putTurn(id, pending(1));
    expect(await store.startAction(of(id, 1), 'other', STARTED)).toBe(false);
    expect(await store.startAction(of(id, 1), owner, STARTED)).toBe(true);
    expect(await store.getTurn(of(id, 1))).toMatchObject({ started: STARTED });
    expect(await allTurns(id)).toMatchObject([{ started: STARTED, may_run: lease > clock.now() }]);
    await store.complete(id, completed(1), owner);
    expect(await store.startAction(of(id, 1), owner, STARTED)).toBe(false);
    expect(await allTurns(id)).toMatchObject([{ started: null }]);
  });

  it('is released by its owner only, only while it is pending, and then taken over at once', async () => {
    const id = newId();
    expect(await store.release(of(id, 1), 'me')).toBe(false);
    await store.putTurn(id, pending(1));
    await store.startAction(of(id, 1), 'me', STARTED);
    expect(await store.release(of(id, 1), 'other')).toBe(false);
    expect(await store.release(of(id, 1), 'me')).toBe(true);
    const released = { ...pending(1, { lease: 0 }), started: STARTED };
    expect(await store.getTurn(of(id, 1))).toEqual(released);
    expect(await allTurns(id)).toMatchObject([{ may_run: false }]);
    expect(await store.takeOver(id, released, 'other', clock.now() + 2000)).toBe(true);
    expect(await store.release(of(id, 1), 'me')).toBe(false);
    await store.complete(id, completed(1), 'other');
    expect(await store.release(of(id, 1), 'other')).toBe(false);
    expect(await store.getTurn(of(id, 1))).toEqual(completed(1));
  });

  it('is only taken over if owner and lease are still as seen', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await store.takeOver(id, pending(1, { lease: 5 }), 'other', clock.now() + 2000)).toBe(false);
    expect(await store.takeOver(id, pending(1), 'other', clock.now() + 2000)).toBe(true);
    expect(await store.takeOver(id, pending(1), 'third', clock.now() + 3000)).toBe(false);
    expect(await store.getTurn(of(id, 1))).toMatchObject({ owner: 'other', lease: clock.now() + 2000 });
  });
});

describe('the id of a message', () => {
  it.each([
    'm#1',
    'TURN#m-1',
    '~CONVERSATION',
    'DAY#1',
    '%2F',
    ' ',
    '#',
    'é',
    'e\u0301',
    '😀'.repeat(64),
    'M-1',
    'm-1',
  ])('may be %j, beside all others', async (message_id) => {
    const id = { customer: 'odd', conversation: 'c' };
    const mine = pending(1, { message_id, message: message_id });
    expect(await store.putTurn(id, mine)).toBe(true);
    expect(await store.putTurn(id, mine)).toBe(false);
    expect(await store.complete(id, { ...completed(1), message_id }, 'me')).toBe(true);
    expect(await store.getTurn({ ...id, message_id })).toEqual({ ...completed(1), message_id, message: message_id });
    expect(await store.getTurn({ ...id, message_id: `${message_id}x` })).toBeNull();
  });
});

describe('a claim', () => {
  const other: ActionClaimant = { ...CLAIMANT, turn: key(3) };
  const proposing = async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    await store.complete(id, { ...completed(1), proposal: PROPOSAL }, 'me');
    return id;
  };

  it('is of one execution, permanent, and of each position by itself, with who asked for it', async () => {
    const id = await proposing();
    expect(await store.claimAction(of(id, 1), 0, CLAIMANT)).toBeNull();
    expect(await store.claimAction(of(id, 1), 0, CLAIMANT)).toBeNull();
    expect(await store.claimAction(of(id, 1), 0, other)).toBe(CLAIMANT.turn);
    expect(await store.claimAction(of(id, 1), 0, { ...CLAIMANT, execution: 'after the lease' })).toBe(CLAIMANT.turn);
    expect(await store.claimAction(of(id, 1), 1, other)).toBeNull();
    expect(await store.claimAction(of(id, 1), 1, CLAIMANT)).toBe(other.turn);
    const Key = { pk: partitionKey(id), sk: 'TURN#m-1' };
    const { Attributes } = await client.send(new UpdateCommand({ TableName: table, Key, ReturnValues: 'ALL_NEW' }));
    expect(Attributes).toMatchObject({ claim_0: CLAIMANT, claim_1: other });
  });

  it('goes to one of many that claim at once', async () => {
    const id = await proposing();
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.claimAction(of(id, 1), 0, { ...CLAIMANT, execution: `e-${n}` })),
    );
    expect(claims.filter((by) => by === null)).toHaveLength(1);
  });

  it('needs an answered turn with a proposal', async () => {
    const id = newId();
    expect(await store.claimAction(of(id, 1), 0, CLAIMANT)).toBe('');
    await store.putTurn(id, pending(1));
    expect(await store.claimAction(of(id, 1), 0, CLAIMANT)).toBe('');
    await store.complete(id, completed(1), 'me');
    expect(await store.claimAction(of(id, 1), 0, CLAIMANT)).toBe('');
  });

  it('leaves the proposal as later turns read it, and a turn with the outcome says of which proposal', async () => {
    const id = await proposing();
    await store.claimAction(of(id, 1), 0, CLAIMANT);
    await store.putTurn(id, pending(2));
    await store.complete(id, { ...completed(2), actions: STARTED }, 'me');
    expect(await allTurns(id)).toMatchObject([
      { key: key(2), proposal: null, told: PROPOSAL.id },
      { key: key(1), proposal: PROPOSAL, told: null },
    ]);
  });
});

describe('the newest turns', () => {
  /** The later a turn, the earlier its message's id sorts. */
  const backwards = (n: number) => ({ message_id: `m-${String(999 - n)}` });

  it('are read newest first over pages, whatever the ids of their messages, without the conversation item', async () => {
    const id = newId();
    for (let n = 1; n <= 120; n++) await store.putTurn(id, pending(n, backwards(n)));
    await store.complete(id, { ...completed(120), ...backwards(120) }, 'me');
    await store.noteLastTurn(id, completed(120), null);
    const turns = await allTurns(id);
    expect(turns.map((turn) => turn.key)).toEqual(Array.from({ length: 120 }, (_, index) => key(120 - index)));
    expect(turns[0]).toMatchObject({ answer: 'answer 120', context_from: key(0), escalated: false });
    expect(turns[1]).toMatchObject({ message: 'question 119', answer: null, tokens: null, model: null });
    const pages = await entryPages(id);
    expect(pages.map((page) => page.length)).toEqual([100, 20]);
  });

  it('are read at once after each write', async () => {
    const id = newId();
    for (let n = 1; n <= 20; n++) {
      await store.putTurn(id, pending(n, backwards(n)));
      expect((await allTurns(id))[0]).toMatchObject({ key: key(n), answer: null });
      await store.complete(id, { ...completed(n), ...backwards(n) }, 'me');
      expect((await allTurns(id))[0]).toMatchObject({ key: key(n), answer: `answer ${n}` });
    }
  });

  it('and a transcript are whole when they are more than the 1 MB that a query reads', async () => {
    const id = newId();
    const answer = 'x'.repeat(200_000);
    for (let n = 1; n <= 12; n++) {
      await store.putTurn(id, pending(n, backwards(n)));
      await store.complete(id, { ...completed(n), ...backwards(n), answer }, 'me');
    }
    const keys = Array.from({ length: 12 }, (_, index) => key(12 - index));
    const pages = await entryPages(id);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat().map((turn) => turn.key)).toEqual(keys);
    const { entries, more } = await transcripts.page(id, 11, null);
    expect([entries.map((entry) => entry.key), more]).toEqual([keys.slice(0, 11), true]);
    expect(entries[0]).toEqual({ ...completed(12), ...backwards(12), answer, execution: 'me' });
  });

  it('have their lookups, and the time by which they have changed something, or may have', async () => {
    const id = newId();
    const lookup = { tool: 'find', arguments: '{"n":12345678901234567890}', text: '{"a":1}', at: START };
    const acted = (outcome: 'done' | 'rejected' | 'unknown') => ({
      actions: { proposal: PROPOSAL, results: [{ outcome, text: '' }] },
    });
    const turns = [{ lookups: [lookup] }, acted('done'), acted('rejected'), acted('unknown')];
    for (const [n, over] of turns.entries()) {
      await store.putTurn(id, pending(n));
      await store.complete(id, { ...completed(n), ...over }, 'me');
    }
    await store.putTurn(id, pending(5));
    await store.startAction(of(id, 5), 'me', STARTED);
    const { answered_at } = completed(1);
    stored.pass(5);
    const read = await allTurns(id);
    expect(read).toMatchObject([
      { changed_at: clock.now(), lookups: [] },
      { changed_at: answered_at, lookups: [] },
      { changed_at: null },
      { changed_at: answered_at },
      { changed_at: null, lookups: [lookup] },
    ]);
  });

  it("include a failed turn's message without its failure message", async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    await store.complete(id, completed(1, true), 'me');
    expect(await allTurns(id)).toMatchObject([{ message: 'question 1', answer: null }]);
  });
});

describe('an expired item', () => {
  it('is treated as absent, although the table and its index still have it', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    stored.pass(2 * DAY_MS);
    expect(await allTurns(id)).toEqual([]);
    expect(await store.getTurn(of(id, 1))).toBeNull();
    expect(await transcripts.page(id, 10, null)).toEqual({ entries: [], more: false });
    expect(await indexed(id)).toHaveLength(1);
    await store.putTurn(id, pending(2));
    expect((await allTurns(id)).map((turn) => turn.key)).toEqual([key(2)]);
    expect((await transcripts.page(id, 1, null)).more).toBe(false);
  });

  it('is replaced under its message_id, with nothing of its own, and has one entry in the order', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    await store.complete(id, { ...completed(1), proposal: PROPOSAL }, 'me');
    await store.claimAction(of(id, 1), 0, CLAIMANT);
    stored.pass(DAY_MS - 1000);
    expect(await store.putTurn(id, pending(1, { key: key(2) }))).toBe(false);
    expect(await store.getTurn(of(id, 1))).not.toBeNull();
    stored.pass(1000);
    const anew = pending(1, { key: key(DAY_MS) });
    expect(await store.putTurn(id, anew)).toBe(true);
    expect(await store.getTurn(of(id, 1))).toEqual(anew);
    expect(await indexed(id)).toMatchObject([{ at: anew.key, status: 'pending' }]);
    await store.complete(id, { ...completed(1), proposal: PROPOSAL }, 'me');
    expect(await store.claimAction(of(id, 1), 0, { ...CLAIMANT, turn: key(4) })).toBeNull();
  });
});

describe('the indexes', () => {
  it("of order has a turn's place and what the history reads, and no other item of the conversation", async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    await store.startAction(of(id, 1), 'me', STARTED);
    const ofHistory: readonly string[] = [...CONVERSATIONS_TABLE.orderIndex.attributes, 'pk', 'sk', 'at'];
    const names = async () =>
      (await indexed(id)).map((item) => Object.keys(item).filter((name) => !ofHistory.includes(name)));
    expect([await names(), await indexed(id)]).toMatchObject([
      [[]],
      [{ at: key(1), lease: clock.now() + 1000, started: STARTED }],
    ]);
    await store.complete(id, { ...completed(1), actions: STARTED, proposal: PROPOSAL }, 'me');
    await store.claimAction(of(id, 1), 0, CLAIMANT);
    await store.noteLastTurn(id, completed(1), null);
    expect(await names()).toEqual([[]]);
    await store.putTurn(id, pending(2));
    await desks.holdTurn(of(id, 2), START, 1);
    await store.noteActions(of(id, 2), STARTED);
    await desks.post(id, { actor: 'staff:ana', message_id: 'm' }, POST);
    expect(await names()).toEqual([[], [], []]);
    const used = (await indexed(id)).flatMap((item) => Object.keys(item));
    expect(ofHistory.filter((name) => !used.includes(name))).toEqual(['lease']);
  });
});

describe('the conversation item', () => {
  it('keeps the newest turn, even if an older one is noted later, and the first title', async () => {
    const id = newId();
    await store.noteLastTurn(id, completed(2), null);
    await store.noteLastTurn(id, completed(1), null);
    const listed = { last_key: key(2), title: 'question 2', customer: 'ada', status: 'answered' };
    expect(await stored.desk(id)).toMatchObject(listed);
    await store.noteLastTurn(id, completed(3), null);
    expect(await stored.desk(id)).toMatchObject({ ...listed, last_key: key(3) });
  });

  it('gets its title from the first turn, although that turn handed the conversation over', async () => {
    const id = newId();
    await desks.move(id, { id: 'a', key: key(1), from: 'bot', version: null, to: 'waiting', set: { team: 'support' } });
    await store.noteLastTurn(id, completed(1), null);
    await store.noteLastTurn(id, completed(2), null);
    const listed = { title: 'question 1', last_key: key(2), status: 'answered', state: 'waiting', version: 1 };
    expect(await stored.desk(id)).toMatchObject(listed);
  });

  it('is replaced as a whole once it has expired: no person of the past has the conversation', async () => {
    const id = newId();
    await store.noteLastTurn(id, completed(1), null);
    const set = { team: 'support', words: 'Help.', waiting_since: START };
    await desks.move(id, { id: 'a', key: key(1), from: 'bot', version: 0, to: 'waiting', set });
    stored.pass(2 * DAY_MS);
    await store.noteLastTurn(id, completed(2), null);
    expect(await desks.get(id)).toEqual({ ...NO_DESK, last_key: key(2) });
    expect(Object.keys((await stored.desk(id)) ?? {}).toSorted()).toEqual([
      ...['conversation', 'created_at', 'customer', 'due_at', 'due_shard', 'expires_at', 'last_key', 'pk', 'sk'],
      ...['status', 'title', 'updated_at'],
    ]);
    expect(await stored.desk(id)).toMatchObject({ title: 'question 2' });
  });
});

describe('the pages of a transcript', () => {
  it('have every turn once, newest page first', async () => {
    const id = newId();
    for (let n = 1; n <= 7; n++) await store.putTurn(id, pending(n));
    const first = await transcripts.page(id, 3, null);
    const second = await transcripts.page(id, 3, first.entries.at(-1)?.key ?? null);
    const third = await transcripts.page(id, 3, second.entries.at(-1)?.key ?? null);
    expect([first, second, third].map(({ entries }) => entries.map((entry) => entry.key))).toEqual([
      [key(7), key(6), key(5)],
      [key(4), key(3), key(2)],
      [key(1)],
    ]);
    expect([first.more, second.more, third.more]).toEqual([true, true, false]);
  });
});

it('all reads of a conversation are consistent, also those of its index', async () => {
  const own = new DynamoDBClient({ endpoint: stored.url(), region: 'us-east-1', credentials });
  const reads: [string | undefined, unknown][] = [];
  own.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        reads.push([commandName, (args.input as { ConsistentRead?: boolean }).ConsistentRead]);
        return next(args);
      },
    { step: 'initialize' },
  );
  const documents = DynamoDBDocumentClient.from(own);
  const id = newId();
  const conversation = dynamoConversations(documents, { table, retentionDays: 1, clock });
  await conversation.getTurn(of(id, 1));
  for await (const _ of conversation.newestEntries(id));
  await dynamoTranscripts(documents, table, clock).page(id, 10, null);
  await dynamoTranscripts(documents, table, clock).since(id, 10, key(0));
  const desk = dynamoDesks(documents, { table, retentionDays: 1, clock });
  await desk.get(id);
  await desk.pendingTurns(id, null);
  await desk.newestKey(id);
  expect(reads).toEqual([
    ['GetItemCommand', true],
    ...Array.from({ length: 3 }, () => ['QueryCommand', true]),
    ['GetItemCommand', true],
    ...Array.from({ length: 2 }, () => ['QueryCommand', true]),
  ]);
});
