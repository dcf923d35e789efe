import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../../core/actions/consent/consent.ts';
import type { ActionResult, ProposedAction } from '../../../../core/actions/proposal.ts';
import type { PlaybookTool } from '../../../../core/playbook/playbook.ts';
import { OutcomeUnknown } from '../../../../core/tools/outcome-unknown.ts';
import { runAction } from '../../../../handlers/tools/run-action.ts';
import {
  allowing,
  anAcceptedTurn,
  anAction,
  anOffer,
  aPlaybook,
  aProposal,
  aRequest,
} from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const offer = anOffer({ name: 'store__cancel', tool: 'cancel', writes: true });
const cancel = (id: string) => anAction({ tool: 'cancel', arguments: { id, customer_id: 'ada' } });
const action = cancel('1042');
const DONE: ActionResult = { outcome: 'done', text: 'Found.' };

const { started_at: START } = aRequest();

interface Given {
  readonly tools?: PlaybookTool[];
  readonly actions?: readonly ProposedAction[];
  readonly standing?: Claim['standing'];
  readonly results?: ActionResult[];
  readonly now?: () => number;
  readonly customer?: string;
}

const run = async (
  servers: FakeServers,
  {
    tools = [allowing('store.cancel')],
    actions = [action],
    standing = 'claimed',
    results = [],
    now = () => START,
    customer = 'ada',
  }: Given = {},
) => {
  const consent = { kind: 'granted' as const, proposal: aProposal('k', ...actions), results: [] };
  return runAction(servers, () => aPlaybook({ tools }), { now })(
    { request: aRequest({ customer }), turn: anAcceptedTurn({ consent }), claim: { standing, results, spans: [] } },
    { execution: 'e' },
  );
};

describe('an action that the customer consented to', () => {
  it('is called once, with just what was proposed', async () => {
    const servers = new FakeServers([offer]);
    expect(await run(servers)).toEqual({ standing: 'ended', results: [DONE] });
    expect(servers.calls).toMatchObject([
      { tool: 'cancel', args: action.arguments, customer: 'ada', timeoutMs: 20_000, once: true },
    ]);
  });

  it('is called by what its server declares now, be it that the list takes its time', async () => {
    const servers = new FakeServers([offer]);
    await run(servers);
    expect(servers.patience).toEqual([2000]);
  });

  it('is called for the verified customer, whatever was stored', async () => {
    const servers = new FakeServers([offer]);
    await run(servers, { actions: [anAction({ ...action, arguments: { id: '1042', customer_id: 'bob' } })] });
    expect(servers.calls[0]?.args).toEqual({ id: '1042', customer_id: 'ada' });
  });

  it.each([
    ['as a write', { writes: true }],
    ['as a read that the playbook lists as public', { writes: false }],
  ])('is not called if the tool no longer knows its customer, declared %s', async (_, over) => {
    const servers = new FakeServers([{ ...offer, ...over, identity: null }]);
    const { results } = await run(servers, { tools: [allowing('store.cancel', { public: true })] });
    expect([results.at(-1)?.outcome, servers.calls]).toEqual(['rejected', []]);
  });

  it('is not called for a visitor, even if the playbook lists the tool as public', async () => {
    const servers = new FakeServers([offer]);
    const tools = [allowing('store.cancel', { public: true })];
    expect(await run(servers, { tools, customer: 'visitor:1' })).toMatchObject({ results: [{ outcome: 'rejected' }] });
    expect(servers.calls).toEqual([]);
  });

  it.each(['next', 'ended', 'late', 'lost'] as const)('is not called without a claim: %s', async (standing) => {
    const servers = new FakeServers([offer]);
    expect(await run(servers, { standing })).toEqual({ standing, results: [] });
    expect(servers.calls).toEqual([]);
  });

  it('is not called when nothing is granted, or when every action has its result', async () => {
    const servers = new FakeServers([offer]);
    const step = runAction(servers, () => aPlaybook({ tools: [allowing('store.cancel')] }), { now: () => START });
    const claim = { standing: 'claimed' as const, results: [], spans: [] };
    const turn = anAcceptedTurn({ consent: { kind: 'open', proposal: aProposal('k', action) } });
    await step({ request: aRequest(), turn, claim }, { execution: 'e' });
    await run(servers, { results: [DONE] });
    expect(servers.calls).toEqual([]);
  });

  it.each([
    ['the server offers it no more', [], [allowing('store.cancel')]],
    ['the playbook allows it no more', [offer], []],
  ])('is rejected when %s', async (_, offers, tools) => {
    const servers = new FakeServers(offers);
    expect(await run(servers, { tools })).toMatchObject({ standing: 'ended', results: [{ outcome: 'rejected' }] });
    expect(servers.calls).toEqual([]);
  });

  it('may take what the turn has left, so that its outcome can be told', async () => {
    const servers = new FakeServers([offer]);
    await run(servers, { now: () => START + 32_000 });
    expect(servers.calls).toMatchObject([{ timeoutMs: 14_500 }]);
  });

  it('is not called when too little time is left, be it that the list of tools took it', async () => {
    const servers = new FakeServers([offer]);
    let now = START + 37_000;
    servers.list = async () => {
      now += 1;
      return { tools: [offer], cold: false };
    };
    expect(await run(servers, { now: () => now })).toEqual({ standing: 'late', results: [] });
    expect(servers.calls).toEqual([]);
  });

  it('is rejected as the server rejects it, cut to fit the state, and unknown when the server does not say', async () => {
    const servers = new FakeServers([offer]);
    servers.answer = async () => ({ ok: false, text: 'Too late.' });
    expect((await run(servers)).results).toEqual([{ outcome: 'rejected', text: 'Too late.' }]);
    servers.answer = async () => ({ ok: true, text: 'x'.repeat(300_000) });
    const cut = { outcome: 'done', text: expect.stringMatching(/^x{3000,4096}\n\[cut: \d+ more characters\]$/) };
    expect((await run(servers)).results).toEqual([cut]);
    servers.answer = async () => Promise.reject(new OutcomeUnknown('x'));
    expect((await run(servers)).results).toEqual([{ outcome: 'unknown', text: '' }]);
  });

  it('has no result after another error, which leaves the claim as it was', async () => {
    const servers = new FakeServers([offer]);
    servers.answer = async () => Promise.reject(new TypeError('x'));
    await expect(run(servers)).rejects.toThrow(TypeError);
  });
});

