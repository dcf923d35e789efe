import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import type { ProposalResult } from '../../../../core/actions/proposal.ts';
import { partitionKey } from '../../../../core/config/keys.ts';
import { CONVERSATIONS_TABLE } from '../../../../core/config/table-layout.ts';
import { NO_DESK, type Post } from '../../../../core/desk/desk.ts';
import type { Desks } from '../../../../core/desk/desks.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import type { ActionClaimant, Conversations, Transcripts } from '../../../../core/turn/conversations.ts';
import type { PendingTurn } from '../../../../core/turn/turn.ts';
import { aCompletionInput, aContext, aDraft, anAction, aProposal, aRoute } from '../../../support/values.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const stored = tableOfFile();
const { clock, newId } = stored;
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

const PROPOSAL = aProposal(`${START + 1}-a`, anAction({ arguments: { a: [1] } }), anAction({ tool: 'create_return' }));
const STARTED: ProposalResult = { proposal: PROPOSAL, results: [{ outcome: 'done', text: 'R-1' }] };
const CLAIMANT: ActionClaimant = { turn: `${START + 2}-a`, execution: 'me', client: 'app-1', act_as: 'desk' };
const key = (n: number) => `${START + n}-a`;
const pending = (n: number, over: Partial<PendingTurn> = {}): PendingTurn => ({
  key: key(n),
  message_id: `m-${n}`,
  message: `question ${n}`,
  started_at: clock.now(),
  status: 'pending',
  owner: 'me',
  lease: clock.now() + 1000,
  ...over,
});
/** The message of `pending(n)`. */
const of = (id: ReturnType<typeof newId>, n: number) => ({ ...id, message_id: `m-${n}` });
const completed = (n: number, failed = false) =>
  completeTurn(
    aCompletionInput({
      turn: pending(n),
      context: aContext({ from: key(0) }),
      route: aRoute({ failed }),
      draft: aDraft({ text: `answer ${n}` }),
      timings: [{ state: 'LoadHistory', start_ms: 0, ms: 1.5 }],
      now: clock.now() + 5,
    }),
  );
const POST: Post = { key: key(3), kind: 'reply', author: { id: 'ana', name: 'Ana' }, text: 'Here.', move: null };
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
const allTurns = async (id: ReturnType<typeof newId>) => (await Array.fromAsync(store.newestEntries(id))).flat();

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

describe('a turn that is left to a person', () => {
  const held = async (id: ReturnType<typeof newId>) => {
    await store.putTurn(id, pending(1));
    return desks.holdTurn(of(id, 1), START + 7);
  };
  const HELD = {
    key: key(1),
    message_id: 'm-1',
    message: 'question 1',
    started_at: START,
    status: 'held',
    held_at: START + 7,
  };

  it('has ended: no execution answers, fails, owns, releases it, or starts an action for it', async () => {
    const id = newId();
    expect(await held(id)).toEqual({ acting: false });
    expect(await store.complete(id, completed(1), 'me')).toBe(false);
    expect(await store.complete(id, completed(1, true), 'me')).toBe(false);
    expect(await store.startAction(of(id, 1), 'me', STARTED)).toBe(false);
    expect(await store.takeOver(id, pending(1), 'other', clock.now() + 1)).toBe(false);
    expect(await store.release(of(id, 1), 'me')).toBe(false);
    expect(await store.putTurn(id, pending(1))).toBe(false);
    expect(await store.getTurn(of(id, 1))).toEqual(HELD);
    expect(await allTurns(id)).toMatchObject([
      { answer: null, held: true, may_run: false, started: null, changed_at: null },
    ]);
  });

  it('was pending: one that has ended, is absent or has expired is not', async () => {
    const id = newId();
    expect(await desks.holdTurn(of(id, 1), START)).toBeNull();
    expect(await store.getTurn(of(id, 1))).toBeNull();
    expect(await held(id)).not.toBeNull();
    expect(await desks.holdTurn(of(id, 1), START + 7)).toEqual({ acting: false });
    expect(await desks.holdTurn(of(id, 1), START + 8)).toBeNull();
    await store.putTurn(id, pending(2));
    await store.complete(id, completed(2), 'me');
    expect(await desks.holdTurn(of(id, 2), START)).toBeNull();
    await store.putTurn(id, pending(3));
    stored.pass(DAY_MS);
    expect(await desks.holdTurn(of(id, 3), START)).toBeNull();
  });

  it('says whether an action was started for it, even since the pending turns were read', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await desks.pendingTurns(id, null)).toMatchObject([{ acting: false }]);
    await store.startAction(of(id, 1), 'me', STARTED);
    expect(await desks.pendingTurns(id, null)).toMatchObject([{ acting: true }]);
    expect(await desks.holdTurn(of(id, 1), START + 7)).toEqual({ acting: true });
    expect(await store.getTurn(of(id, 1))).toEqual({ ...HELD, started: STARTED });
    stored.pass(60_000);
    expect(await allTurns(id)).toMatchObject([
      { started: STARTED, may_run: false, told: null, changed_at: clock.now() },
    ]);
  });

  it('gets the outcome of its actions once, and had changed something by then', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await store.noteActions(of(id, 1), STARTED)).toBe(false);
    await store.startAction(of(id, 1), 'me', STARTED);
    await desks.holdTurn(of(id, 1), START + 7);
    stored.pass(5000);
    expect(await store.noteActions(of(id, 1), STARTED)).toBe(true);
    stored.pass(5000);
    expect(await store.noteActions(of(id, 1), { ...STARTED, results: [] })).toBe(false);
    expect(await store.getTurn(of(id, 1))).toEqual({ ...HELD, started: STARTED, actions: STARTED });
    expect(await allTurns(id)).toMatchObject([{ started: null, told: PROPOSAL.id, changed_at: START + 5000 }]);
    expect(await desks.holdTurn(of(id, 1), START + 7)).toEqual({ acting: false });
  });
});

