import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../../../adapters/mcp-client/check-arguments.ts';
import type { ProposedAction } from '../../../../core/actions/proposed-action.ts';
import { OutcomeUnknown } from '../../../../core/tools/outcome-unknown.ts';
import type { CompanyTool } from '../../../../core/tools/tool.ts';
import { MAX_ROUNDS } from '../../../../core/turn/model-draft.ts';
import { useTools } from '../../../../handlers/tools/use-tools.ts';
import { aDraft, allowing, anAcceptedTurn, anOffer, aPlaybook, aRequest } from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const NOW = 1_700_000_000_000;
const KEY = '1700000000005-a';
const find = anOffer();
const cancel = anOffer({ name: 'store__cancel', tool: 'cancel', title: 'Cancel', writes: true });
const playbook = () => aPlaybook({ tools: [allowing('store.find_order'), allowing('store.cancel')] });
const turn = anAcceptedTurn({ key: KEY });
const use = (name: string, input: object, id = 'u-1') => ({
  toolUse: { toolUseId: id, name, input: input as Record<string, unknown> },
});

interface Given {
  readonly uses: ReturnType<typeof use>[];
  readonly offered?: readonly CompanyTool[];
  readonly listed?: readonly CompanyTool[];
  readonly rounds?: number;
  readonly now?: number;
  readonly servers?: FakeServers;
  readonly proposal?: ProposedAction;
}

const run = async ({
  uses,
  offered = [find, cancel],
  listed = offered,
  rounds = 1,
  now = NOW,
  servers = new FakeServers(listed),
  proposal,
}: Given) => {
  const draft = aDraft({
    transcript: [{ role: 'assistant', content: uses }],
    answered: false,
    wants_tools: true,
    rounds,
    proposal: proposal ?? null,
  });
  const step = useTools(servers, playbook, checkArguments, { now: () => now });
  const after = await step(
    { request: aRequest(), turn, tools: { offered: [...offered], spans: [] }, draft },
    { execution: 'e' },
  );
  const content = after.transcript.at(-1)?.content ?? [];
  const results = content.flatMap((block) => ('toolResult' in block ? [block.toolResult] : []));
  return { after, calls: servers.calls, texts: results.map((result) => result.content[0]?.text ?? ''), results };
};

describe('a tool that does not know its customer', () => {
  it.each([
    ['a read', 'store__find_order', [{ ...find, identity: null }], undefined],
    ['a write', 'store__cancel', [{ ...cancel, identity: null }], undefined],
    ['a read that lost its argument in this turn', 'store__find_order', [find], [{ ...find, identity: null }]],
  ])('is neither called nor proposed: %s', async (_, name, offered, listed) => {
    const { after, calls, texts } = await run({
      uses: [use(name, { id: '1042' })],
      offered,
      ...(listed && { listed }),
    });
    expect([after.proposal, calls, texts]).toEqual([null, [], ['This tool is not available.']]);
  });
});

