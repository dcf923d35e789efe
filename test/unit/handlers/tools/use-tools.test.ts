import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../../../adapters/mcp-client/check-arguments.ts';
import type { Claim, Consent } from '../../../../core/actions/consent/consent.ts';
import type { ProposedAction } from '../../../../core/actions/proposal.ts';
import type { Lookup } from '../../../../core/tools/lookup.ts';
import { OutcomeUnknown } from '../../../../core/tools/outcome-unknown.ts';
import type { CompanyTool } from '../../../../core/tools/tool.ts';
import { MAX_ROUNDS } from '../../../../core/turn/context/fit-transcript.ts';
import { useTools } from '../../../../handlers/tools/use-tools.ts';
import {
  aCall,
  aDraft,
  allowing,
  anAcceptedTurn,
  anAction,
  anOffer,
  aPlaybook,
  aProposal,
  aRequest,
} from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const NOW = 1_700_000_000_000;
const find = anOffer();
const cancel = anOffer({ name: 'store__cancel', tool: 'cancel', title: 'Cancel', writes: true });
const playbook = () =>
  aPlaybook({
    tools: [
      allowing('store.find_order'),
      allowing('store.cancel'),
      allowing('store.hours', { public: true }),
      allowing('store.vote', { public: true }),
    ],
  });
const wanted = (id: string) => anAction({ tool: 'cancel', title: 'Cancel', arguments: { id, customer_id: 'ada' } });
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
  readonly proposals?: ProposedAction[];
  readonly lookups?: Lookup[];
  readonly consent?: Consent;
  readonly claim?: Claim;
  /** Milliseconds of the model calls so far. */
  readonly calls?: number[];
  readonly customer?: string;
}

const run = async ({
  uses,
  offered = [find, cancel],
  listed = offered,
  rounds = 1,
  now = NOW,
  servers = new FakeServers(listed),
  proposals = [],
  lookups = [],
  consent = { kind: 'none' },
  claim,
  calls = [],
  customer = 'ada',
}: Given) => {
  const draft = aDraft({
    transcript: [{ role: 'assistant', content: uses }],
    answered: false,
    wants_tools: true,
    rounds,
    proposals,
    lookups,
    calls: calls.map((latency_ms) => aCall({ latency_ms })),
  });
  const step = useTools(servers, playbook, checkArguments, { now: () => now });
  const after = await step(
    {
      request: aRequest({ customer }),
      turn: anAcceptedTurn({ consent }),
      tools: { offered: [...offered], profile: null, cold: false, spans: [] },
      claim: claim ? { ...claim, spans: [] } : null,
      draft,
    },
    { execution: 'e' },
  );
  const content = after.transcript.at(-1)?.content ?? [];
  const results = content.flatMap((block) => ('toolResult' in block ? [block.toolResult] : []));
  return { after, calls: servers.calls, texts: results.map((result) => result.content[0]?.text ?? ''), results };
};

describe('the lookups of a turn', () => {
  it('are the results of successful reads, newest first, without the customer', async () => {
    const servers = new FakeServers([find, cancel]);
    servers.answer = async ({ args }) =>
      args.id === '2' ? { ok: false, text: 'Gone.' } : { ok: true, text: `{ "order": "${args.id}" }` };
    const uses = ['1', '2', '3'].map((id) => use('store__find_order', { id }, `u-${id}`));
    const { after } = await run({ uses: [...uses, use('store__cancel', { id: '1' }, 'u-4')], servers });
    expect(after.lookups).toEqual(
      ['3', '1'].map((id) => ({
        tool: 'store__find_order',
        arguments: `{"id":"${id}"}`,
        text: `{"order":"${id}"}`,
        at: NOW,
      })),
    );
  });

  it('hold the newest of equal ones of all rounds, within 6 KB', async () => {
    const earlier = ['9', '1', '8', '7', '6', '5'].map((id) => ({
      tool: 'store__find_order',
      arguments: `{"id":"${id}"}`,
      text: 'x'.repeat(1400),
      at: 1,
    }));
    const { after } = await run({ uses: [use('store__find_order', { id: '1' })], lookups: earlier });
    const ids = after.lookups.map((lookup) => lookup.arguments);
    expect(ids).toEqual(['1', '9', '8', '7', '6'].map((id) => `{"id":"${id}"}`).slice(0, 5));
    expect(after.lookups[0]?.text).toBe('Found.');
    expect(Buffer.byteLength(JSON.stringify(after.lookups))).toBeLessThan(6 * 1024);
  });
});

