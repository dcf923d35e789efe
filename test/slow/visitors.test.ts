import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { VISITOR } from '../../core/access/visitor.ts';
import { visitorBudgetKey } from '../../core/config/keys.ts';
import {
  asksForPerson,
  asksForSpecialist,
  content,
  type Reply,
  reads,
  refuses,
  says,
  uses,
} from '../support/bedrock/bedrock-replies.ts';
import type { Script } from '../support/bedrock/scripted-bedrock.ts';
import { guideFile, PlaybookFolder } from '../support/playbook-folder.ts';
import { callTool } from '../support/rpc.ts';
import { type SessionServer, startSessionServer } from '../support/session-server.ts';
import { startWorld, type World } from '../support/world.ts';

vi.setConfig({ maxConcurrency: 5, testTimeout: 30_000 });

/** What the company's server was asked for. */
const called: string[] = [];
let shop: SessionServer;
let folder: PlaybookFolder;
let world: World;

beforeAll(async () => {
  shop = await startSessionServer((server) => {
    const note = (tool: string) => () => {
      called.push(tool);
      return { content: [{ type: 'text' as const, text: 'Done.' }] };
    };
    const add = (tool: string, readOnlyHint: boolean) =>
      server.registerTool(
        tool,
        { inputSchema: { customer_id: z.string() }, annotations: { readOnlyHint } },
        note(tool),
      );
    server.registerTool('hours', { inputSchema: {}, annotations: { readOnlyHint: true } }, note('hours'));
    for (const [tool, isRead] of [
      ['orders', true],
      ['cancel', false],
      ['vote', false],
    ] as const)
      add(tool, isRead);
  });
  const tools = '[{ name: shop.hours, public: true }, shop.orders, shop.cancel, { name: shop.vote, public: true }]';
  const topics = '[{ name: fraud, description: money that is gone }]';
  folder = new PlaybookFolder({ 'shop/playbook.md': guideFile('shop', { tools, sensitive_topics: topics }) });
  const TOOL_SERVERS = JSON.stringify([{ name: 'shop', url: shop.url }]);
  world = await startWorld({ TOOL_SERVERS, VISITOR_BUDGET: '{"turns":10000,"requests":10000}' }, `${folder.root}/shop`);
});
afterAll(async () => {
  await world.close();
  await shop.close();
  folder.remove();
});

const TOOLS = ['hours', 'orders', 'cancel', 'vote'];
const every: Reply = content(
  [...TOOLS, 'drop'].map((tool, at) => ({
    toolUse: { toolUseId: `u-${at}`, name: `shop__${tool}`, input: { customer_id: 'alice' } },
  })),
  'tool_use',
);
const refused = refuses('ValidationException', 400);

const MODELS: Readonly<Record<string, readonly Reply[]>> = {
  ...Object.fromEntries(TOOLS.map((tool) => [tool, [uses(`shop__${tool}`, {}), says('I would do it.')]])),
  'all tools': [every, every, says('Done!')],
  'the specialist': [asksForSpecialist('One moment.'), says('Well.')],
  'the specialist only': [asksForSpecialist()],
  'a person': [asksForPerson('Why.'), every, says('I look at it.')],
  'a promise': [says('Our team will get back to you.')],
  'a blocked answer': [says('No.', { stopReason: 'guardrail_intervened' })],
  'nothing usable': [says('')],
  'a fault': [refused],
  'a fault after its lookups': [every, refused],
};
const TRIAGES: readonly Script['triage'][] = [
  [reads()],
  [reads({ topic: 'fraud' })],
  [reads({ label: 'negative', score: -1 })],
  [reads({ wants_human: true })],
];
const FAST = { tier: 'fast', escalated: false, reason: null, fallback: false };
const WORDS = ['Cancel my order.', 'My account was hacked.', 'I want to talk to a human agent.'];

describe.concurrent('no turn of a visitor calls the strong model, or a tool that is not a public read', () => {
  it.each(Object.entries(MODELS))('whatever the triage reads, when the model asks for %s', async (_, fast) => {
    const played = TRIAGES.flatMap((triage) => WORDS.map((words) => ({ triage: triage ?? [], words })));
    await Promise.all(
      played.map(async ({ triage, words }) => {
        const talk = world.talk({ fast, triage }, { customer: `${VISITOR}${randomUUID()}` });
        const { data } = await talk.send(words);
        const confirmed = await talk.send('yes', { confirm_action: String(data.turn_id) });
        expect(talk.models.counts.strong).toBe(0);
        // What is held for a person has no route.
        for (const { proposal, actions, route } of [data, confirmed.data])
          expect([proposal, actions, route ?? FAST]).toEqual([null, [], FAST]);
        const offered = talk.models.of('fast').flatMap(({ body }) => body.toolConfig?.tools ?? []);
        const names = new Set(offered.flatMap(({ toolSpec }) => toolSpec?.name ?? []));
        for (const name of names) expect(['shop__hours', 'ask_for_person']).toContain(name);
      }),
    );
    expect(new Set(called)).toEqual(new Set(called.length > 0 ? ['hours'] : []));
  });

  it('though a named customer gets them', async () => {
    const talk = world.talk({ fast: [asksForSpecialist()] });
    expect(await talk.ask('Hello?')).toMatchObject({ route: { tier: 'strong', escalated: true } });
  });
});

it('a public read was called', () => {
  expect(called).toContain('hours');
});

describe('visitors over the budget of the hour', () => {
  let small: World;
  beforeAll(async () => {
    small = await startWorld({ VISITOR_BUDGET: '{"turns":2,"requests":1}' });
  });
  afterAll(() => small.close());
  const visit = () => small.talk({}, { customer: `${VISITOR}${randomUUID()}` });

  it('get no answer and no model, and may leave an address, until as many have asked for a person as may', async () => {
    const [first, second, third] = [visit(), visit(), visit()];
    for (const each of [first, second]) await each.ask('Hello?', { message_id: 'm-1' });
    for (const each of [first, third]) {
      const before = each.models.calls.length;
      expect(await each.fail('And now?')).toMatchObject({
        ...{ code: 'QUOTA', retryable: false, resets_at: expect.stringMatching(/:00:00.000Z$/) },
        message: expect.stringContaining('ask_for_person'),
      });
      expect(each.models.calls).toHaveLength(before);
    }
    expect(await small.table.turns(third.id)).toEqual([]);
    expect((await first.ask('Hello?', { message_id: 'm-1' })).replayed).toBe(true);
    expect((await small.talk().ask('Hello?')).status).toBe('answered');

    const ask = ({ id }: typeof first) =>
      callTool(small.url, 'ask_for_person', {
        ...{ user_id: id.customer, conversation_id: id.conversation, contact: 'ada@example.com' },
      });
    expect((await ask(third)).data).toMatchObject({ conversation: { state: 'waiting' } });
    const turnsOfAll = () => small.table.partition(visitorBudgetKey(null)).then(([hour]) => hour?.turns);
    const before = await turnsOfAll();
    const toPeople = () => third.ask('It is about a kettle.', { message_id: 'm-2' });
    expect([await toPeople(), await toPeople()]).toMatchObject([{ status: 'held' }, { status: 'held' }]);
    expect([before, await turnsOfAll()]).toEqual([2, 2]);
    expect((await ask(second)).data).toMatchObject({ code: 'QUOTA' });
    expect(await ask(small.talk())).toMatchObject({ isError: false });
  });
});