describe('the pending turns', () => {
  it('are those of a key or later ones, oldest first, without what has ended or expired, and without posts', async () => {
    const id = newId();
    await store.putTurn(id, pending(9));
    stored.pass(DAY_MS);
    for (const n of [4, 1, 3, 2, 5]) await store.putTurn(id, pending(n, { message_id: `m-${9 - n}` }));
    await store.complete(id, { ...completed(2), message_id: 'm-7' }, 'me');
    await desks.holdTurn(of(id, 6), START);
    await desks.post(id, { notice: key(6) }, { ...POST, key: key(6) });
    const found = (from: string | null) => desks.pendingTurns(id, from).then((turns) => turns.map((turn) => turn.key));
    expect(await found(null)).toEqual([key(1), key(4), key(5)]);
    expect(await found(key(4))).toEqual([key(4), key(5)]);
    expect(await found(key(6))).toEqual([]);
    expect(await desks.pendingTurns(id, key(5))).toEqual([{ message_id: 'm-4', key: key(5), acting: false }]);
  });

  it('are found behind more than the 1 MB that a query reads', async () => {
    const id = newId();
    for (let n = 1; n <= 12; n++) {
      await store.putTurn(id, pending(n));
      if (n % 6 > 0) await store.complete(id, { ...completed(n), answer: 'x'.repeat(200_000) }, 'me');
    }
    expect((await desks.pendingTurns(id, key(0))).map((turn) => turn.key)).toEqual([key(6), key(12)]);
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
    await store.noteLastTurn(id, completed(120));
    const turns = await allTurns(id);
    expect(turns.map((turn) => turn.key)).toEqual(Array.from({ length: 120 }, (_, index) => key(120 - index)));
    expect(turns[0]).toMatchObject({ answer: 'answer 120', context_from: key(0), escalated: false });
    expect(turns[1]).toMatchObject({ message: 'question 119', answer: null, tokens: null, model: null });
    const pages = await Array.fromAsync(store.newestEntries(id));
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
    const pages = await Array.fromAsync(store.newestEntries(id));
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
    await store.noteLastTurn(id, completed(1));
    expect(await names()).toEqual([[]]);
    await store.putTurn(id, pending(2));
    await desks.holdTurn(of(id, 2), START);
    await store.noteActions(of(id, 2), STARTED);
    await desks.post(id, { actor: 'staff:ana', message_id: 'm' }, POST);
    expect(await names()).toEqual([[], [], []]);
    const used = (await indexed(id)).flatMap((item) => Object.keys(item));
    expect(ofHistory.filter((name) => !used.includes(name))).toEqual(['lease']);
  });

  it('of what is due has nothing yet', async () => {
    const { name } = CONVERSATIONS_TABLE.dueIndex;
    expect((await client.send(new ScanCommand({ TableName: table, IndexName: name }))).Count).toBe(0);
    expect((await stored.all()).length).toBeGreaterThan(0);
  });
});

