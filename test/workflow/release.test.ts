import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { type Answer, due, startFaultyTable, type Write } from '../support/faulty-table.ts';
import type { HttpStandIn } from '../support/http-stand-in.ts';
import { TestTable } from '../support/table.ts';
import { startWorld, type Talk, type World } from '../support/world.ts';

let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
let faulty: HttpStandIn;
let world: World;
let table: TestTable;
beforeAll(async () => {
  dynamo = await startDynamoDb();
  faulty = await startFaultyTable(dynamo.url);
  table = new TestTable(dynamo.url);
  world = await startWorld({ AWS_ENDPOINT_URL_DYNAMODB: faulty.url });
});
afterAll(async () => {
  await world.close();
  table.close();
  await faulty.close();
  await dynamo.close();
});

const talkWith = (...answers: [Write, Answer][]): Talk => {
  const talk = world.talk();
  due.set(talk.id.conversation, answers);
  return talk;
};
const GIVEN = { message_id: 'm-1' };

describe.concurrent('an execution that fails', () => {
  it.each<[name: string, answers: [Write, Answer][], code: string]>([
    ['its commit is refused', [['commit', 'refuses']], 'MISCONFIGURED'],
    ['the reply to its acceptance is lost', [['accept', 'performs and refuses']], 'MISCONFIGURED'],
    [
      'its release fails at first',
      [
        ['commit', 'refuses'],
        ['release', 'is busy'],
        ['release', 'is busy'],
      ],
      'MISCONFIGURED',
    ],
    ['the reply to its commit is lost', [['commit', 'performs and refuses']], 'MISCONFIGURED'],
  ])('reports its own error, and a repeat is answered at once, when %s', async (_, answers, code) => {
    const talk = talkWith(...answers);
    expect(await talk.fail('Hello?', GIVEN)).toMatchObject({ code });
    expect(await talk.ask('Hello?', GIVEN)).toMatchObject({ answer: 'A fast answer.' });
    expect(await table.turns(talk.id)).toMatchObject([{ status: 'answered' }]);
    expect(due.get(talk.id.conversation)).toEqual([]);
  });

  it('and cannot release its turn can be repeated after its lease', async () => {
    const talk = talkWith(['commit', 'refuses'], ['release', 'refuses']);
    expect(await talk.fail('Hello?', GIVEN)).toMatchObject({ code: 'MISCONFIGURED' });
    expect(await table.turns(talk.id)).toMatchObject([{ status: 'pending' }]);
    expect(await talk.fail('Hello?', GIVEN)).toMatchObject({ code: 'IN_PROGRESS', retry_after_ms: 2000 });
  });
});

describe.concurrent('a commit whose reply shows nothing', () => {
  it.each<Answer>(['hollow', 'performs, hollow'])('is made again (the table: %s)', async (answer) => {
    const talk = talkWith(['commit', answer]);
    expect(await talk.ask('Hello?', GIVEN)).toMatchObject({ answer: 'A fast answer.', replayed: false });
    expect(await table.turns(talk.id)).toMatchObject([{ status: 'answered', answer: 'A fast answer.' }]);
    expect(talk.models.counts).toEqual({ triage: 1, fast: 1, strong: 0 });
  });
});
