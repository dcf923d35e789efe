import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDesks } from '../../adapters/dynamodb/desks.ts';
import type { Desks } from '../../core/desk/desks.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';
import { after, says } from '../support/bedrock/bedrock-replies.ts';
import { type Answer, due, startFaultyTable } from '../support/faulty-table.ts';
import type { HttpStandIn } from '../support/http-stand-in.ts';
import { guideFile, PlaybookFolder } from '../support/playbook-folder.ts';
import { startWorld, type World } from '../support/world.ts';

const PERSON = 'I want to talk to a human agent.';
const folder = new PlaybookFolder({ 'shop/playbook.md': guideFile('shop') });

let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
let faulty: HttpStandIn;
let world: World;
let desks: Desks;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  dynamo = await startDynamoDb();
  faulty = await startFaultyTable(dynamo.url);
  world = await startWorld({ AWS_ENDPOINT_URL_DYNAMODB: faulty.url }, `${folder.root}/shop`);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  desks = dynamoDesks(client, { table: CONVERSATIONS.TableName, retentionDays: 90, clock: { now: Date.now } });
});
afterAll(async () => {
  await world.close();
  client.destroy();
  await faulty.close();
  await dynamo.close();
  folder.remove();
});

describe.concurrent('a request for a person, when the write of the desk', () => {
  it.each<[name: string, answers: Answer[], text: RegExp, state: string]>([
    ['is refused for good', ['refuses'], /^I could not reach our team/, 'bot'],
    ['is made, and its reply lost for good', ['performs and refuses'], /^A colleague takes over/, 'waiting'],
    ['is busy at first', ['is busy'], /^A colleague takes over/, 'waiting'],
    ['is made, and its reply shows nothing', ['performs, hollow'], /^A colleague takes over/, 'waiting'],
  ])('%s, promises what was written', async (_, answers, text, state) => {
    const talk = world.talk();
    due.set(
      talk.id.conversation,
      answers.map((answer) => ['handOff', answer]),
    );
    const { data } = await talk.send(PERSON);
    expect(due.get(talk.id.conversation)).toEqual([]);
    expect(data).toMatchObject({ answer: expect.stringMatching(text), conversation: { state } });
    expect((await desks.get(talk.id)).state).toBe(state);
    const next = await talk.ask('Hello?');
    expect([next.status, talk.models.calls.length > 0]).toEqual(state === 'bot' ? ['answered', true] : ['held', false]);
  });
});

describe('a turn that a person takes while its model answers', () => {
  it('is held: the client is told so, with the person who has it, and a repeat too', async () => {
    const gate = Promise.withResolvers<void>();
    const talk = world.talk({ fast: [after(gate.promise, says('Too late.'))] });
    const asked = talk.ask('Where is it?', { message_id: 'm-1' });
    await expect.poll(() => talk.models.of('fast').length, { timeout: 20_000 }).toBe(1);
    const set = { assignee: { id: 'ana', name: 'Ana' } };
    await desks.move(talk.id, { id: 'take', key: `${Date.now()}-z`, from: 'bot', version: null, to: 'human', set });
    for (const { message_id } of await desks.pendingTurns(talk.id, null))
      await desks.holdTurn({ ...talk.id, message_id }, Date.now(), 1);
    gate.resolve();
    const held = {
      status: 'held',
      answer: 'Passed on to our team.',
      conversation: { state: 'human', assignee: 'Ana' },
    };
    expect(await asked).toMatchObject({ ...held, replayed: false });
    expect(await talk.ask('Where is it?', { message_id: 'm-1' })).toMatchObject({ ...held, replayed: true });
    expect(talk.models.of('fast')).toHaveLength(1);
  });
});
