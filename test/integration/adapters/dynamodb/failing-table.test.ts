import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoAudit } from '../../../../adapters/dynamodb/audit.ts';
import { dynamoConversationList } from '../../../../adapters/dynamodb/conversation-list.ts';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoCursorKey } from '../../../../adapters/dynamodb/cursor-key.ts';
import { dynamoDeskActions } from '../../../../adapters/dynamodb/desk-actions.ts';
import { dynamoDeskQueue } from '../../../../adapters/dynamodb/desk-queue.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoDiscardedRecords } from '../../../../adapters/dynamodb/discarded-records.ts';
import { dynamoDueIndex } from '../../../../adapters/dynamodb/due-index.ts';
import { dynamoEndpoints } from '../../../../adapters/dynamodb/endpoints.ts';
import { dynamoFeedback } from '../../../../adapters/dynamodb/feedback.ts';
import { dynamoJobs } from '../../../../adapters/dynamodb/jobs.ts';
import { dynamoLeases } from '../../../../adapters/dynamodb/leases.ts';
import { dynamoDailyQuota } from '../../../../adapters/dynamodb/quota.ts';
import { dynamoSummaries } from '../../../../adapters/dynamodb/summaries.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import { dynamoUsedIdentities } from '../../../../adapters/dynamodb/used-identities.ts';
import { dynamoVisitorBudget } from '../../../../adapters/dynamodb/visitor-budget.ts';
import { dynamoVisitors } from '../../../../adapters/dynamodb/visitors.ts';
import { systemClock } from '../../../../core/config/clock.ts';
import { completeTurn } from '../../../../core/turn/completion/complete-turn.ts';
import { type HttpStandIn, startHttp } from '../../../support/http-stand-in.ts';
import { aCompletionInput, aProposal } from '../../../support/values.ts';
import { START, table, tableOfFile } from './dynamo.ts';
import { aJob } from './jobs.ts';

const adaptersOf = (client: DynamoDBDocumentClient, name: string) => {
  const options = { table: name, retentionDays: 1, clock: systemClock };
  return {
    conversations: dynamoConversations(client, options),
    desks: dynamoDesks(client, options),
    feedback: dynamoFeedback(client, options),
    transcripts: dynamoTranscripts(client, name, systemClock),
    summaries: dynamoSummaries(client, options),
    list: dynamoConversationList(client, name, systemClock),
    actions: dynamoDeskActions(client, name, systemClock),
    queue: dynamoDeskQueue(client, name, systemClock),
    audit: dynamoAudit(client, name),
    quota: dynamoDailyQuota(client, name, { turns: 1, tokens: 1 }, systemClock),
    visitors: dynamoVisitors(client, name, 1, systemClock),
    usedIdentities: dynamoUsedIdentities(client, name, systemClock),
    budget: dynamoVisitorBudget(client, name, { turns: 9, turns_per_network: 9, requests: 9, new_per_network: 9 }),
    jobs: dynamoJobs(client, name, systemClock),
    leases: dynamoLeases(client, name, systemClock),
    dueIndex: dynamoDueIndex(client, name),
    endpoints: dynamoEndpoints(client, name, systemClock),
    discarded: dynamoDiscardedRecords(client, name, systemClock),
    cursorKey: { read: dynamoCursorKey(client, name) },
  };
};
type Adapters = ReturnType<typeof adaptersOf>;

const ID = { customer: 'ada', conversation: 'c' };
const MESSAGE = { ...ID, message_id: 'm' };
const ACT = { actor: 'staff:ana', message_id: 'm' };
const KEY = `${START}-a`;
const TURN = { key: KEY, message_id: 'm', message: 'Hello?', started_at: START };
const PENDING = { ...TURN, status: 'pending' as const, owner: 'me', lease: START };
const ENDING = completeTurn(aCompletionInput({ turn: TURN }));
const RESULT = { proposal: aProposal(KEY), results: [] };
const MOVE = { id: 'm', key: KEY, from: 'bot', version: null, to: 'human', set: {} } as const;
const POST = { key: KEY, kind: 'reply', author: null, text: 'Hello.', move: null } as const;
const SEED = aJob('webhook#crm', 1);
const JOB = { ...SEED, status: 'due', tries: [], created_at: START } as const;
const ENTRY = {
  ...{ at: START, tool: 'list_queue', actor: 'staff:ana', name: 'Ana', client: null, customer: null },
  ...{ conversation: null, message_id: null, version: null },
};

