import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDesks } from '../../adapters/dynamodb/desks.ts';
import { systemClock } from '../../core/config/clock.ts';
import { type ConversationId, nextTurnKey } from '../../core/config/keys.ts';
import type { Post } from '../../core/desk/desk.ts';
import type { Desks } from '../../core/desk/desks.ts';
import { type Store, startStore } from '../../examples/store/store.ts';
import { startDynamoDb } from '../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';
import { says, uses } from '../support/bedrock/bedrock-replies.ts';
import { aPost } from '../support/values.ts';
import { startWorld, type World } from '../support/world.ts';

const QUESTION = 'Is it the kettle that you mean?';

let store: Store;
let dynamo: Awaited<ReturnType<typeof startDynamoDb>>;
let client: DynamoDBDocumentClient;
let desks: Desks;
let world: World;

beforeAll(async () => {
  [store, dynamo] = await Promise.all([startStore({ port: 0 }), startDynamoDb()]);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: dynamo.url, region: 'us-east-1', credentials }));
  desks = dynamoDesks(client, { table: CONVERSATIONS.TableName, retentionDays: 90, clock: systemClock });
  world = await startWorld({
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
    TOOL_SERVERS: JSON.stringify([{ name: 'store', url: store.url }]),
  });
});
afterAll(async () => {
  await world.close();
  client.destroy();
  await Promise.all([store.close(), dynamo.close()]);
});

/** A person takes the conversation over, asks a question, leaves a note for the team, and gives it back. */
const personAsks = async (id: ConversationId): Promise<void> => {
  const by = { id: 's-1', name: 'Ana' };
  const add = async (over: Partial<Post>): Promise<string> => {
    const key = nextTurnKey(Date.now(), await desks.newestKey(id), 'p');
    await desks.post(id, { notice: key }, aPost({ key, author: by, ...over }));
    return key;
  };
  const move = async (from: 'bot' | 'human', to: 'bot' | 'human') => {
    const key = await add({ kind: 'notice', move: to === 'human' ? 'taken_over' : 'given_back' });
    const set = { assignee: to === 'human' ? by : null };
    expect(await desks.move(id, { id: key, key, from, version: null, to, set })).toMatchObject({ state: to });
  };
  await move('bot', 'human');
  await add({ text: QUESTION });
  await add({ kind: 'note', text: 'She is difficult.' });
  await move('human', 'bot');
};

describe('behind the question of a person who gave the conversation back', () => {
  it.each([
    ['words', 'alice', false],
    ['a button', 'local', true],
  ])('%s consent to nothing, and the assistant knows what was asked', async (_, customer, hasButton) => {
    const talk = world.talk(
      { fast: [uses('store__cancel_order', { order_id: '1047' }), says('I would cancel it.'), says('I see.')] },
      { customer },
    );
    const { turn_id, proposal } = await talk.ask('Cancel order 1047.');
    expect(proposal).not.toBeNull();
    await personAsks(talk.id);
    const result = await talk.ask('Yes.', hasButton ? { confirm_action: turn_id } : {});
    expect(result).toMatchObject({ answer: 'I see.', actions: [], proposal: null, conversation: { state: 'bot' } });
    expect(result.messages.map(({ kind }) => kind)).toEqual(['notice', 'reply', 'notice']);
    expect(store.writes).toEqual([]);
    const [, told = ''] = talk.sent('fast').at(-1) ?? [];
    expect(told).toMatch(
      new RegExp(`A colleague wrote to the customer:\\n<result from="Ana">\\n${QUESTION.replace('?', '\\?')}\\n`),
    );
    expect(told).toMatch(/gave the conversation back to you\.\n<\/note>\nYes\./);
    expect(told).toMatch(/Another message, or a colleague, came in between\. Nothing has been done/);
    expect(JSON.stringify(talk.models.of('fast').map(({ body }) => body))).not.toContain('difficult');
  });
});
