import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import type { ProposalResult } from '../../../../core/actions/proposal.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import type { ActionClaimant, Conversations, Transcripts } from '../../../../core/turn/conversations.ts';
import { partitionKey } from '../../../../core/turn/keys.ts';
import type { PendingTurn } from '../../../../core/turn/turn.ts';
import { createTables } from '../../../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../../local/aws/dynamodb/table-definitions.ts';
import { startHttp } from '../../../support/http-stand-in.ts';
import { aCompletionInput, aContext, aDraft, anAction, aProposal, aRoute } from '../../../support/values.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const table = CONVERSATIONS.TableName;
const START = 1_700_000_000_000;
let now = START;
const clock = { now: () => now };
let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
let client: DynamoDBDocumentClient;
let store: Conversations;
let transcripts: Transcripts;

beforeAll(async () => {
  dynamo = await startDynamoDb();
  await createTables(dynamo.url, [CONVERSATIONS]);
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials }));
  store = dynamoConversations(client, { table, retentionDays: 1, clock });
  transcripts = dynamoTranscripts(client, table, clock);
});
afterEach(() => {
  now = START;
});
afterAll(() => dynamo.close());

const DAY_MS = 86_400_000;
const PROPOSAL = aProposal(`${START + 1}-a`, anAction({ arguments: { a: [1] } }), anAction({ tool: 'create_return' }));
const STARTED: ProposalResult = { proposal: PROPOSAL, results: [{ outcome: 'done', text: 'R-1' }] };
const CLAIMANT: ActionClaimant = { turn: `${START + 2}-a`, execution: 'me', client: 'app-1', act_as: 'desk' };
let conversations = 0;
const newId = () => ({ customer: 'ada', conversation: `c-${conversations++}` });
const key = (n: number) => `${START + n}-a`;
const pending = (n: number, over: Partial<PendingTurn> = {}): PendingTurn => ({
  key: key(n),
  message_id: `m-${n}`,
  message: `question ${n}`,
  started_at: now,
  status: 'pending',
  owner: 'me',
  lease: now + 1000,
  ...over,
});
const completed = (n: number, failed = false) =>
  completeTurn(
    aCompletionInput({
      turn: pending(n),
      context: aContext({ from: key(0) }),
      route: aRoute({ failed }),
      draft: aDraft({ text: `answer ${n}` }),
      timings: [{ state: 'LoadHistory', start_ms: 0, ms: 1.5 }],
      now: now + 5,
    }),
  );
const allTurns = async (id: ReturnType<typeof newId>) => (await Array.fromAsync(store.newestTurns(id))).flat();