/** A call of every operation of every adapter, by adapter. */
const CALLS: { readonly [A in keyof Adapters]: { readonly [O in keyof Adapters[A]]: (its: Adapters[A]) => unknown } } =
  {
    conversations: {
      newestEntries: (its) => Array.fromAsync(its.newestEntries(ID)),
      putTurn: (its) => its.putTurn(ID, PENDING),
      getTurn: (its) => its.getTurn(MESSAGE),
      release: (its) => its.release(MESSAGE, 'me'),
      takeOver: (its) => its.takeOver(ID, PENDING, 'you', START),
      complete: (its) => its.complete(ID, ENDING, 'me'),
      startAction: (its) => its.startAction(MESSAGE, 'me', RESULT),
      claimAction: (its) => its.claimAction(MESSAGE, 0, { turn: KEY, execution: 'me', client: null, act_as: null }),
      noteActions: (its) => its.noteActions(MESSAGE, RESULT),
      noteLastTurn: (its) => its.noteLastTurn(ID, ENDING, null),
    },
    desks: {
      get: (its) => its.get(ID),
      move: (its) => its.move(ID, MOVE),
      hold: (its) => its.hold(ID, KEY, 'en', 'Hello?'),
      pendingTurns: (its) => its.pendingTurns(ID, null),
      holdTurn: (its) => its.holdTurn(MESSAGE, START, 1),
      post: (its) => its.post(ID, ACT, POST),
      link: (its) => its.link(ID, { system: 'CRM', id: '1', url: null }, null),
      isPosted: (its) => its.isPosted(ID, ACT),
      newestKey: (its) => its.newestKey(ID),
    },
    transcripts: {
      page: (its) => its.page(ID, 1, null),
      since: (its) => its.since(ID, 1, KEY),
      turns: (its) => its.turns(ID, 1),
      turn: (its) => its.turn(ID, KEY),
    },
    feedback: {
      isAnswer: (its) => its.isAnswer(ID, KEY),
      put: (its) => its.put(ID, { turn: KEY }, { score: 5, comment: null, at: START }),
      since: (its) => its.since(ID, KEY),
    },
    summaries: {
      get: (its) => its.get(ID, 'window'),
      put: (its) => its.put(ID, 'window', { text: 'Tea.', up_to: KEY, made_at: START, episode: 1 }),
    },
    list: { page: (its) => its.page('ada', 1, null) },
    actions: {
      begin: (its) => its.begin(ACT, 'hash'),
      aim: (its) => its.aim(ACT, ID, null),
      finish: (its) => its.finish(ACT, '{}'),
      takeRequest: (its) => its.takeRequest('ada', START, 1, 'm'),
    },
    queue: { page: (its) => its.page({ state: 'human' }, 1, null) },
    audit: { record: (its) => its.record(ENTRY) },
    quota: {
      take: (its) => its.take('ada', START),
      giveBack: (its) => its.giveBack('ada', START),
      spend: (its) => its.spend('ada', 1),
    },
    visitors: {
      admit: (its) => its.admit('203.0.113.0/24', START),
      add: (its) => its.add('credential', 'visitor:1'),
      find: (its) => its.find('credential'),
      remove: (its) => its.remove('credential'),
    },
    usedIdentities: { use: (its) => its.use('https://shop.example', 'j', START) },
    budget: {
      take: (its) => its.take('203.0.113.0/24', START),
      giveBack: (its) => its.giveBack('203.0.113.0/24', START),
      takeHandOff: (its) => its.takeHandOff('203.0.113.0/24', START),
    },
    jobs: {
      add: (its) => its.add([SEED]),
      dueOf: (its) => its.dueOf('webhook#crm', START, 1),
      claim: (its) => its.claim(JOB, START),
      settle: (its) => its.settle(JOB, { status: 'done', try: null }),
      page: (its) => its.page('webhook#crm', 'dead', 1, null),
      again: (its) => its.again('webhook#crm', SEED.id),
    },
    leases: {
      take: (its) => its.take('webhook#crm', 'me', START),
      release: (its) => its.release('webhook#crm', 'me'),
    },
    endpoints: {
      get: (its) => its.get('crm'),
      switchOff: (its) => its.switchOff('crm', { off_since: START, why: 'HTTP 410' }),
      switchOn: (its) => its.switchOn('crm'),
    },
    dueIndex: { due: (its) => Array.fromAsync(its.due(START)) },
    discarded: { keep: (its) => its.keep({ id: '1', pk: null, record: {}, error: 'bad' }) },
    cursorKey: { read: (its) => its.read() },
  };
const EVERY = Object.entries(CALLS).flatMap(([adapter, operations]) =>
  Object.entries(operations).map(([operation, call]) => ({
    operation: `${adapter}.${operation}`,
    call: (all: Adapters) => (call as (its: unknown) => Promise<unknown>)(all[adapter as keyof Adapters]),
  })),
);

const stored = tableOfFile();
let hollow: HttpStandIn;
const clients: DynamoDBClient[] = [];
const at = (endpoint: string, name = table) => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  clients.push(client);
  return adaptersOf(DynamoDBDocumentClient.from(client), name);
};
beforeAll(async () => {
  // A 200 without a body proves neither a write nor that an item is absent.
  hollow = await startHttp((_, response) => response.end('{}'));
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await hollow.close();
});

describe.each(EVERY)('$operation', ({ call }) => {
  it('is carried out by a table that works', async () => {
    await expect(call(adaptersOf(stored.client(), table))).resolves.not.toThrow();
  });

  it('does not believe a reply that says nothing', async () => {
    await expect(call(at(hollow.url))).rejects.toMatchObject({ name: 'StoreBusy' });
  });

  it('says that a table that cannot be reached is busy, and that one that does not exist refuses', async () => {
    await expect(call(at('http://127.0.0.1:9'))).rejects.toMatchObject({ name: 'StoreBusy' });
    await expect(call(at(stored.url(), 'no-such-table'))).rejects.toMatchObject({ name: 'StoreRefused' });
  });
});