describe('the conversation item', () => {
  it('keeps the newest turn, even if an older one is noted later, and the first title', async () => {
    const id = newId();
    await store.noteLastTurn(id, completed(2));
    await store.noteLastTurn(id, completed(1));
    const listed = { last_key: key(2), title: 'question 2', customer: 'ada', status: 'answered' };
    expect(await stored.desk(id)).toMatchObject(listed);
    await store.noteLastTurn(id, completed(3));
    expect(await stored.desk(id)).toMatchObject({ ...listed, last_key: key(3) });
  });

  it('is replaced as a whole once it has expired: no person of the past has the conversation', async () => {
    const id = newId();
    await store.noteLastTurn(id, completed(1));
    const set = { team: 'support', words: 'Help.', waiting_since: START };
    await desks.move(id, { id: 'a', key: key(1), from: 'bot', version: 0, to: 'waiting', set });
    stored.pass(DAY_MS);
    await store.noteLastTurn(id, completed(2));
    expect(await desks.get(id)).toEqual({ ...NO_DESK, last_key: key(2) });
    expect(Object.keys((await stored.desk(id)) ?? {}).toSorted()).toEqual([
      ...['conversation', 'created_at', 'customer', 'expires_at', 'last_key', 'pk', 'sk', 'status', 'title'],
      'updated_at',
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

describe('turns and posts', () => {
  const NOTE: Post = { ...POST, key: key(4), kind: 'note', text: 'Careful.' };
  const NOTICE: Post = { ...POST, key: key(5), kind: 'notice', author: null, text: 'Ana is here.', move: 'taken_over' };
  const mixed = async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    await store.complete(id, completed(1), 'me');
    await store.putTurn(id, pending(2));
    for (const [n, post] of [NOTICE, POST, NOTE].entries())
      await desks.post(id, { actor: 'staff:ana', message_id: `m-${n}` }, post);
    await store.putTurn(id, pending(6, { owner: 'you' }));
    return id;
  };

  it('stand in one order, in the history and for people to read', async () => {
    const id = await mixed();
    const keys = [6, 5, 4, 3, 2, 1].map(key);
    const history = await allTurns(id);
    expect(history.map((entry) => entry.key)).toEqual(keys);
    expect(history.slice(1, 4)).toEqual([NOTICE, NOTE, POST]);
    const { entries } = await transcripts.page(id, 10, null);
    expect(entries.map((entry) => entry.key)).toEqual(keys);
    expect(entries.slice(1, 4)).toEqual([NOTICE, NOTE, POST]);
    expect(entries).toMatchObject([{ execution: 'you' }, {}, {}, {}, { execution: 'me' }, { execution: 'me' }]);
    expect(await desks.newestKey(id)).toBe(key(6));
  });

  it('since a key are read oldest first, in pages, without what has expired', async () => {
    const id = await mixed();
    const since = async (after: string, limit = 10) => {
      const { entries, more } = await transcripts.since(id, limit, after);
      return [entries.map((entry) => entry.key), more];
    };
    expect(await since(key(2))).toEqual([[key(3), key(4), key(5), key(6)], false]);
    expect(await since(key(2), 4)).toEqual([[key(3), key(4), key(5), key(6)], false]);
    expect(await since(key(2), 3)).toEqual([[key(3), key(4), key(5)], true]);
    expect(await since(key(6))).toEqual([[], false]);
    expect((await transcripts.since(id, 1, key(0))).entries).toEqual([{ ...completed(1), execution: 'me' }]);
    stored.pass(DAY_MS);
    await store.putTurn(id, pending(7));
    expect(await since(key(0), 1)).toEqual([[key(7)], false]);
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
