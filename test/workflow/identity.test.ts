import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { type Store, startStore } from '../../examples/store/store.ts';
import { says, uses } from '../support/bedrock/bedrock-replies.ts';
import { customerKey } from '../support/customer-key.ts';
import { guideFile, PlaybookFolder } from '../support/playbook-folder.ts';
import { type SessionServer, startSessionServer } from '../support/session-server.ts';
import { startWorld, type Talk, type World } from '../support/world.ts';

const offeredTo = (talk: Talk): string[] =>
  talk.models.of('fast')[0]?.body.toolConfig?.tools.flatMap(({ toolSpec }) => toolSpec?.name ?? []) ?? [];

describe('a server that gets the customer in a signed token', () => {
  const { secret, publicKey } = customerKey('k-1');
  let store: Store;
  let world: World;
  beforeAll(async () => {
    const now = () => Date.parse('2026-11-23T12:00:00Z');
    store = await startStore({ port: 0, now, customerKeys: { keys: [publicKey] } });
    const server = { name: 'store', url: store.url, unbound: { key: 'env:STORE_KEY' } };
    world = await startWorld({ TOOL_SERVERS: JSON.stringify([server]), STORE_KEY: secret });
  });
  afterAll(async () => {
    await world.close();
    await store.close();
  });

  const cancelling = {
    fast: [uses('store__cancel_order', { order_id: '1047' }), says('I would cancel it.'), says('Well.')],
  };

  it('cancels an order for the customer who has it', async () => {
    const alice = world.talk(cancelling, { customer: 'alice' });
    const { turn_id: other } = await alice.ask('Cancel order 1047.');
    expect((await alice.ask('Please.', { confirm_action: other })).actions).toMatchObject([{ outcome: 'rejected' }]);
    expect(store.orders.find(({ order_id }) => order_id === '1047')?.status).toBe('processing');

    const robin = world.talk(cancelling, { customer: 'local' });
    const { turn_id, proposal } = await robin.ask('Cancel order 1047.');
    expect(proposal?.actions[0]?.arguments).toEqual({ order_id: '1047' });
    expect((await robin.ask('Please.', { confirm_action: turn_id })).actions).toMatchObject([{ outcome: 'done' }]);
    expect(store.writes.map(({ arguments: args }) => args)).toEqual([
      { order_id: '1047', customer_id: 'alice' },
      { order_id: '1047', customer_id: 'local' },
    ]);
  });
});

describe('a server that cannot know the customer', () => {
  const called: unknown[] = [];
  let shop: SessionServer;
  let world: World;
  let folder: PlaybookFolder;
  beforeAll(async () => {
    shop = await startSessionServer((server) => {
      const note = (tool: string) => (args: object) => {
        called.push([tool, args]);
        return { content: [{ type: 'text' as const, text: 'Done.' }] };
      };
      const annotations = { readOnlyHint: true };
      server.registerTool('cancel_order', { inputSchema: { order_id: z.string() } }, note('cancel_order'));
      server.registerTool('find_person', { inputSchema: { email: z.string() }, annotations }, note('find_person'));
      server.registerTool('opening_hours', { inputSchema: {}, annotations }, note('opening_hours'));
    });
    folder = new PlaybookFolder({
      'shop/playbook.md': guideFile('shop', {
        tools: '[shop.cancel_order, shop.find_person, { name: shop.opening_hours, public: true }]',
      }),
      'shop/knowledge/a.md': '# Hours\n\nWe open at nine.\n',
    });
    const servers = JSON.stringify([{ name: 'shop', url: shop.url }]);
    world = await startWorld({ TOOL_SERVERS: servers }, `${folder.root}/shop`);
  });
  afterAll(async () => {
    await world.close();
    await shop.close();
    folder.remove();
  });

  it('is asked only what it tells everybody, whatever a guest and the model want', async () => {
    const guest = world.talk({
      fast: [
        uses('shop__cancel_order', { order_id: '1034' }),
        uses('shop__find_person', { email: 'alice@example.com' }),
        uses('shop__opening_hours', {}),
        says('I would cancel it.'),
        says('Well.'),
      ],
    });
    const { proposal, turn_id, tools } = await guest.ask('Cancel order 1034 of alice@example.com.');
    expect(offeredTo(guest)).toEqual(['shop__opening_hours', 'ask_for_person', 'ask_for_specialist']);
    expect([proposal, tools.map(({ tool }) => tool)]).toEqual([null, ['shop__opening_hours']]);
    expect((await guest.ask('yes', { confirm_action: turn_id })).actions).toEqual([]);
    expect(called).toEqual([['opening_hours', {}]]);
  });

  it('has its other tools named in one warning, with the reason', () => {
    const warnings = world.logs.filter((line) => line.includes('tools left out')).map((line) => JSON.parse(line));
    expect(warnings).toMatchObject([
      {
        level: 'WARN',
        tools: 'shop.cancel_order, shop.find_person',
        why: expect.stringContaining('no argument identifies the customer'),
      },
    ]);
  });
});

vi.setConfig({ testTimeout: 30_000 });
