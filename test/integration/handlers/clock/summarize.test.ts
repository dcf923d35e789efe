import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { beforeAll, expect, it } from 'vitest';
import { powertoolsRemember } from '../../../../adapters/aws/powertools-remember.ts';
import { dynamoConversations } from '../../../../adapters/dynamodb/conversations.ts';
import { dynamoDesks } from '../../../../adapters/dynamodb/desks.ts';
import { dynamoSummaries } from '../../../../adapters/dynamodb/summaries.ts';
import { dynamoTranscripts } from '../../../../adapters/dynamodb/turns.ts';
import { systemClock } from '../../../../core/config/clock.ts';
import { partitionKey } from '../../../../core/config/keys.ts';
import { Fault } from '../../../../core/errors/faults.ts';
import type { JobOf } from '../../../../core/events/job.ts';
import { readHistory } from '../../../../core/turn/context/read-history.ts';
import type { Summaries } from '../../../../core/turn/summary/summary.ts';
import { summarize } from '../../../../handlers/clock/summarize.ts';
import { createTables } from '../../../../local/aws/dynamodb/create-tables.ts';
import { IDEMPOTENCY } from '../../../../local/aws/dynamodb/table-definitions.ts';
import { aCall, aPlaybook, quietLog } from '../../../support/values.ts';
import { table, tableOfFile } from '../../adapters/dynamodb/dynamo.ts';
import { key, of, turnsAt } from '../../adapters/dynamodb/turns.ts';

const stored = tableOfFile(Date.now());
const { pending, completed } = turnsAt(systemClock);
beforeAll(() => createTables(stored.url(), [IDEMPOTENCY]));

it('is written from the table, paid once however often its run dies, and read by the next turn and the team', async () => {
  const options = { table, retentionDays: 1, clock: systemClock };
  const [client, id] = [stored.client(), stored.newId()];
  const conversations = dynamoConversations(client, options);
  const desks = dynamoDesks(client, options);
  const summaries = dynamoSummaries(client, options);
  for (const n of [1, 2, 3]) {
    await conversations.putTurn(id, pending(n));
    await conversations.complete(id, completed(n), 'me');
  }
  await conversations.noteLastTurn(id, completed(3), null);

  let calls = 0;
  const records = new DynamoDBPersistenceLayer({ tableName: IDEMPOTENCY.TableName, awsSdkV3Client: client });
  const work = (over: Partial<Summaries> = {}) =>
    summarize({
      model: {
        converse: async ({ messages }) => {
          calls++;
          expect(JSON.stringify(messages)).not.toContain('answer ');
          return { content: [{ text: `Question ${calls}.` }], stopReason: 'end_turn', call: aCall() };
        },
      },
      remember: powertoolsRemember(records, 3600, quietLog),
      transcripts: dynamoTranscripts(client, table, systemClock),
      summaries: { ...summaries, ...over },
      tombstones: { erasedAt: async () => null },
      playbook: () => aPlaybook(),
      ...{ desks, clock: systemClock, pause: async () => {}, callMs: 1000 },
    });
  const job = (over: Partial<JobOf<'summary'>>): JobOf<'summary'> => ({
    ...{ ...id, kind: 'summary', target: `summary#${partitionKey(id)}`, id: 'w', why: 'window', up_to: key(2) },
    ...{ due_at: Date.now(), created_at: Date.now(), status: 'due', tries: [], ...over },
  });

  const dies = { put: async () => Promise.reject(new Fault('StoreBusy', 'The run died.')) };
  for (let run = 0; run < 3; run++) await expect(work(dies)(job({}), () => 9000)).rejects.toThrow('died');
  expect(await work()(job({}), () => 9000)).toMatchObject({ status: 'done' });
  expect(calls).toBe(1);
  expect(await readHistory(conversations, of(id, 4), 1000)).toMatchObject({
    turns: [1, 2, 3].map((n) => ({ key: key(n) })),
    summary: { text: 'Question 1.', up_to: key(2) },
  });

  const move = { id: 'm', key: key(3), from: 'bot', version: null, to: 'waiting', set: {} } as const;
  expect(await desks.move(id, move)).toMatchObject({ state: 'waiting' });
  const atHandOff = job({ id: 'h', why: 'handed_off', up_to: null });
  expect(await work()(atHandOff, () => 9000)).toMatchObject({ status: 'done' });
  expect(await summaries.get(id, 'handed_off')).toMatchObject({ text: 'Question 2.', up_to: key(3), episode: 1 });
});