describe('a turn', () => {
  it('is stored once, and read back unchanged', async () => {
    const id = newId();
    expect(await store.putTurn(id, pending(1))).toBe(true);
    expect(await store.putTurn(id, pending(1, { owner: 'other' }))).toBe(false);
    expect(await store.getTurn(id, key(1))).toEqual(pending(1));
  });

  it('is completed once: the first answer stays', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await store.complete(id, completed(1), 'me')).toBe(true);
    expect(await store.complete(id, { ...completed(1), answer: 'another' }, 'me')).toBe(false);
    expect(await store.getTurn(id, key(1))).toEqual(completed(1));
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
    expect(await store.startAction(id, key(1), 'other', STARTED)).toBe(false);
    expect(await store.startAction(id, key(1), owner, STARTED)).toBe(true);
    expect(await store.getTurn(id, key(1))).toMatchObject({ started: STARTED });
    expect(await allTurns(id)).toMatchObject([{ started: STARTED, may_run: lease > now }]);
    await store.complete(id, completed(1), owner);
    expect(await store.startAction(id, key(1), owner, STARTED)).toBe(false);
    expect(await allTurns(id)).toMatchObject([{ started: null }]);
  });

  it('is released by its owner only, only while it is pending, and then taken over at once', async () => {
    const id = newId();
    expect(await store.release(id, key(1), 'me')).toBe(false);
    await store.putTurn(id, pending(1));
    await store.startAction(id, key(1), 'me', STARTED);
    expect(await store.release(id, key(1), 'other')).toBe(false);
    expect(await store.release(id, key(1), 'me')).toBe(true);
    const released = { ...pending(1, { lease: 0 }), started: STARTED };
    expect(await store.getTurn(id, key(1))).toEqual(released);
    expect(await allTurns(id)).toMatchObject([{ may_run: false }]);
    expect(await store.takeOver(id, released, 'other', now + 2000)).toBe(true);
    expect(await store.release(id, key(1), 'me')).toBe(false);
    await store.complete(id, completed(1), 'other');
    expect(await store.release(id, key(1), 'other')).toBe(false);
    expect(await store.getTurn(id, key(1))).toEqual(completed(1));
  });

  it('is only taken over if owner and lease are still as seen', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await store.takeOver(id, pending(1, { lease: 5 }), 'other', now + 2000)).toBe(false);
    expect(await store.takeOver(id, pending(1), 'other', now + 2000)).toBe(true);
    expect(await store.takeOver(id, pending(1), 'third', now + 3000)).toBe(false);
    expect(await store.getTurn(id, key(1))).toMatchObject({ owner: 'other', lease: now + 2000 });
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
    expect(await store.claimAction(id, key(1), 0, CLAIMANT)).toBeNull();
    expect(await store.claimAction(id, key(1), 0, CLAIMANT)).toBeNull();
    expect(await store.claimAction(id, key(1), 0, other)).toBe(CLAIMANT.turn);
    expect(await store.claimAction(id, key(1), 0, { ...CLAIMANT, execution: 'after the lease' })).toBe(CLAIMANT.turn);
    expect(await store.claimAction(id, key(1), 1, other)).toBeNull();
    expect(await store.claimAction(id, key(1), 1, CLAIMANT)).toBe(other.turn);
    const Key = { pk: partitionKey(id), sk: `TURN#${key(1)}` };
    const { Attributes } = await client.send(new UpdateCommand({ TableName: table, Key, ReturnValues: 'ALL_NEW' }));
    expect(Attributes).toMatchObject({ claim_0: CLAIMANT, claim_1: other });
  });

  it('goes to one of many that claim at once', async () => {
    const id = await proposing();
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.claimAction(id, key(1), 0, { ...CLAIMANT, execution: `e-${n}` })),
    );
    expect(claims.filter((by) => by === null)).toHaveLength(1);
  });

  it('needs an answered turn with a proposal', async () => {
    const id = newId();
    expect(await store.claimAction(id, key(1), 0, CLAIMANT)).toBe('');
    await store.putTurn(id, pending(1));
    expect(await store.claimAction(id, key(1), 0, CLAIMANT)).toBe('');
    await store.complete(id, completed(1), 'me');
    expect(await store.claimAction(id, key(1), 0, CLAIMANT)).toBe('');
  });

  it('leaves the proposal as later turns read it, and a turn with the outcome says of which proposal', async () => {
    const id = await proposing();
    await store.claimAction(id, key(1), 0, CLAIMANT);
    await store.putTurn(id, pending(2));
    await store.complete(id, { ...completed(2), actions: STARTED }, 'me');
    expect(await allTurns(id)).toMatchObject([
      { key: key(2), proposal: null, told: PROPOSAL.id },
      { key: key(1), proposal: PROPOSAL, told: null },
    ]);
  });
});

describe('a pointer', () => {
  it('is stored once per message', async () => {
    const id = newId();
    expect(await store.putPointer(id, 'm#1', { key: key(1), hash: 'h' })).toBe(true);
    expect(await store.putPointer(id, 'm#1', { key: key(2), hash: 'h' })).toBe(false);
    expect(await store.getPointer(id, 'm#1')).toEqual({ key: key(1), hash: 'h' });
    expect(await store.getPointer(id, 'm#2')).toBeNull();
  });
});

describe('the newest turns', () => {
  it('are read newest first over pages, without pointers and the conversation item', async () => {
    const id = newId();
    for (let n = 1; n <= 120; n++) await store.putTurn(id, pending(n));
    await store.putPointer(id, 'm-1', { key: key(1), hash: 'h' });
    await store.complete(id, completed(120), 'me');
    await store.noteLastTurn(id, completed(120), false);
    const turns = await allTurns(id);
    expect(turns.map((turn) => turn.key)).toEqual(Array.from({ length: 120 }, (_, index) => key(120 - index)));
    expect(turns[0]).toMatchObject({ answer: 'answer 120', context_from: key(0), escalated: false });
    expect(turns[1]).toMatchObject({ message: 'question 119', answer: null, tokens: null, model: null });
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
    await store.startAction(id, key(5), 'me', STARTED);
    const { answered_at } = completed(1);
    now += 5;
    const read = await allTurns(id);
    expect(read.map(({ changed_at }) => changed_at)).toEqual([now, answered_at, null, answered_at, null]);
    expect(read.map(({ lookups }) => lookups)).toEqual([[], [], [], [], [lookup]]);
  });

  it("include a failed turn's message without its failure message", async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    await store.complete(id, completed(1, true), 'me');
    expect(await allTurns(id)).toMatchObject([{ message: 'question 1', answer: null }]);
  });
});

describe('an expired item', () => {
  it('is treated as absent, although the table still has it', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    await store.putPointer(id, 'm-1', { key: key(1), hash: 'h' });
    now += 2 * DAY_MS;
    expect(await allTurns(id)).toEqual([]);
    expect(await store.getTurn(id, key(1))).toBeNull();
    expect(await store.getPointer(id, 'm-1')).toBeNull();
    expect(await transcripts.page(id, 10, null)).toEqual({ turns: [], more: false });
    expect(await store.putPointer(id, 'm-1', { key: key(2), hash: 'h' })).toBe(true);
    expect(await store.putTurn(id, pending(1))).toBe(true);
  });
});

