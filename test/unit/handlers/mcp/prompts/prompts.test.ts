import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playbook } from '../../../../../core/playbook/playbook.ts';
import { completionFeature } from '../../../../../handlers/mcp/prompts/completion.ts';
import { completePrompt, promptsFeature } from '../../../../../handlers/mcp/prompts/prompts.ts';
import { ADA, anEndpoint } from '../../../../support/endpoints.ts';
import { incoming } from '../../../../support/mcp-requests.ts';
import { aPlaybook, quietLog } from '../../../../support/values.ts';

const CITIES = Array.from({ length: 101 }, (_, at) => `City ${at}`);
const shop: Playbook = aPlaybook({
  prompts: [
    {
      name: 'track_order',
      title: 'Track an order',
      description: 'Where is it?',
      arguments: [
        { name: 'order', title: 'Order', description: 'Its number.', required: true, values: [] },
        { name: 'city', required: false, values: ['Berlin', 'Bern', 'berlin-mitte', 'Oslo', ...CITIES] },
      ],
      template: 'Where is {{order}}?\nIt goes to {{city}}.',
    },
  ],
});
let playbook = shop;
const current = () => playbook;
afterEach(() => {
  playbook = shop;
});

const serve = anEndpoint([
  promptsFeature(current, quietLog),
  completionFeature([
    completePrompt(current),
    ({ ref }, { customer }) => (ref.type === 'ref/resource' && ref.uri === 'own://{id}' ? [`${customer}-1`] : null),
  ]),
]);

const connect = async (mode: 'legacy' | { pin: string }) => {
  const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } });
  const fetch = async (url: string | URL, init?: RequestInit) => serve(await incoming(new Request(url, init)), ADA);
  await client.connect(new StreamableHTTPClientTransport(new URL('https://h/mcp'), { fetch }));
  return client;
};

/** Sends a request that the official client would not send. */
const send = async (method: string, params: object) => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const headers = { 'content-type': 'application/json' };
  const response = await serve(await incoming(new Request('https://h/mcp', { method: 'POST', headers, body })), ADA);
  return (await response.json()) as { error?: { code: number; message: string }; result?: Record<string, unknown> };
};

