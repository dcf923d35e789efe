import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { documentClient } from '../../../../adapters/aws/clients.ts';
import { dynamoAudit } from '../../../../adapters/dynamodb/audit.ts';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoCursorKey } from '../../../../adapters/dynamodb/cursor-key.ts';
import { dynamoDeskActions } from '../../../../adapters/dynamodb/desk-actions.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoFeedback } from '../../../../adapters/dynamodb/feedback.ts';
import { dynamoJobs } from '../../../../adapters/dynamodb/jobs.ts';
import { dynamoLeases } from '../../../../adapters/dynamodb/leases.ts';
import { dynamoDailyQuota } from '../../../../adapters/dynamodb/quota.ts';
import { dynamoUsedIdentities } from '../../../../adapters/dynamodb/used-identities.ts';
import { dynamoVisitors } from '../../../../adapters/dynamodb/visitors.ts';
import { systemClock } from '../../../../core/config/clock.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import { createTables } from '../../../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../../local/aws/dynamodb/table-definitions.ts';
import { type HttpStandIn, startHttp } from '../../../support/http-stand-in.ts';
import { aCompletionInput, anAction, aProposal } from '../../../support/values.ts';
import { aJob, aTry } from './jobs.ts';

/** The proxy carries out every call, and breaks the connection instead of answering the first one that matches. */
let lost: RegExp | null = null;
let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
let proxy: HttpStandIn;
beforeAll(async () => {
  dynamo = await startDynamoDb();
  await createTables(dynamo.url, [CONVERSATIONS]);
  proxy = await startHttp(async ({ headers, body }, response) => {
    const named = Object.entries(headers).filter(([name]) => /^(x-amz|authorization|content-type)/.test(name));
    const sent = Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
    const reply = await fetch(dynamo.url, { method: 'POST', headers: sent, body });
    const text = await reply.text();
    if (lost?.test(String(headers['x-amz-target']))) {
      lost = null;
      return void response.socket?.resetAndDestroy();
    }
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(text);
  });
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', proxy.url);
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'local');
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await proxy.close();
  await dynamo.close();
});

const table = CONVERSATIONS.TableName;
/** What a call returns if the reply to its first request, or to the first one of an operation, is lost. */
const losing = async <T>(call: () => Promise<T>, operation = /./): Promise<T> => {
  lost = operation;
  const result = await call();
  expect(lost).toBeNull();
  return result;
};

it('a write of the protocol that is sent twice is carried out once, and a read says what is stored', async () => {
  const store = dynamoConversations(documentClient(1), { table, retentionDays: 1, clock: systemClock });
  const id = { customer: 'ada', conversation: 'c-1' };
  const message = { ...id, message_id: 'm-1' };
  const started_at = Date.now();
  const key = `${started_at}-a`;
  const turn = { key, message_id: 'm-1', message: 'Hello?', started_at };
  const pending = { ...turn, status: 'pending' as const, owner: 'me', lease: started_at + 1000 };
  const proposal = aProposal(key, anAction());
  const started = { proposal, results: [] };
  const ending = { ...completeTurn(aCompletionInput({ turn, now: started_at + 5 })), proposal };

  expect(await losing(() => store.putTurn(id, pending))).toBe(false);
  expect(await losing(() => store.getTurn(message))).toEqual(pending);
  expect(await losing(() => store.takeOver(id, pending, 'you', started_at + 2000))).toBe(false);
  expect(await losing(() => store.startAction(message, 'you', started))).toBe(true);
  expect(await losing(() => store.release(message, 'you'))).toBe(true);
  expect(await store.getTurn(message)).toEqual({ ...pending, owner: 'you', lease: 0, started });
  expect(await losing(() => store.complete(id, ending, 'you'))).toBe(false);
  const claimant = { turn: `${started_at + 1}-a`, execution: 'you', client: null, act_as: null };
  expect(await losing(() => store.claimAction(message, 0, claimant))).toBeNull();
  await losing(() => store.noteLastTurn(id, ending, null));
  expect(await store.getTurn(message)).toMatchObject({ status: 'answered', answer: ending.answer });
});

