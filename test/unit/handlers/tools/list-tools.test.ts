import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../core/config/clock.ts';
import type { ToolOutcome } from '../../../../core/tools/tool.ts';
import { listTools } from '../../../../handlers/tools/list-tools.ts';
import { allowing, anOffer, aPlaybook, aRequest, quietLog } from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const offer = (tool: string, over = {}) => anOffer({ name: `store__${tool}`, tool, ...over });
const run = async (offers: ReturnType<typeof offer>[], allowed: string[]) => {
  const left: unknown[] = [];
  const log = {
    ...quietLog,
    warn: (said: string, fields?: object) => void (said === 'tool left out' && left.push(fields)),
  };
  const step = listTools(
    new FakeServers(offers),
    () => aPlaybook({ tools: allowed.map((name) => allowing(name)) }),
    systemClock,
    log,
  );
  const { offered } = await step({ request: aRequest(), tools: null }, { execution: 'e' });
  return { offered: offered.map(({ tool }) => tool), left, bytes: Buffer.byteLength(JSON.stringify(offered)) };
};

describe('listTools', () => {
  it('offers what the playbook allows and a server has, in the order of the playbook', async () => {
    const { offered } = await run([offer('a'), offer('b'), offer('c')], ['store.c', 'store.gone', 'store.a', 'crm.b']);
    expect(offered).toEqual(['c', 'a']);
  });

  it('offers no more than 24 KB, and says which tools had no room', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `t${at}`);
    const big = names.map((name) => offer(name, { description: 'x'.repeat(1000) }));
    const { offered, left, bytes } = await run(
      big,
      names.map((name) => `store.${name}`),
    );
    expect(offered).toEqual(names.slice(0, offered.length));
    expect(bytes).toBeLessThan(25 * 1024);
    expect(left).toHaveLength(names.length - offered.length);
    expect(left[0]).toEqual({ server: 'store', tool: names[offered.length], why: 'no room' });
  });

  it('names the allowed tools that no server offers in one warning, and each of them once', async () => {
    const said: unknown[] = [];
    const log = { ...quietLog, warn: (...line: unknown[]) => void said.push(line) };
    const allowed = ['store.a', 'store.gone', 'crm.find'];
    const offers = [offer('a'), offer('b')];
    const step = listTools(
      new FakeServers(offers),
      () => aPlaybook({ tools: allowed.map((name) => allowing(name)) }),
      systemClock,
      log,
    );
    for (let turn = 0; turn < 2; turn++) await step({ request: aRequest(), tools: null }, { execution: 'e' });
    expect(said).toEqual([['tools not offered', { tools: 'store.gone, crm.find' }]]);
    allowed.push('store.b', 'store.new');
    await step({ request: aRequest(), tools: null }, { execution: 'e' });
    expect(said.slice(1)).toEqual([['tools not offered', { tools: 'store.new' }]]);
  });

  it('says so if no server is configured', async () => {
    const said: unknown[] = [];
    const log = { ...quietLog, warn: (...line: unknown[]) => void said.push(line) };
    const playbook = aPlaybook({ tools: [allowing('store.a')], profile: { tool: 'store.b', fields: ['name'] } });
    const step = listTools(new FakeServers([]), () => playbook, systemClock, log, false);
    await step({ request: null, tools: null }, { execution: 'e' });
    const why = 'no server is configured: set TOOL_SERVERS';
    expect(said).toEqual([
      ['tools not offered', { tools: 'store.a', why }],
      ['profile left out', { tools: 'store.b', why }],
    ]);
  });

  it('leaves out tools that cannot know their customer, and says so in one warning', async () => {
    const said: unknown[] = [];
    const log = { ...quietLog, warn: (...line: unknown[]) => void said.push(line) };
    const offers = [
      offer('get_order'),
      offer('find_product', { identity: null }),
      offer('find_person', { identity: null }),
      offer('cancel', { identity: null, writes: true }),
      offer('drop', { identity: null, writes: true }),
      offer('pay', { identity: null, writes: true, unbound: true }),
    ];
    const open = ['store.find_product', 'store.drop'];
    const tools = offers.map(({ tool }) => allowing(`store.${tool}`, { public: open.includes(`store.${tool}`) }));
    const step = listTools(new FakeServers(offers), () => aPlaybook({ tools }), systemClock, log);
    const { offered } = await step({ request: aRequest(), tools: null }, { execution: 'e' });
    await step({ request: aRequest(), tools: null }, { execution: 'e' });
    expect(offered.map(({ tool }) => tool)).toEqual(['get_order', 'find_product', 'pay']);
    const why = expect.stringMatching(/no argument identifies the customer/);
    expect(said).toEqual([['tools left out', { tools: 'store.find_person, store.cancel, store.drop', why }]]);
  });

  it('names the writes whose preview cannot be used', async () => {
    const said: unknown[] = [];
    const log = { ...quietLog, warn: (...line: unknown[]) => void said.push(line) };
    const offers = [
      offer('a', { writes: true, preview: 'look' }),
      offer('b', { writes: true, preview: 'gone' }),
      offer('c', { writes: true }),
      offer('look'),
      offer('stranger', { identity: null }),
    ];
    const tools = [allowing('store.a'), allowing('store.b'), allowing('store.c', { preview: 'store.stranger' })];
    const step = listTools(new FakeServers(offers), () => aPlaybook({ tools }), systemClock, log);
    const { offered } = await step({ request: aRequest(), tools: null }, { execution: 'e' });
    expect(offered.map(({ tool }) => tool)).toEqual(['a', 'b', 'c']);
    expect(said).toEqual([['previews left out', { tools: 'store.b, store.c', why: expect.any(String) }]]);
  });

  it('has little patience in the first run of a turn, and waits in the second', async () => {
    const servers = new FakeServers([offer('a')]);
    const step = listTools(servers, () => aPlaybook({ tools: [allowing('store.a')] }), systemClock, quietLog);
    servers.cold = true;
    const first = await step({ request: aRequest(), tools: null }, { execution: 'e' });
    servers.cold = false;
    const second = await step({ request: aRequest(), tools: { ...first, spans: [] } }, { execution: 'e' });
    expect([first.cold, second.cold, servers.patience]).toEqual([true, false, [25, 2000]]);
  });

  it('names no tool as missing whose server may still answer', async () => {
    const said: unknown[] = [];
    const log = { ...quietLog, warn: (...line: unknown[]) => void said.push(line) };
    const servers = new FakeServers([offer('a')]);
    const step = listTools(
      servers,
      () => aPlaybook({ tools: [allowing('store.a'), allowing('crm.find')] }),
      systemClock,
      log,
    );
    servers.cold = true;
    expect(await step({ request: aRequest(), tools: null }, { execution: 'e' })).toMatchObject({
      offered: [{ tool: 'a' }],
      cold: true,
    });
    expect(said).toEqual([]);
    servers.cold = false;
    await step({ request: aRequest(), tools: null }, { execution: 'e' });
    expect(said).toEqual([['tools not offered', { tools: 'crm.find' }]]);
  });

  it('computes what is offered again only for another list, or another playbook', async () => {
    let measured = 0;
    const title = { enumerable: true, get: () => `${measured++}` };
    const servers = new FakeServers([Object.defineProperty(offer('a'), 'title', title)]);
    let playbook = aPlaybook({ tools: [allowing('store.a')] });
    const step = listTools(servers, () => playbook, systemClock, quietLog);
    const offered = async () => (await step({ request: aRequest(), tools: null }, { execution: 'e' })).offered;
    expect([(await offered()).length, (await offered()).length, measured]).toEqual([1, 1, 1]);
    servers.offers = [offer('a', { description: 'Another.' })];
    expect((await offered())[0]?.description).toBe('Another.');
    playbook = aPlaybook();
    expect(await offered()).toEqual([]);
  });

  it('offers a visitor only reads that the playbook lists as public, and so does the start of a sandbox', async () => {
    const offers = [offer('get_order'), offer('find_product', { identity: null }), offer('note'), offer('give')];
    const writing = offers.map((each) => ({ ...each, writes: each.tool === 'give' }));
    const tools = writing.map(({ tool }) => allowing(`store.${tool}`, { public: tool !== 'get_order' }));
    const step = listTools(new FakeServers(writing), () => aPlaybook({ tools }), systemClock, quietLog);
    for (const request of [aRequest({ customer: 'visitor:1' }), null]) {
      const { offered } = await step({ request, tools: null }, { execution: 'e' });
      expect(offered.map(({ tool }) => tool)).toEqual(['find_product', 'note']);
    }
    const { offered } = await step({ request: aRequest(), tools: null }, { execution: 'e' });
    expect(offered).toHaveLength(4);
  });

  describe('with a profile', () => {
    const profile = { tool: 'crm.who', fields: ['name'] };
    const inputSchema = { type: 'object', properties: {}, required: [] };
    const who = anOffer({ server: 'crm', tool: 'who', inputSchema });
    const NAMED = { fields: [{ name: 'name', value: 'Ada' }], at: expect.any(Number) };
    const answering = (servers: FakeServers) => {
      servers.answer = async () => ({ ok: true, text: '{"name":"Ada"}' });
      return servers;
    };
    const listing = (servers: FakeServers, log = quietLog) =>
      listTools(servers, () => aPlaybook({ profile, tools: [allowing('store.a')] }), systemClock, log);
    const first = { request: aRequest(), tools: null };

    it('tells it, and does not offer its tool to models', async () => {
      const found = await listing(answering(new FakeServers([offer('a'), who])))(first, { execution: 'e' });
      expect(found).toMatchObject({ offered: [{ tool: 'a' }], profile: NAMED, cold: false });
    });

    it('looks up no visitor, and nobody at the start of a sandbox', async () => {
      const servers = answering(new FakeServers([who]));
      for (const request of [aRequest({ customer: 'visitor:1' }), null]) {
        expect(await listing(servers)({ request, tools: null }, { execution: 'e' })).toMatchObject({
          profile: null,
          cold: false,
        });
      }
      expect(servers.calls).toEqual([]);
    });

    it('is cold while it may still come: the second run waits for it', async () => {
      const servers = new FakeServers([who]);
      const { promise, resolve } = Promise.withResolvers<ToolOutcome>();
      servers.answer = () => promise;
      const step = listing(servers);
      const cold = await step(first, { execution: 'e' });
      expect(cold).toMatchObject({ profile: null, cold: true });
      const second = step({ ...first, tools: { ...cold, spans: [] } }, { execution: 'e' });
      resolve({ ok: true, text: '{"name":"Ada"}' });
      expect(await second).toMatchObject({ profile: NAMED, cold: false });
      expect(servers.calls).toHaveLength(1);
    });

    it.each([
      ['is not offered', []],
      ['writes', [{ ...who, writes: true }]],
      ['does not know its customer', [{ ...who, identity: null }]],
      ['requires another argument', [{ ...who, inputSchema: anOffer().inputSchema }]],
    ])('names a tool that %s in one warning, and the turn goes on', async (_, offers) => {
      const said: unknown[] = [];
      const servers = new FakeServers([offer('a'), ...offers]);
      const step = listing(servers, { ...quietLog, warn: (...line: unknown[]) => void said.push(line) });
      for (let turn = 0; turn < 2; turn++)
        expect(await step(first, { execution: 'e' })).toMatchObject({ profile: null });
      expect(said).toEqual([['profile left out', { tools: 'crm.who', why: expect.any(String) }]]);
      expect(servers.calls).toEqual([]);
    });

    it('names another mistake of the same tool, and each field that its result lacks once', async () => {
      const said: unknown[] = [];
      const servers = answering(new FakeServers([{ ...who, writes: true }]));
      const log = { ...quietLog, warn: (...line: unknown[]) => void said.push(line) };
      const fields = ['name', 'tier'];
      const step = listTools(servers, () => aPlaybook({ profile: { ...profile, fields } }), systemClock, log);
      await step(first, { execution: 'e' });
      servers.offers = [{ ...who, identity: null }];
      await step(first, { execution: 'e' });
      servers.offers = [who];
      for (const customer of ['ada', 'bob'])
        await step({ request: aRequest({ customer }), tools: null }, { execution: 'e' });
      expect(said).toMatchObject([
        ['profile left out', { why: expect.stringContaining('only reads') }],
        ['profile left out', { why: expect.stringContaining('identifies the customer') }],
        ['profile fields left out', { fields: 'tier', why: expect.stringContaining('crm.who') }],
      ]);
    });
  });
});
