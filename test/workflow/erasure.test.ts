import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dynamoAudit } from '../../adapters/dynamodb/audit.ts';
import { dynamoCustomerItems } from '../../adapters/dynamodb/customer-items.ts';
import { dynamoErasures } from '../../adapters/dynamodb/tombstones.ts';
import { systemClock } from '../../core/config/clock.ts';
import { type ConversationId, erasedKey } from '../../core/config/keys.ts';
import { erase } from '../../handlers/clock/erase.ts';
import { CONVERSATIONS } from '../../local/aws/dynamodb/table-definitions.ts';
import { after, asksForPerson, type Reply, says } from '../support/bedrock/bedrock-replies.ts';
import { type DeskSystem, startDeskSystem } from '../support/desk-system.ts';

const TABLE = CONVERSATIONS.TableName;
let system: DeskSystem;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  system = await startDeskSystem();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: system.dynamo, region: 'us-east-1', credentials }),
  );
});
afterAll(async () => {
  client.destroy();
  await system.close();
});

/** An erasure of a customer, whose passes the test runs. */
const beginErasure = async (customer: string) => {
  const erasures = dynamoErasures(client, TABLE, systemClock);
  const items = dynamoCustomerItems(client, TABLE, [], systemClock);
  const run = erase({ erasures, items, clock: systemClock });
  const erased_at = await erasures.begin(customer, Date.now(), 'staff:ana', randomUUID());
  return (pass: 1 | 2) =>
    run(
      {
        ...{ kind: 'erasure', target: '', id: String(pass), customer: erasedKey(customer), pass, erased_at },
        ...{ due_at: 0, status: 'due', tries: [], created_at: 0 },
      },
      () => 60_000,
    );
};
/** A note of Ana's, with the entry that the desk's front leaves in the audit. */
const note = async (id: ConversationId, text: string) => {
  await dynamoAudit(client, TABLE).record({
    ...{ at: Date.now(), tool: 'note', actor: 'staff:ana', name: 'Ana', client: null, message_id: null, version: null },
    ...id,
  });
  await system.act({ action: 'note', conversation: id, text });
};
/** Sort keys of what is stored with these words; the audit tells what the team did. */
const traces = async (words: string): Promise<string[]> => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: TABLE }));
  const asText = (item: object) => JSON.stringify(item, (_, value) => (value instanceof Set ? [...value] : value));
  return Items.filter((item) => !String(item.pk).startsWith('#AUDIT#') && asText(item).includes(words)).map(({ sk }) =>
    String(sk),
  );
};

describe('a customer who is erased while a model answers', () => {
  it.each<[string, string, boolean, Reply, readonly string[]]>([
    ['in a conversation with earlier messages', 'Where is it?', true, says('On its way.'), ['PersistTurn']],
    ['in a new conversation', 'Where is it?', false, says('On its way.'), ['PersistTurn']],
    ['and asks for a person', 'Hm.', true, asksForPerson('They are angry.'), ['HandOff', 'PersistTurn']],
  ])('%s is told that nothing was saved, and leaves nothing', async (_, message, hasHistory, reply, then) => {
    const customer = `erased-${randomUUID()}`;
    const id = { customer, conversation: 'c-1' };
    const gate = Promise.withResolvers<void>();
    const scene = system.scenario();
    if (hasHistory) {
      await system.say(id, `Hello. ${scene.marker}`);
      await note(id, `About ${scene.marker}`);
    }
    const before = scene.of('fast').length;
    scene.script({ fast: [after(gate.promise, reply)] });
    const messageId = randomUUID();
    const answered = system.say(id, `${message} ${scene.marker}`, messageId);
    await vi.waitFor(() => expect(scene.of('fast').length).toBeGreaterThan(before), { timeout: 10_000 });

    const pass = await beginErasure(customer);
    expect(await pass(1)).toMatchObject({ status: 'done' });
    expect(await traces(scene.marker)).toEqual([]);
    gate.resolve();
    expect(await answered).toMatchObject({ outcome: 'not_saved', turn: null });
    expect(system.ran(messageId)).toEqual(expect.arrayContaining(['LoadHistory', ...then]));
    expect(await pass(2)).toEqual({ status: 'done', try: null });
    expect(await traces(scene.marker)).toEqual([]);
    expect(await traces(customer)).toEqual([]);
  });

  it('is answered anew by a repeat, and by what they write between the passes', async () => {
    const customer = `erased-${randomUUID()}`;
    const id = { customer, conversation: 'c-1' };
    const scene = system.scenario();
    await system.say(id, `Hello. ${scene.marker} secret`, 'm-1');
    const pass = await beginErasure(customer);
    await pass(1);
    expect(await system.say(id, `Hello again. ${scene.marker}`, 'm-1')).toMatchObject({ outcome: 'completed' });
    await pass(2);
    expect(await system.say(id, `Hello again. ${scene.marker}`, 'm-1')).toMatchObject({ outcome: 'replayed' });
    expect(await traces('secret')).toEqual([]);
    expect((await traces(customer)).toSorted()).toEqual(['TURN#m-1', '~CONVERSATION']);
  });

  it('lets an act of the team that comes too late find no conversation', async () => {
    const id = { customer: `erased-${randomUUID()}`, conversation: 'c-1' };
    const scene = system.scenario();
    await system.say(id, `Hello. ${scene.marker}`);
    const pass = await beginErasure(id.customer);
    await pass(1);
    const late = { conversation: id, text: 'secret words' };
    expect(await system.act({ ...late, action: 'reply' })).toMatchObject({ outcome: 'not_found' });
    expect(await system.act({ ...late, action: 'note' })).toMatchObject({ outcome: 'not_found' });
    await pass(2);
    expect(await traces('secret words')).toEqual([]);
  });
});