it('a write of the desk that is sent twice changes what one changes, and is found', async () => {
  const client = documentClient(1);
  const desks = dynamoDesks(client, { table, retentionDays: 1, clock: systemClock });
  const conversations = dynamoConversations(client, { table, retentionDays: 1, clock: systemClock });
  const id = { customer: 'ada', conversation: 'c-2' };
  const started_at = Date.now();
  const key = (n: number) => `${started_at + n}-a`;
  const waiting = { id: 'act', key: key(1), from: 'bot', version: null, to: 'waiting', set: { team: 'a' } } as const;
  expect(await losing(() => desks.move(id, waiting))).toBeNull();
  expect(await desks.get(id)).toMatchObject({ state: 'waiting', version: 1, move: { id: 'act', key: key(1) } });

  // The version rises once more than messages come: an act that names it in between is refused, and its author reads the desk again.
  expect(await losing(() => desks.hold(id, key(2), 'en', 'Hello?'))).toMatchObject({ version: 3, last_key: key(2) });

  const pending = { key: key(2), message_id: 'm', message: 'Hello?', started_at, owner: 'me', lease: started_at };
  await conversations.putTurn(id, { ...pending, status: 'pending' });
  expect(await losing(() => desks.holdTurn({ ...id, message_id: 'm' }, started_at, 1))).toEqual({ acting: false });
  const results = { proposal: aProposal(key(0)), results: [] };
  expect(await losing(() => conversations.noteActions({ ...id, message_id: 'm' }, results))).toBe(false);
  expect(await conversations.getTurn({ ...id, message_id: 'm' })).toMatchObject({ status: 'held', actions: results });

  const post = { key: key(3), kind: 'reply', author: null, text: 'Here.', move: null } as const;
  expect(await losing(() => desks.post(id, { actor: 'staff:ana', message_id: 'm' }, post), /PutItem/)).toBe(key(3));
  expect(await losing(() => desks.post(id, { actor: 'staff:ana', message_id: 'n' }, post), /UpdateItem/)).toBe(key(3));
  expect(await desks.get(id)).toMatchObject({ version: 3, last_post: key(3) });
});

it('an expired conversation whose replacement is sent twice has the move', async () => {
  const client = documentClient(1);
  const expired = dynamoDesks(client, { table, retentionDays: -1, clock: systemClock });
  const desks = dynamoDesks(client, { table, retentionDays: 1, clock: systemClock });
  const id = { customer: 'ada', conversation: 'c-3' };
  const move = { id: 'old', key: `${Date.now()}-a`, from: 'bot', version: null, to: 'human', set: {} } as const;
  await expired.move(id, move);
  expect(await losing(() => desks.move(id, { ...move, id: 'new' }), /PutItem/)).toBeNull();
  expect(await desks.get(id)).toMatchObject({ version: 1, move: { id: 'new' } });
});

it('an act that is sent twice is stored once, and so are its aim, its result, a request and an entry of the audit', async () => {
  const client = documentClient(1);
  const actions = dynamoDeskActions(client, table, systemClock);
  const act = { actor: 'staff:ana', message_id: 'm' };
  const target = { customer: 'ada', conversation: 'c' };
  expect(await losing(() => actions.begin(act, 'h'), /PutItem/)).toEqual({ hash: 'h', target: null, result: null });
  expect(await losing(() => actions.aim(act, target, null))).toBe(true);
  expect(await losing(() => actions.finish(act, '{}'), /UpdateItem/)).toBe('{}');
  expect(await actions.begin(act, 'h')).toEqual({ hash: 'h', target, result: '{}' });
  const request = (n: number) => actions.takeRequest('ada', Date.now(), 2, `m-${n}`);
  expect(await losing(() => request(1))).toBe(true);
  expect([await request(2), await request(3)]).toEqual([true, false]);

  const at = Date.UTC(2020, 1, 1);
  const call = { at, tool: 'list_queue', actor: 'staff:ana', name: 'Ana', client: null, customer: null };
  const audit = dynamoAudit(client, table);
  await losing(() => audit.record({ ...call, conversation: null, message_id: null, version: null }));
  const query = new QueryCommand({
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': '#AUDIT#2020-02-01' },
  });
  expect((await client.send(query)).Items).toMatchObject([{ tool: 'list_queue' }]);
});