describe('a pointer and its turn', () => {
  const HOUR_MS = DAY_MS / 24;

  it.each([0, 1, 12, 23, 30, 47])(
    'expire in an order in which no repeat starts a second turn, when stored %i h apart',
    async (hours) => {
      const id = newId();
      await store.putPointer(id, 'm-1', { key: key(1), hash: 'h' });
      now += hours * HOUR_MS;
      await store.putTurn(id, pending(1));
      expect(await store.getTurn(id, key(1))).not.toBeNull();
      await store.complete(id, completed(1), 'me');
      const lived: number[] = [];
      for (; now < START + 4 * DAY_MS; now += HOUR_MS / 2) {
        const [turn, pointer] = [await store.getTurn(id, key(1)), await store.getPointer(id, 'm-1')];
        if (!turn) continue;
        lived.push(now);
        expect(pointer).toEqual({ key: key(1), hash: 'h' });
      }
      expect(lived.length).toBeGreaterThan(0);
      expect(await store.getTurn(id, key(1))).toBeNull();
      expect(await store.putPointer(id, 'm-1', { key: key(2), hash: 'h' })).toBe(true);
    },
  );

  it('keep the whole retention, when stored at once', async () => {
    const id = newId();
    await store.putPointer(id, 'm-1', { key: key(1), hash: 'h' });
    await store.putTurn(id, pending(1));
    now += DAY_MS - 1000;
    expect(await store.getTurn(id, key(1))).not.toBeNull();
  });
});

describe('the conversation item', () => {
  it('keeps the newest turn, even if an older one is noted later, and the first title', async () => {
    const id = newId();
    await store.noteLastTurn(id, completed(2), true);
    await store.noteLastTurn(id, completed(1), false);
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: partitionKey(id), sk: '~CONVERSATION' },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toMatchObject({ last_key: key(2), title: 'question 2', customer: 'ada', status: 'answered' });
  });
});

describe('the pages of a transcript', () => {
  it('have every turn once, newest page first', async () => {
    const id = newId();
    for (let n = 1; n <= 7; n++) await store.putTurn(id, pending(n));
    const first = await transcripts.page(id, 3, null);
    const second = await transcripts.page(id, 3, first.turns.at(-1)?.key ?? null);
    const third = await transcripts.page(id, 3, second.turns.at(-1)?.key ?? null);
    expect([first, second, third].map(({ turns }) => turns.map((turn) => turn.key))).toEqual([
      [key(7), key(6), key(5)],
      [key(4), key(3), key(2)],
      [key(1)],
    ]);
    expect([first.more, second.more, third.more]).toEqual([true, true, false]);
  });
});

describe('a table that fails', () => {
  /** A 200 without a body. It proves neither a write nor that an item is absent. */
  const EMPTY: readonly [name: string, call: (its: Conversations) => Promise<unknown>][] = [
    ['putPointer', (its) => its.putPointer(newId(), 'm-1', { key: key(1), hash: 'h' })],
    ['getPointer', (its) => its.getPointer(newId(), 'm-1')],
    ['putTurn', (its) => its.putTurn(newId(), pending(1))],
    ['getTurn', (its) => its.getTurn(newId(), key(1))],
    ['takeOver', (its) => its.takeOver(newId(), pending(1), 'other', now)],
    ['release', (its) => its.release(newId(), key(1), 'me')],
    ['complete', (its) => its.complete(newId(), completed(1), 'me')],
    ['startAction', (its) => its.startAction(newId(), key(1), 'me', STARTED)],
    ['claimAction', (its) => its.claimAction(newId(), key(1), 0, CLAIMANT)],
    ['newestTurns', (its) => Array.fromAsync(its.newestTurns(newId()))],
  ];

  it.each(EMPTY)('is not believed when it answers %s with nothing', async (_, call) => {
    const { url, close } = await startHttp((_, response) => response.end('{}'));
    const hollow = new DynamoDBClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
    const its = dynamoConversations(DynamoDBDocumentClient.from(hollow), { table, retentionDays: 1, clock });
    await expect(call(its)).rejects.toMatchObject({ name: 'StoreBusy' });
    hollow.destroy();
    await close();
  });

  it.each([
    ['StoreRefused', 'no-such-table', () => dynamo.url],
    ['StoreBusy', table, () => 'http://127.0.0.1:9'],
  ])('throws %s', async (name, tableName, url) => {
    const other = new DynamoDBClient({ endpoint: url(), region: 'us-east-1', credentials, maxAttempts: 1 });
    const failing = dynamoConversations(DynamoDBDocumentClient.from(other), {
      table: tableName,
      retentionDays: 1,
      clock,
    });
    await expect(failing.getTurn(newId(), key(1))).rejects.toMatchObject({ name });
  });
});