describe('a tool that reads', () => {
  it('is called for the verified customer, and its result answers the use', async () => {
    const { after, calls, results } = await run({ uses: [use('store__find_order', { id: '1042' })] });
    expect(calls).toMatchObject([
      { tool: 'find_order', args: { id: '1042', customer_id: 'ada' }, customer: 'ada', timeoutMs: 8000 },
    ]);
    expect(results).toEqual([{ toolUseId: 'u-1', content: [{ text: 'Found.' }], status: 'success' }]);
    expect(after).toMatchObject({
      wants_tools: false,
      proposal: null,
      used: [{ tool: 'store__find_order', ok: true }],
    });
  });

  it('is not called, and the model is told why, if its arguments were too large to keep', async () => {
    const optional = anOffer({ inputSchema: { type: 'object', properties: {} } });
    const { calls, results } = await run({
      uses: [use('store__find_order', { '[cut]': '300000 bytes' })],
      offered: [optional],
    });
    expect(calls).toEqual([]);
    expect(results).toMatchObject([{ status: 'error', content: [{ text: expect.stringContaining('too long') }] }]);
  });

  it.each([
    ['beside it', { id: '1', customer_id: 'bob' }],
    ['in another spelling', { id: '1', customerId: 'bob', 'Customer-ID': 'bob' }],
    ['deep inside', { id: '1', filter: { by: [{ customer_id: 'bob' }] } }],
  ])('never gets another customer that the model names %s', async (_, input) => {
    const offer = anOffer({
      inputSchema: {
        type: 'object',
        properties: { id: { type: 'string' }, filter: { type: 'object' }, customerId: {}, 'Customer-ID': {} },
        required: ['id'],
      },
    });
    const { calls } = await run({ uses: [use('store__find_order', input)], offered: [offer] });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.args.customer_id).toBe('ada');
    expect(JSON.stringify(calls)).not.toContain('bob');
  });

  it.each([
    ['an object as JSON', { filter: '{"query":"shoes","customer_id":"bob","on_behalf_of":"bob"}' }],
    ['an object as JSON beside another customer', { filter: '{"query":"shoes"}', customer_id: 'bob' }],
  ])('is sent %s as an object, for the verified customer', async (_, input) => {
    const filter = { type: 'object', properties: { query: { type: 'string' }, customer_id: { type: 'string' } } };
    const offer = anOffer({ inputSchema: { type: 'object', properties: { filter } } });
    const { calls } = await run({ uses: [use('store__find_order', input)], offered: [offer] });
    expect(calls[0]?.args).toMatchObject({ filter: { query: 'shoes' }, customer_id: 'ada' });
    expect(JSON.stringify(calls)).not.toContain('bob');
  });

  it('is sent nothing that its schema does not declare, at any depth', async () => {
    const filter = { type: 'object', properties: { query: { type: 'string' } } };
    const offer = anOffer({ inputSchema: { type: 'object', properties: { filter } } });
    const input = { filter: { query: 'shoes', on_behalf_of: 'bob' }, on_behalf_of: 'bob' };
    const { calls } = await run({ uses: [use('store__find_order', input)], offered: [offer] });
    expect(calls[0]?.args).toEqual({ filter: { query: 'shoes' }, customer_id: 'ada' });
  });

  it.each([
    ['is not offered', { uses: [use('store__drop_table', {})] }, /not available/],
    ['is not offered any more', { uses: [use('store__find_order', { id: '1' })], listed: [] }, /not available/],
    [
      'the playbook does not allow',
      { uses: [use('store__other', {})], offered: [anOffer({ name: 'store__other', tool: 'other' })] },
      /not available/,
    ],
    ['lacks an argument', { uses: [use('store__find_order', {})] }, /does not have required property "id"/],
    ['has an argument of the wrong type', { uses: [use('store__find_order', { id: true })] }, /Expected "string"/],
    [
      'comes after the last round',
      { uses: [use('store__find_order', { id: '1' })], rounds: MAX_ROUNDS + 1 },
      /No more lookups/,
    ],
    [
      'comes too late for an answer with its result',
      { uses: [use('store__find_order', { id: '1' })], now: NOW + 45_001 },
      /no time left/,
    ],
  ])('is an error to the model when it %s', async (_, given, words) => {
    const { calls, texts, results } = await run(given as Given);
    expect(calls).toEqual([]);
    expect(texts[0]).toMatch(words);
    expect(results[0]?.status).toBe('error');
  });

  it.each([
    ['did not answer', new OutcomeUnknown('x'), 'The tool did not answer.'],
    ['broke', new TypeError('secret'), 'The tool failed.'],
  ])('is an error to the model when the server %s', async (_, error, text) => {
    const servers = new FakeServers([find]);
    servers.answer = async () => Promise.reject(error);
    const { texts, after } = await run({ uses: [use('store__find_order', { id: '1' })], servers });
    expect(texts).toEqual([text]);
    expect(after.used).toMatchObject([{ ok: false }]);
  });

  it('gives every use of a reply its result, and cuts what does not fit the state', async () => {
    const servers = new FakeServers([find]);
    servers.answer = async ({ args }) => ({ ok: true, text: args.id === '1' ? 'short' : 'x'.repeat(200_000) });
    const { texts, after } = await run({
      uses: ['1', '2', '3'].map((id) => use('store__find_order', { id }, `u-${id}`)),
      servers,
    });
    expect(texts[0]).toBe('short');
    expect(texts[1]).toMatch(/cut/);
    expect(Buffer.byteLength(JSON.stringify(after.transcript))).toBeLessThan(48 * 1024);
  });
});

