import { expect, it } from 'vitest';
import { dynamoAudit } from '../../../../adapters/dynamodb/audit.ts';
import { DAY_MS, START, table, tableOfFile } from './dynamo.ts';

const stored = tableOfFile();

it('each call of the team is an item of its day, for 400 days, with only what the call names', async () => {
  const audit = dynamoAudit(stored.client(), table);
  const entry = {
    ...{ at: START, tool: 'list_queue', actor: 'staff:ana', name: 'Ana', client: null },
    ...{ customer: null, conversation: null, message_id: null, version: null },
  };
  const named = { client: 'console', customer: 'ada', conversation: 'c', message_id: 'm', version: 3 };
  await audit.record(entry);
  await audit.record({ ...entry, ...named });
  await audit.record(entry);
  const items = await stored.all();
  expect(items).toHaveLength(3);
  for (const item of items) {
    expect(item.pk).toBe('#AUDIT#2023-11-14');
    expect(item.sk).toMatch(/^1700000000000-[0-9a-f-]{36}$/);
    expect(item.expires_at).toBe((START + 400 * DAY_MS) / 1000);
  }
  expect(items.find(({ tool, customer }) => tool === 'list_queue' && customer === 'ada')).toMatchObject(named);
  const bare = items.find(({ customer }) => customer === undefined);
  expect(Object.keys(bare ?? {}).toSorted()).toEqual(['actor', 'expires_at', 'name', 'pk', 'sk', 'tool']);
});
