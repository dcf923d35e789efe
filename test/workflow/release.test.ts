import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { type HttpStandIn, sendJson, startHttp } from '../support/http-stand-in.ts';
import { TestTable } from '../support/table.ts';
import { startWorld, type Talk, type World } from '../support/world.ts';

/** How the table answers a write: it loses the request or its own reply, refuses it, or answers 200 with nothing. */
type Answer = 'refuses' | 'performs and refuses' | 'is busy' | 'hollow' | 'performs, hollow';

const WRITES = {
  accept: (target: string, body: string) => target.endsWith('PutItem') && body.includes('"TURN#'),
  commit: (target: string, body: string) => target.endsWith('UpdateItem') && body.includes('REMOVE #lease'),
  release: (target: string, body: string) => target.endsWith('UpdateItem') && body.includes('SET #lease = :over'),
} as const;
type Write = keyof typeof WRITES;

/** Answers that are due, by conversation. */
const due = new Map<string, [write: Write, answer: Answer][]>();

const nextAnswer = (target: string, body: string): Answer | undefined => {
  for (const [conversation, answers] of due) {
    const at = body.includes(conversation) ? answers.findIndex(([write]) => WRITES[write](target, body)) : -1;
    if (at >= 0) return answers.splice(at, 1)[0]?.[1];
  }
  return undefined;
};

/** A table in front of `dynamo` that fails as told. */
const faultyTable = (dynamo: string): Promise<HttpStandIn> =>
  startHttp(async ({ headers, body }, response) => {
    const target = String(headers['x-amz-target']);
    const answer = nextAnswer(target, body);
    const perform = async () => {
      const { 'x-amz-target': _, 'content-type': type, authorization, 'x-amz-date': date } = headers;
      const sent = { 'x-amz-target': target, 'content-type': String(type), 'x-amz-date': String(date) };
      return fetch(dynamo, { method: 'POST', body, headers: { ...sent, authorization: String(authorization) } });
    };
    if (answer === undefined) {
      const reply = await perform();
      response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' }).end(await reply.text());
      return;
    }
    if (answer.startsWith('performs')) await perform();
    if (answer.endsWith('hollow')) return sendJson(response, 200, {});
    if (answer === 'is busy') return sendJson(response, 500, {}, 'InternalServerError');
    sendJson(response, 400, { message: 'no' }, 'AccessDeniedException');
  });

let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
let faulty: HttpStandIn;
let world: World;
let table: TestTable;
beforeAll(async () => {
  dynamo = await startDynamoDb();
  faulty = await faultyTable(dynamo.url);
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