describe('a tool that writes', () => {
  it('is never called: it becomes the proposal of the turn, for the verified customer', async () => {
    const { after, calls, texts } = await run({ uses: [use('store__cancel', { id: '1042', customer_id: 'bob' })] });
    expect(calls).toEqual([]);
    expect(after.proposal).toEqual({
      id: KEY,
      server: 'store',
      tool: 'cancel',
      title: 'Cancel',
      arguments: { id: '1042', customer_id: 'ada' },
    });
    expect(texts[0]).toMatch(/Nothing has been done yet/);
    expect(after.used).toEqual([]);
  });

  it.each([
    ['without a required argument', {}],
    ['with an argument of the wrong type', { id: [1042] }],
  ])('is not proposed %s: the model is told to correct it', async (_, input) => {
    const { after, results } = await run({ uses: [use('store__cancel', input)] });
    expect([after.proposal, results[0]?.status]).toEqual([null, 'error']);
    expect(results[0]?.content[0]?.text).toMatch(/not valid: #.*id/);
  });

  it('is proposed with the types that its schema asks for, as one proposal however the model writes them', async () => {
    const { after, results } = await run({
      uses: [use('store__cancel', { id: 1042 }, 'u-1'), use('store__cancel', { id: '1042' }, 'u-2')],
    });
    expect(after.proposal?.arguments).toEqual({ id: '1042', customer_id: 'ada' });
    expect(results.map(({ status }) => status)).toEqual(['success', 'success']);
  });

  it.each([
    ['when it was offered as one that reads', { ...cancel, writes: false }, cancel],
    ['when it says now that it only reads', cancel, { ...cancel, writes: false }],
  ])('is not smuggled through %s', async (_, offered, listed) => {
    const { after, calls } = await run({
      uses: [use('store__cancel', { id: '1' })],
      offered: [offered],
      listed: [listed],
    });
    expect([calls.length, after.proposal?.tool]).toEqual([0, 'cancel']);
  });

  it('is proposed alone: another in the same turn has to wait', async () => {
    const { after, texts } = await run({
      uses: [use('store__cancel', { id: '1' }, 'u-1'), use('store__cancel', { id: '2' }, 'u-2')],
    });
    expect(after.proposal?.arguments).toMatchObject({ id: '1' });
    expect(texts[1]).toMatch(/one thing at a time/);
  });
});

describe('an open proposal', () => {
  const proposal = {
    id: KEY,
    server: 'store',
    tool: 'cancel',
    title: 'Cancel',
    arguments: { id: '1', customer_id: 'ada' },
  };

  it('is not replaced by another one of a later round, and not lost by a lookup', async () => {
    const another = await run({ uses: [use('store__cancel', { id: '2' })], proposal });
    expect(another.after.proposal).toEqual(proposal);
    expect(another.results[0]?.status).toBe('error');
    expect((await run({ uses: [use('store__find_order', { id: '1' })], proposal })).after.proposal).toEqual(proposal);
  });

  it('may be made again', async () => {
    const { after, results } = await run({ uses: [use('store__cancel', { id: '1' })], proposal });
    expect(after.proposal).toEqual(proposal);
    expect(results[0]?.status).toBe('success');
  });
});

describe('many lookups at once', () => {
  const uses = Array.from({ length: 10 }, (_, at) => use('store__find_order', { id: String(at) }, `u-${at}`));

  it('run four at a time, and are answered in their order', async () => {
    const servers = new FakeServers([find]);
    let running = 0;
    let most = 0;
    servers.answer = async ({ args }) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 10 - Number(args.id)));
      running -= 1;
      return { ok: true, text: String(args.id) };
    };
    const { texts, after } = await run({ uses, servers });
    expect(texts).toEqual(uses.map((_, at) => String(at)));
    expect(after.used).toHaveLength(10);
    expect(most).toBe(4);
  });

  it.each([
    ['end before the step does', NOW + 60_000, [8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000, 8000], 3],
    ['leave time for the answer', NOW + 16_500, [8000, 8000, 8000, 8000, 6100, 6100, 6100, 6100], 2],
  ])('%s', async (_, deadline, timeouts, waves) => {
    let now = NOW;
    const servers = new FakeServers([find]);
    servers.answer = async ({ timeoutMs }) => {
      const until = now + timeoutMs;
      await Promise.resolve();
      now = Math.max(now, until);
      throw new OutcomeUnknown('x');
    };
    const step = useTools(servers, playbook, checkArguments, { now: () => now });
    const draft = aDraft({ transcript: [{ role: 'assistant', content: uses }], wants_tools: true, rounds: 1 });
    const after = await step(
      { request: aRequest({ deadline }), turn, tools: { offered: [find], spans: [] }, draft },
      { execution: 'e' },
    );
    expect(servers.calls.map(({ timeoutMs }) => timeoutMs)).toEqual(timeouts);
    expect(now - NOW).toBeLessThanOrEqual(waves * 8000);
    expect(after.transcript.at(-1)?.content).toHaveLength(10);
  });
});
