import { describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../../../../core/access/scopes.ts';
import { chooseModels, DEFAULT_MODELS } from '../../../../../core/models/catalogue.ts';
import type { ConversationList, Transcripts } from '../../../../../core/turn/conversations.ts';
import type { Turn } from '../../../../../core/turn/turn.ts';
import { sealedCursors } from '../../../../../handlers/front/tools/cursors.ts';
import { conversationsResource } from '../../../../../handlers/mcp/resources/conversations.ts';
import { modelsResource } from '../../../../../handlers/mcp/resources/models.ts';
import { playbookResource } from '../../../../../handlers/mcp/resources/playbook.ts';
import { resourcesFeature } from '../../../../../handlers/mcp/resources/resources.ts';
import { compilePlaybook } from '../../../../../playbooks/compile.ts';
import { anEndpoint } from '../../../../support/endpoints.ts';
import { ERAS, incoming, modernRequest } from '../../../../support/mcp-requests.ts';
import { quietLog } from '../../../../support/values.ts';

const turn = (message: string): Turn => ({
  key: '1700000000000-a',
  message_id: 'm-1',
  message,
  started_at: 1_700_000_000_000,
  status: 'pending',
  owner: 'me',
  lease: 0,
});

/** Messages by customer and conversation. */
const TALKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ada: Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`c ${100 + n}`, `words ${n} of ada`])),
  bob: { 'c 100': 'words of bob', 'only bob': 'more words of bob' },
};
const transcripts: Pick<Transcripts, 'page'> = {
  page: async ({ customer, conversation }) => {
    if (customer === 'busy') throw new Error('words of an error');
    const words = TALKS[customer]?.[conversation];
    return { entries: words === undefined ? [] : [{ ...turn(words), execution: null }], more: false };
  },
};
const list: ConversationList = {
  page: async (customer, limit, before) => {
    const all = Object.keys(TALKS[customer] ?? {}).filter((id) => before === null || id > before);
    const summaries = all.map((conversation) => ({ conversation, title: 'T', last_key: conversation, updated_at: 0 }));
    return { conversations: summaries.slice(0, limit), more: all.length > limit };
  },
};
const cursors = sealedCursors(async () => new Uint8Array(32));
const shop = compilePlaybook('ecommerce');
const kinds = [
  modelsResource(chooseModels(DEFAULT_MODELS)),
  playbookResource(() => shop),
  conversationsResource(list, transcripts, cursors),
];
const serve = anEndpoint([resourcesFeature(kinds, quietLog)]);

const ask = (request: (typeof ERAS)[keyof typeof ERAS], customer = 'ada', scopes: readonly Scope[] = SCOPES) => {
  return async (method: string, params: Record<string, unknown> = {}) => {
    const { body, headers } = request(method, params);
    const sent = new Request('https://h/mcp', { method: 'POST', headers, body: JSON.stringify(body) });
    const response = await serve(await incoming(sent), {
      customer,
      scopes,
      client: null,
      network: null,
      remainingMs: () => 1000,
    });
    const text = await response.text();
    const { result, error } = JSON.parse(text);
    return { result, error, text };
  };
};

describe.each(Object.entries(ERAS))('to a client %s', (_, request) => {
  it('the list has the models and the conversations of the caller, in pages', async () => {
    const call = ask(request);
    const first = (await call('resources/list')).result;
    expect(first.resources).toHaveLength(52);
    expect(first.resources[0].uri).toBe('frontdesk://models');
    expect(first.resources[1].uri).toBe('frontdesk://playbook');
    expect(first.resources[2]).toMatchObject({ uri: 'conversation://c%20100', name: 'c 100', title: 'T' });
    const second = (await call('resources/list', { cursor: first.nextCursor })).result;
    expect(second.resources).toHaveLength(10);
    expect(second.nextCursor).toBeUndefined();
    for (const cursor of [null, '']) {
      expect((await call('resources/list', { cursor })).result.resources).toEqual(first.resources);
    }
  });

  it('a transcript is read by its URI', async () => {
    const { result } = await ask(request)('resources/read', { uri: 'conversation://c%20100' });
    expect(result.contents).toMatchObject([
      { uri: 'conversation://c%20100', text: expect.stringContaining('words 0 of ada') },
    ]);
  });

  it('models have their prices, and may be cached publicly', async () => {
    const { result } = await ask(request)('resources/read', { uri: 'frontdesk://models' });
    const { tiers, catalogue } = JSON.parse(result.contents[0].text);
    expect(tiers.fast).toMatchObject({ id: DEFAULT_MODELS.fast, name: 'Nova Lite' });
    expect(catalogue[0]).toMatchObject({ name: 'Nova Micro', usd_per_million_tokens: { input: 0.035 } });
    expect(result).toMatchObject({ cacheScope: 'public', ttlMs: 3_600_000 });
  });

  it('the playbook has what a page shows before the first message, and not its policy', async () => {
    const { result } = await ask(request)('resources/read', { uri: 'frontdesk://playbook' });
    const told = JSON.parse(result.contents[0].text);
    const { title, languages, greeting, starters } = shop;
    expect(told).toEqual({ name: 'ecommerce', title, languages, greeting, starters, handoff: 'on' });
  });

  it("an unknown or malformed URI and another customer's conversation get the same error", async () => {
    const nowhere = ['only bob', 'never was', '', '%', '../c 100', 'c%20100/', 'c%20100?x', '%00'];
    for (const id of nowhere) {
      const uri = `conversation://${id}`;
      const { error } = await ask(request)('resources/read', { uri });
      expect(error).toMatchObject({ code: expect.any(Number), data: { uri } });
      expect(error.message.replace(uri, '')).toBe(
        (await ask(request)('resources/read', { uri: 'x:' })).error.message.replace('x:', ''),
      );
    }
  });

  it("another customer's cursor is rejected like a made-up one", async () => {
    const { nextCursor } = (await ask(request)('resources/list')).result;
    const others = await ask(request, 'bob')('resources/list', { cursor: nextCursor });
    const madeUp = await ask(request, 'bob')('resources/list', { cursor: 'AAAA' });
    expect(others.error.code).toBe(-32602);
    expect(others.text).toBe(madeUp.text);
  });

  it('without the scope to read, the list has no conversations', async () => {
    const { result } = await ask(request, 'ada', ['support:chat'])('resources/list');
    expect(result.resources).toHaveLength(2);
  });

  it('a failure of the store is reported without its message', async () => {
    const { error, text } = await ask(request, 'busy')('resources/read', { uri: 'conversation://c' });
    expect(error).toMatchObject({ code: -32603, message: expect.stringContaining('again') });
    expect(text).not.toContain('words of an error');
  });
});

it('a transcript may only be cached privately, and is read anew each time', async () => {
  const { result } = await ask(modernRequest)('resources/read', { uri: 'conversation://c%20100' });
  expect(result).toMatchObject({ cacheScope: 'private', ttlMs: 0 });
});
