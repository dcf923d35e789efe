import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlaybookFolder } from '../support/playbook-folder.ts';
import { startWorld, type World } from '../support/world.ts';
import { play } from './tasks/play.ts';
import { shopPlaybook } from './tasks/playbook.ts';
import { readTasks } from './tasks/read-tasks.ts';
import { openShop } from './tasks/shop.ts';
import { type ShopServer, startShopServer } from './tasks/shop-server.ts';
import { withChanges } from './tasks/with-changes.ts';

const TASKS = readTasks();

let shop: ShopServer;
let folder: PlaybookFolder;
let world: World;
let client: Client;
beforeAll(async () => {
  shop = await startShopServer();
  folder = shopPlaybook();
  const servers = JSON.stringify([{ name: 'shop', url: shop.url }]);
  world = await startWorld({ TOOL_SERVERS: servers }, `${folder.root}/shop`);
  client = new Client({ name: 'workflow', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(world.url)));
});
afterAll(async () => {
  await client.close();
  await world.close();
  await shop.close();
  folder.remove();
});

describe('the task set', () => {
  it.each(TASKS)('$title', async (task) => {
    shop.openAnew();
    await play({ client, models: world.unmarked, shop }, task);
    expect(shop.state()).toEqual(withChanges(openShop(), task.gold));
  });

  it('has ten conversations, with up to four writes, in three languages', () => {
    const writes = TASKS.map(({ turns }) =>
      turns.flatMap(({ outcomes }) => outcomes.filter(([, what]) => what === 'done')),
    );
    expect([TASKS.length, Math.max(...writes.map(({ length }) => length))]).toEqual([10, 4]);
    expect(new Set(TASKS.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'es']));
  });
});