describe.each([
  ['2025-11-25', 'legacy' as const],
  ['2026-07-28', { pin: '2026-07-28' }],
])('a client of revision %s', (revision, mode) => {
  let client: Client;
  beforeEach(async () => {
    client = await connect(mode);
  });
  afterEach(() => client.close());

  it('is offered prompts and completions, without change notifications', () => {
    expect(client.getServerCapabilities()).toEqual({ prompts: { listChanged: false }, completions: {} });
  });

  it('lists the prompts, without their template and values', async () => {
    const { prompts, ...rest } = await client.listPrompts();
    expect(prompts).toEqual([
      {
        name: 'track_order',
        title: 'Track an order',
        description: 'Where is it?',
        arguments: [
          // The official client drops the titles of arguments, although the protocol has them.
          { name: 'order', description: 'Its number.', required: true },
          { name: 'city', required: false },
        ],
      },
    ]);
    const hint = { ttlMs: 300_000, cacheScope: 'public' };
    if (revision === '2026-07-28') expect(rest).toMatchObject(hint);
    else expect(rest).not.toHaveProperty('ttlMs');
  });

  it('gets a prompt as one user message with its arguments filled in', async () => {
    const asked = { name: 'track_order', arguments: { order: '{{city}}', city: 'Bern' } };
    const { description, messages } = await client.getPrompt(asked);
    expect(description).toBe('Where is it?');
    const text = 'Where is {{city}}?\nIt goes to Bern.';
    expect(messages).toEqual([{ role: 'user', content: { type: 'text', text } }]);
  });

  it.each([
    ['an unknown prompt', { name: 'trak_order' }, /Unknown prompt "trak_order". Available: track_order/],
    ['a required argument that is missing', { name: 'track_order' }, /order: is required/],
    [
      'an argument in another spelling',
      { name: 'track_order', arguments: { order: '1', City: 'Bern' } },
      /Unknown argument "City": it is called city/,
    ],
    ['a bad value', { name: 'track_order', arguments: { order: '1\n2' } }, /order: must be one line/],
  ])('gets -32602 for %s, by its name', async (_, asked, message) => {
    await expect(client.getPrompt(asked)).rejects.toMatchObject({
      code: -32602,
      message: expect.stringMatching(message),
    });
  });

  const complete = async (value: string, name = 'city', prompt = 'track_order') =>
    (await client.complete({ ref: { type: 'ref/prompt', name: prompt }, argument: { name, value } })).completion;

  it.each([
    ['BER', { values: ['Berlin', 'Bern', 'berlin-mitte'], total: 3, hasMore: false }],
    ['lin', { values: [], total: 0, hasMore: false }],
    ['city', { values: CITIES.slice(0, 100), total: 101, hasMore: true }],
  ])('is offered the values that begin with %s', async (typed, offered) => {
    expect(await complete(typed)).toEqual(offered);
  });

  it('is offered nothing for an argument without listed values', async () => {
    expect(await complete('1', 'order')).toMatchObject({ values: [], total: 0 });
  });

  it('gets the values of another completer, for its own customer', async () => {
    const ref = { type: 'ref/resource', uri: 'own://{id}' } as const;
    const { completion } = await client.complete({ ref, argument: { name: 'id', value: 'a' } });
    expect(completion.values).toEqual(['ada-1']);
  });

  it.each([
    ['prompt', () => complete('', 'city', 'trak_order'), /Unknown prompt "trak_order"/],
    ['argument', () => complete('', 'cty'), /Unknown argument "cty" of track_order/],
    [
      'resource',
      () => client.complete({ ref: { type: 'ref/resource', uri: 'x://{id}' }, argument: { name: 'id', value: '' } }),
      /ref: unknown/,
    ],
  ])('gets -32602 for a completion of an unknown %s', async (_, ask, message) => {
    await expect(ask()).rejects.toMatchObject({ code: -32602, message: expect.stringMatching(message) });
  });

  it('sees a playbook that has changed', async () => {
    playbook = aPlaybook({
      prompts: [{ name: 'new', title: 'N', description: 'D', arguments: [], template: 'N!' }],
    });
    expect(await client.getPrompt({ name: 'new' })).toMatchObject({ messages: [{ content: { text: 'N!' } }] });
  });
});

describe('on the wire', () => {
  it('an argument has its title, and no values', async () => {
    const { result } = await send('prompts/list', {});
    expect(result?.prompts).toMatchObject([{ arguments: [{ name: 'order', title: 'Order' }, { name: 'city' }] }]);
    expect(JSON.stringify(result)).not.toMatch(/Berlin|Where is \{\{/);
  });

  it('nothing typed is null, too', async () => {
    const ref = { type: 'ref/prompt', name: 'track_order' };
    const { result } = await send('completion/complete', { ref, argument: { name: 'city', value: null } });
    expect(result?.completion).toMatchObject({ total: CITIES.length + 4 });
  });
});

describe('an invalid request', () => {
  it.each([
    ['no name', 'prompts/get', {}],
    ['a number as name', 'prompts/get', { name: 7 }],
    ['a list of arguments', 'prompts/get', { name: 'track_order', arguments: ['1'] }],
    ['a list as value', 'prompts/get', { name: 'track_order', arguments: { order: ['1'] } }],
    ['no reference', 'completion/complete', {}],
    ['an unknown kind of reference', 'completion/complete', { ref: { type: 'ref/tool', name: 'a' }, argument: {} }],
  ])('with %s gets -32602', async (_, method, params) => {
    const { error } = await send(method, params);
    expect(error?.code).toBe(-32602);
  });

  it('with a name of 10,000 characters gets a short message', async () => {
    const { error } = await send('prompts/get', { name: 'x'.repeat(10_000) });
    expect(error?.message.length).toBeLessThan(200);
  });
});