it('feedback that is sent twice is stored, and does not undo what was said later', async () => {
  const feedback = dynamoFeedback(documentClient(1), { table, retentionDays: 1, clock: systemClock });
  const id = { customer: 'ada', conversation: 'c-feedback' };
  const said = (score: number, at: number) => ({ score, comment: null, at });
  await losing(() => feedback.put(id, { episode: 1 }, said(1, 1)), /UpdateItem/);
  await feedback.put(id, { episode: 1 }, said(5, 2));
  await losing(() => feedback.put(id, { episode: 1 }, said(1, 1)), /UpdateItem/);
  const { episodes } = await losing(() => feedback.since(id, null), /Query/);
  expect([...episodes]).toEqual([[1, said(5, 2)]]);
});

it('a cursor key that is sent twice is the one that is stored', async () => {
  const client = documentClient(1);
  const made = await losing(dynamoCursorKey(client, table), /PutItem/);
  expect(await dynamoCursorKey(client, table)()).toEqual(made);
});

it('a turn that the daily quota counts is counted once', async () => {
  const now = Date.now();
  const quota = dynamoDailyQuota(documentClient(1), table, { turns: 2, tokens: 1000 }, systemClock);
  await expect(losing(() => quota.take('ada', now))).rejects.toMatchObject({ name: 'StoreBusy' });
  expect([await quota.take('ada', now), await quota.take('ada', now)]).toEqual([true, false]);
});

it('a visitor whose writes are sent twice is there once, and the count of new ones is sent once', async () => {
  const visitors = dynamoVisitors(documentClient(1), table, 2, systemClock);
  await losing(() => visitors.add('credential', 'visitor:1'));
  expect(await losing(() => visitors.find('credential'))).toBe('visitor:1');
  await losing(() => visitors.remove('credential'));
  expect(await visitors.find('credential')).toBeNull();
  const admit = () => visitors.admit('203.0.113.0/24', Date.now());
  await expect(losing(admit)).rejects.toMatchObject({ name: 'StoreBusy' });
  expect([await admit(), await admit()]).toEqual([true, false]);
});

it('a JWT whose use is stored twice was not used before', async () => {
  const used = dynamoUsedIdentities(documentClient(1), table, systemClock);
  const use = () => used.use('https://shop.example', 'j', Math.floor(Date.now() / 1000) + 60);
  expect(await losing(use)).toBe(true);
  expect(await use()).toBe(false);
});

it('a change of a job that is sent twice is carried out once, and the run that made it knows that it did', async () => {
  const jobs = dynamoJobs(documentClient(1), table, systemClock);
  const [target, now] = ['webhook#lost', Date.now()];
  const seed = aJob(target, 1);
  await losing(() => jobs.add([seed]));
  const [job] = await losing(() => jobs.dueOf(target, now, 9));
  if (!job) throw new Error('The job is not there.');
  const claim = await losing(() => jobs.claim(job, now + 1000));
  expect(claim).toEqual({ ...job, due_at: now + 1000 });
  const retry = { status: 'retry', at: now + 2000, try: aTry(now) } as const;
  expect(await losing(() => jobs.settle(claim ?? job, retry))).toBe(true);
  const [again] = await jobs.dueOf(target, now + 2000, 9);
  expect(again).toMatchObject({ due_at: now + 2000, tries: [aTry(now)] });
  expect(await losing(() => jobs.settle(again ?? job, { status: 'dead', try: null }))).toBe(true);
  expect(await losing(() => jobs.again(target, job.id))).toBe(true);
  expect((await losing(() => jobs.page(target, 'due', 9, null))).jobs).toHaveLength(1);
});

it('a lease that is taken, kept or released twice is so once', async () => {
  const leases = dynamoLeases(documentClient(1), table, systemClock);
  const until = Date.now() + 60_000;
  expect(await losing(() => leases.take('webhook#lost', 'me', until))).toBe(true);
  expect(await losing(() => leases.take('webhook#lost', 'you', until))).toBe(false);
  expect(await losing(() => leases.release('webhook#lost', 'me'))).toBe(false);
  expect(await losing(() => leases.release('webhook#lost', 'me'), /DeleteItem/)).toBe(true);
  expect(await leases.take('webhook#lost', 'you', until)).toBe(true);
});
