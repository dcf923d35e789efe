import { beforeAll, describe, expect, it } from 'vitest';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import type { Post } from '../../../../core/desk/desk.ts';
import type { Desks } from '../../../../core/desk/desks.ts';
import type { Conversations, Transcripts } from '../../../../core/turn/conversations.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';
import { key, of, POST, PROPOSAL, STARTED, turnsAt } from './turns.ts';

const stored = tableOfFile();
const { clock, newId } = stored;
const { pending, completed } = turnsAt(clock);
let store: Conversations;
let desks: Desks;
let transcripts: Transcripts;
beforeAll(() => {
  store = dynamoConversations(stored.client(), { table, retentionDays: 1, clock });
  desks = dynamoDesks(stored.client(), { table, retentionDays: 1, clock });
  transcripts = dynamoTranscripts(stored.client(), table, clock);
});
const allTurns = async (id: ReturnType<typeof newId>) =>
  (await Array.fromAsync(store.newestEntries(id))).flat().filter((entry) => 'key' in entry);

describe('a turn that is left to a person', () => {
  const held = async (id: ReturnType<typeof newId>) => {
    await store.putTurn(id, pending(1));
    return desks.holdTurn(of(id, 1), START + 7, 1);
  };
  const HELD = {
    key: key(1),
    message_id: 'm-1',
    message: 'question 1',
    started_at: START,
    status: 'held',
    held_at: START + 7,
    sequence: 1,
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
    expect(await desks.holdTurn(of(id, 1), START, 1)).toBeNull();
    expect(await store.getTurn(of(id, 1))).toBeNull();
    expect(await held(id)).not.toBeNull();
    expect(await desks.holdTurn(of(id, 1), START + 7, 1)).toEqual({ acting: false });
    expect(await desks.holdTurn(of(id, 1), START + 8, 1)).toBeNull();
    await store.putTurn(id, pending(2));
    await store.complete(id, completed(2), 'me');
    expect(await desks.holdTurn(of(id, 2), START, 1)).toBeNull();
    await store.putTurn(id, pending(3));
    stored.pass(DAY_MS);
    expect(await desks.holdTurn(of(id, 3), START, 1)).toBeNull();
  });

  it('says whether an action was started for it, even since the pending turns were read', async () => {
    const id = newId();
    await store.putTurn(id, pending(1));
    expect(await desks.pendingTurns(id, null)).toMatchObject([{ message_id: 'm-1' }]);
    await store.startAction(of(id, 1), 'me', STARTED);
    expect(await desks.holdTurn(of(id, 1), START + 7, 1)).toEqual({ acting: true });
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
    await desks.holdTurn(of(id, 1), START + 7, 1);
    stored.pass(5000);
    expect(await store.noteActions(of(id, 1), STARTED)).toBe(true);
    stored.pass(5000);
    expect(await store.noteActions(of(id, 1), { ...STARTED, results: [] })).toBe(false);
    expect(await store.getTurn(of(id, 1))).toEqual({ ...HELD, started: STARTED, actions: STARTED });
    expect(await allTurns(id)).toMatchObject([{ started: null, told: PROPOSAL.id, changed_at: START + 5000 }]);
    expect(await desks.holdTurn(of(id, 1), START + 7, 1)).toEqual({ acting: false });
  });
});

describe('the pending turns', () => {
  it('are those of a key or later ones, oldest first, without what has ended or expired, and without posts', async () => {
    const id = newId();
    await store.putTurn(id, pending(9));
    stored.pass(DAY_MS);
    for (const n of [4, 1, 3, 2, 5]) await store.putTurn(id, pending(n, { message_id: `m-${9 - n}` }));
    await store.complete(id, { ...completed(2), message_id: 'm-7' }, 'me');
    await desks.holdTurn(of(id, 6), START, 1);
    await desks.post(id, { notice: key(6) }, { ...POST, key: key(6) });
    const found = (from: string | null) => desks.pendingTurns(id, from).then((turns) => turns.map((turn) => turn.key));
    expect(await found(null)).toEqual([key(1), key(4), key(5)]);
    expect(await found(key(4))).toEqual([key(4), key(5)]);
    expect(await found(key(6))).toEqual([]);
    expect(await desks.pendingTurns(id, key(5))).toEqual([
      { message_id: 'm-4', key: key(5), message: expect.any(String) },
    ]);
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