describe('the last lookups of a turn', () => {
  const lookedUp = (over: Partial<Given>) => run({ uses: [use('store__find_order', { id: '1' })], ...over });

  it.each([
    ['in its last round', { rounds: MAX_ROUNDS }],
    ['when its slowest model could not use more of them', { calls: [8000, 20_000, 3000], now: NOW + 12_001 }],
    ['when there is no time for more of them', { calls: [1000], now: NOW + 44_001 }],
  ])('tell the model to answer %s', async (_, over) => {
    expect((await lookedUp(over)).texts).toEqual([expect.stringMatching(/^Answer now.*\n\nFound\.$/)]);
  });

  it.each([
    ['in a round before it', { rounds: MAX_ROUNDS - 1 }],
    ['while its slowest model has the time to ask for more', { calls: [8000, 20_000, 3000], now: NOW + 12_000 }],
    ['while there is time for more', { calls: [1000], now: NOW + 44_000 }],
  ])('do not %s', async (_, over) => {
    expect((await lookedUp(over)).texts).toEqual(['Found.']);
  });
});

describe('a visitor', () => {
  const hours = anOffer({ name: 'store__hours', tool: 'hours', identity: null });
  const vote = anOffer({ name: 'store__vote', tool: 'vote', writes: true });
  const every = [find, cancel, hours, vote];

  it('gets public reads, and no other tool and no proposal, whatever was offered', async () => {
    const uses = every.map(({ name }, at) => use(name, { id: '1' }, `u-${at}`));
    const { after, calls, texts } = await run({ uses, offered: every, customer: 'visitor:1' });
    const no = 'This tool is not available.';
    expect([texts, after.proposals]).toEqual([[no, no, 'Found.', no], []]);
    expect(calls).toMatchObject([{ tool: 'hours', customer: 'visitor:1' }]);
  });

  it('does not get a public read that its server declares a write meanwhile', async () => {
    const given = { uses: [use('store__hours', { id: '1' })], offered: [hours], customer: 'visitor:1' };
    const { after, calls } = await run({ ...given, listed: [{ ...hours, identity: 'customer_id', writes: true }] });
    expect([after.proposals, calls]).toEqual([[], []]);
  });
});

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
    expect([after.proposals, calls, texts]).toEqual([[], [], ['This tool is not available.']]);
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
      proposals: [],
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

  it('is called by what its server declares now, be it that the list takes its time', async () => {
    const servers = new FakeServers([find]);
    await run({ uses: [use('store__find_order', { id: '1' })], servers });
    expect(servers.patience).toEqual([2000]);
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
  it('is never called: it joins the list that the turn proposes, for the verified customer', async () => {
    const { after, calls, texts } = await run({ uses: [use('store__cancel', { id: '1042', customer_id: 'bob' })] });
    expect(calls).toEqual([]);
    expect(after.proposals).toEqual([wanted('1042')]);
    expect(texts[0]).toMatch(/Nothing has been done yet/);
    expect(after.used).toEqual([]);
  });

  it.each([
    ['without a required argument', {}],
    ['with an argument of the wrong type', { id: [1042] }],
  ])('is not proposed %s: the model is told to correct it', async (_, input) => {
    const { after, results } = await run({ uses: [use('store__cancel', input)] });
    expect([after.proposals, results[0]?.status]).toEqual([[], 'error']);
    expect(results[0]?.content[0]?.text).toMatch(/not valid: #.*id/);
  });

  it('is proposed with the types that its schema asks for, once however the model writes them', async () => {
    const { after, results } = await run({
      uses: [use('store__cancel', { id: 1042 }, 'u-1'), use('store__cancel', { id: '1042' }, 'u-2')],
    });
    expect(after.proposals).toEqual([wanted('1042')]);
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
    expect([calls.length, after.proposals]).toEqual([0, [wanted('1')]]);
  });

  it('is proposed beside the others of the same reply, in the order of the calls', async () => {
    const { after, calls, results } = await run({
      uses: [use('store__cancel', { id: '2' }, 'u-1'), use('store__cancel', { id: '1' }, 'u-2')],
    });
    expect(after.proposals).toEqual([wanted('2'), wanted('1')]);
    expect([calls, results.map(({ status }) => status)]).toEqual([[], ['success', 'success']]);
  });

  it('is proposed although another of the same reply is not valid', async () => {
    const { after, results } = await run({
      uses: [use('store__cancel', {}, 'u-1'), use('store__cancel', { id: '1' }, 'u-2')],
    });
    expect(after.proposals).toEqual([wanted('1')]);
    expect(results.map(({ status }) => status)).toEqual(['error', 'success']);
  });
});

describe('what a server declares harmless', () => {
  const harmless = { ...cancel, harmless: true };

  it.each([
    ['before and now', harmless, harmless, true],
    ['only when it was offered', harmless, cancel, false],
    ['only now', cancel, harmless, false],
  ])('counts %s: %#', async (_, offered, listed, expected) => {
    const { after } = await run({ uses: [use('store__cancel', { id: '1' })], offered: [offered], listed: [listed] });
    expect(after.proposals.map((action) => action.harmless)).toEqual([expected]);
  });
});

describe('a list of proposals', () => {
  const proposals = ['1', '2'].map(wanted);
  const full = ['1', '2', '3', '4', '5'].map(wanted);

  it('grows by those of a later round, and is not lost by a lookup', async () => {
    const { after } = await run({ uses: [use('store__cancel', { id: '0' })], proposals });
    expect(after.proposals).toEqual([...proposals, wanted('0')]);
    const looked = await run({ uses: [use('store__find_order', { id: '1' })], proposals });
    expect(looked.after.proposals).toEqual(proposals);
  });

  it('stays as it is when one of it is proposed again', async () => {
    for (const list of [proposals, full]) {
      const { after, results } = await run({ uses: [use('store__cancel', { id: '2' })], proposals: list });
      expect(after.proposals).toEqual(list);
      expect(results[0]?.status).toBe('success');
    }
  });

  it('takes five and as many that follow, and the model is told which are neither', async () => {
    const more = ['6', '7', '8', '9', '10'].map(wanted);
    const { after, results, texts } = await run({
      uses: ['6', '7', '11'].map((id) => use('store__cancel', { id }, `u-${id}`)),
      proposals: [...full, ...more.slice(2)],
    });
    expect(after.proposals).toEqual([...full, ...more.slice(2), ...more.slice(0, 2)]);
    expect(results.map(({ status }) => status)).toEqual(['success', 'success', 'error']);
    expect([texts[0], texts[2]]).toEqual([
      expect.stringMatching(/once those are done/),
      expect.stringMatching(/too many/),
    ]);
  });

  it('begins with what a granted list has left, so that no more is said to be on it than fits', async () => {
    const uses = ['5', '6'].map((id, at) => use('store__cancel', { id }, `u-${at}`));
    const consent: Consent = { kind: 'granted', proposal: aProposal('k', ...full), results: [] };
    const late: Claim = { standing: 'late', results: [{ outcome: 'done', text: '' }] };
    const { after, texts } = await run({ uses: [use('store__cancel', { id: '7' }), ...uses], consent, claim: late });
    expect(after.proposals).toEqual([...full.slice(1), wanted('7'), wanted('6')]);
    expect([texts[0], texts[2]]).toEqual([
      expect.stringMatching(/on the list/),
      expect.stringMatching(/once those are/),
    ]);
    const again = await run({ uses: uses.slice(1), consent, claim: late, proposals: after.proposals });
    expect([again.after.proposals, again.texts[0]]).toEqual([after.proposals, texts[2]]);
  });

  it('takes a short one behind one that is too long for it', async () => {
    const large = [anAction({ arguments: { text: 'x'.repeat(8 * 1024 - 600) } })];
    const { after, results } = await run({
      uses: [use('store__cancel', { id: 'y'.repeat(500) }, 'u-1'), use('store__cancel', { id: '1' }, 'u-2')],
      proposals: large,
    });
    expect(after.proposals).toEqual([...large, wanted('1')]);
    expect(results.map(({ status }) => status)).toEqual(['error', 'success']);
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
    ['leave time for the answer', NOW + 16_500, [8000, 8000, 8000, 8000, 5950, 5950, 5950, 5950], 2],
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
      {
        request: aRequest({ deadline }),
        turn: anAcceptedTurn(),
        tools: { offered: [find], profile: null, cold: false, spans: [] },
        claim: null,
        draft,
      },
      { execution: 'e' },
    );
    expect(servers.calls.map(({ timeoutMs }) => timeoutMs)).toEqual(timeouts);
    expect(now - NOW).toBeLessThanOrEqual(waves * 8000);
    expect(after.transcript.at(-1)?.content).toHaveLength(10);
  });
});

describe('ask_for_person', () => {
  const person = use('ask_for_person', { reason: 'Why.' }, 'u-2');

  it('is answered beside company tools, and is no call of a tool', async () => {
    const { results, after } = await run({ uses: [use('store__find_order', { id: '1042' }), person] });
    expect(results).toMatchObject([
      { toolUseId: 'u-1', content: [{ text: 'Found.' }], status: 'success' },
      { toolUseId: 'u-2', content: [{ text: expect.stringContaining('has been asked') }], status: 'success' },
    ]);
    expect(after.used).toMatchObject([{ tool: 'store__find_order' }]);
  });

  it.each([
    ['without tool servers', { offered: [] }],
    ['after the last round of look-ups', { rounds: MAX_ROUNDS + 1 }],
    ['without time for a look-up', { now: NOW + 45_001 }],
    ['with a reason that was too long to keep', { uses: [use('ask_for_person', { '[cut]': '5000 bytes' })] }],
  ])('succeeds %s', async (_, given) => {
    const { results, calls } = await run({ uses: [person], ...given });
    expect(results).toMatchObject([{ status: 'success' }]);
    expect(calls).toEqual([]);
  });
});
