import { describe, expect, it } from 'vitest';
import type { PlaybookTool } from '../../../../core/playbook/playbook.ts';
import { OutcomeUnknown } from '../../../../core/tools/outcome-unknown.ts';
import { runAction } from '../../../../handlers/tools/run-action.ts';
import { allowing, anAcceptedTurn, anOffer, aPlaybook, aRequest } from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const offer = anOffer({ name: 'store__cancel', tool: 'cancel', writes: true });
const action = {
  id: 'k',
  server: 'store',
  tool: 'cancel',
  title: 'Cancel',
  arguments: { id: '1042', customer_id: 'ada' },
};

const { started_at: START } = aRequest();

const run = async (
  servers: FakeServers,
  over: { tools?: PlaybookTool[]; stored?: object; claimed?: boolean; now?: () => number } = {},
) => {
  const stored = { ...action, ...over.stored };
  const step = runAction(servers, () => aPlaybook({ tools: over.tools ?? [allowing('store.cancel')] }), {
    now: over.now ?? (() => START),
  });
  const claim = { claimed: over.claimed ?? true, result: null, spans: [] };
  const turn = anAcceptedTurn({ consent: { kind: 'granted', action: stored } });
  return step({ request: aRequest(), turn, claim }, { execution: 'e' });
};

describe('an action that the customer consented to', () => {
  it('is called once, with just what was proposed', async () => {
    const servers = new FakeServers([offer]);
    expect(await run(servers)).toEqual({ claimed: true, result: { action, outcome: 'done', text: 'Found.' } });
    expect(servers.calls).toMatchObject([
      { tool: 'cancel', args: action.arguments, customer: 'ada', timeoutMs: 20_000 },
    ]);
  });

  it('is called for the verified customer, whatever was stored', async () => {
    const servers = new FakeServers([offer]);
    await run(servers, { stored: { arguments: { id: '1042', customer_id: 'bob' } } });
    expect(servers.calls[0]?.args).toEqual({ id: '1042', customer_id: 'ada' });
  });

  it.each([
    ['as a write', { writes: true }],
    ['as a read that the playbook lists as public', { writes: false }],
  ])('is not called if the tool no longer knows its customer, declared %s', async (_, over) => {
    const servers = new FakeServers([{ ...offer, ...over, identity: null }]);
    const { result } = await run(servers, { tools: [allowing('store.cancel', { public: true })] });
    expect([result?.outcome, servers.calls]).toEqual(['rejected', []]);
  });

  it('is not called when another turn has claimed it', async () => {
    const servers = new FakeServers([offer]);
    expect(await run(servers, { claimed: false })).toEqual({ claimed: false, result: null });
    expect(servers.calls).toEqual([]);
  });

  it.each([
    ['the server offers it no more', [], [allowing('store.cancel')]],
    ['the playbook allows it no more', [offer], []],
  ])('is rejected when %s', async (_, offers, tools) => {
    const servers = new FakeServers(offers);
    expect((await run(servers, { tools })).result?.outcome).toBe('rejected');
    expect(servers.calls).toEqual([]);
  });

  it('may take what the turn has left, so that its outcome can be told', async () => {
    const servers = new FakeServers([offer]);
    await run(servers, { now: () => START + 32_000 });
    expect(servers.calls).toMatchObject([{ timeoutMs: 15_000 }]);
  });

  it('is not called when too little time is left, be it that the list of tools took it', async () => {
    const servers = new FakeServers([offer]);
    let now = START + 37_000;
    servers.list = async () => {
      now += 1;
      return [offer];
    };
    const rejected = { action, outcome: 'rejected', text: 'There was no time left for this. Nothing was changed.' };
    expect((await run(servers, { now: () => now })).result).toEqual(rejected);
    expect(servers.calls).toEqual([]);
  });

  it('is rejected as the server rejects it, cut to fit the state, and unknown when the server does not say', async () => {
    const servers = new FakeServers([offer]);
    servers.answer = async () => ({ ok: false, text: 'Too late.' });
    expect((await run(servers)).result).toMatchObject({ outcome: 'rejected', text: 'Too late.' });
    servers.answer = async () => ({ ok: true, text: 'x'.repeat(300_000) });
    const cut = { outcome: 'done', text: expect.stringMatching(/^x{3000,4096}\n\[cut: \d+ more characters\]$/) };
    expect((await run(servers)).result).toMatchObject(cut);
    servers.answer = async () => Promise.reject(new OutcomeUnknown('x'));
    expect((await run(servers)).result).toMatchObject({ outcome: 'unknown', text: '' });
  });
});
