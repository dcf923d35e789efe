import { createTables } from '../../../local/aws/dynamodb/create-tables.ts';
import { startDynamoDb } from '../../../local/aws/dynamodb/server.ts';
import { CONVERSATIONS } from '../../../local/aws/dynamodb/table-definitions.ts';
import { startReceiver } from './receiver.ts';
import { startRoad } from './road.ts';

/**
 * Plays deliveries of three events and a body of one's own to a receiver that refuses each event once, over a table that fails once. Prints the promises to receivers
 * that were broken, and exits with 1 if there are any.
 */
const promises = async (): Promise<Readonly<Record<string, boolean>>> => {
  let now = Date.now();
  Date.now = () => now;
  const dynamo = await startDynamoDb();
  await createTables(dynamo.url, [CONVERSATIONS]);
  const seen = new Set<string>();
  const receiver = await startReceiver('crm', (response, _, { event }) => {
    const { conversation } = event.data;
    response.writeHead(seen.has(conversation) ? 200 : 500).end();
    seen.add(conversation);
  });
  const road = startRoad(dynamo.url, { crm: receiver.url });
  await road.stream([1, 2, 3].map(road.handedOff), true);
  await road.run('crm');
  now += 10 * 60_000;
  await road.run('crm');
  // Not what JSON.stringify would make of it.
  await road.send('crm', '{ "data": { "conversation": "own" }, "amount": 1.0 }');
  road.close();
  await receiver.close();
  await dynamo.close();

  const idsOf = new Map<string, Set<string>>();
  for (const { id, event } of receiver.received) {
    const { conversation } = event.data;
    idsOf.set(conversation, (idsOf.get(conversation) ?? new Set()).add(id));
  }
  return {
    'every body is signed as it is sent': receiver.forged.length === 0,
    'an event keeps its id': [...idsOf.values()].every(({ size }) => size === 1),
    'every event arrives': ['c-1', 'c-2', 'c-3'].every((conversation) => idsOf.has(conversation)),
  };
};

for (const [promise, isKept] of Object.entries(await promises())) {
  if (isKept) continue;
  process.stdout.write(`broken: ${promise}\n`);
  process.exitCode = 1;
}