describe('a list of actions', () => {
  const actions = ['1', '2', '3'].map(cancel);

  it('is carried out one at a time: the one behind the results', async () => {
    const servers = new FakeServers([offer]);
    const first = await run(servers, { actions });
    expect(first).toEqual({ standing: 'next', results: [DONE] });
    const second = await run(servers, { actions, results: first.results });
    expect(second).toEqual({ standing: 'next', results: [DONE, DONE] });
    const third = await run(servers, { actions, results: second.results });
    expect(third).toEqual({ standing: 'ended', results: [DONE, DONE, DONE] });
    expect(servers.calls.map(({ args }) => args.id)).toEqual(['1', '2', '3']);
  });

  it.each([
    ['is rejected', async () => ({ ok: false, text: 'Too late.' })],
    ['has an unknown outcome', async () => Promise.reject(new OutcomeUnknown('x'))],
  ])('ends with the first that %s', async (_, answer) => {
    const servers = new FakeServers([offer]);
    servers.answer = answer;
    expect(await run(servers, { actions, results: [DONE] })).toMatchObject({ standing: 'ended', results: [DONE, {}] });
  });

  it('ends with the first that is not offered any more, or has no time', async () => {
    const servers = new FakeServers([]);
    expect((await run(servers, { actions, results: [DONE] })).standing).toBe('ended');
    servers.offers = [offer];
    const late = await run(servers, { actions, results: [DONE], now: () => START + 37_001 });
    expect(late).toEqual({ standing: 'late', results: [DONE] });
    expect(servers.calls).toEqual([]);
  });

  it('has results of 8 KB together at most', async () => {
    const servers = new FakeServers([offer]);
    servers.answer = async () => ({ ok: true, text: 'x'.repeat(300_000) });
    const five = ['1', '2', '3', '4', '5'].map(cancel);
    const texts: string[] = [];
    for (const at of five.keys()) {
      const { results } = await run(servers, { actions: five, results: Array.from({ length: at }, () => DONE) });
      texts.push(results[at]?.text ?? '');
    }
    expect(texts.every((text) => /^x{1500,}\n\[cut:/.test(text))).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(texts.join('')))).toBeLessThanOrEqual(8192);
  });
});
