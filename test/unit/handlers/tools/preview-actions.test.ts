import { describe, expect, it } from 'vitest';
import type { ProposedAction } from '../../../../core/actions/proposal.ts';
import type { PlaybookTool } from '../../../../core/playbook/playbook.ts';
import { OutcomeUnknown } from '../../../../core/tools/outcome-unknown.ts';
import type { CompanyTool, ToolOutcome } from '../../../../core/tools/tool.ts';
import { previewActions } from '../../../../handlers/tools/preview-actions.ts';
import { allowing, anAction, anOffer } from '../../../support/values.ts';
import { FakeServers } from './fake-servers.ts';

const NOW = 1_700_000_000_000;
const offer = (tool: string, over: Partial<CompanyTool> = {}) =>
  anOffer({
    name: `store__${tool}`,
    tool,
    inputSchema: {
      type: 'object',
      properties: { order_id: { type: 'string' }, items: { items: { properties: { sku: {} } } }, customer_id: {} },
    },
    ...over,
  });
const cancel = offer('cancel_order', { writes: true });
const preview = offer('preview_cancellation');
const byMeta = { ...cancel, preview: 'preview_cancellation' };
const byPlaybook = [allowing('store.cancel_order', { preview: 'store.preview_cancellation' })];
const WOULD: ToolOutcome = { ok: true, text: 'Cancels order 1047; 20.00 EUR go back to your card.' };
const of = (order_id: string, over: Partial<ProposedAction> = {}) =>
  anAction({ arguments: { order_id, customer_id: 'ada' }, ...over });

interface Given {
  readonly actions?: readonly ProposedAction[];
  readonly earlier?: readonly ProposedAction[];
  readonly allowed?: readonly PlaybookTool[];
  readonly listed?: readonly CompanyTool[];
  readonly answer?: FakeServers['answer'];
  readonly end?: number;
}

const run = async ({
  actions = [of('1047')],
  earlier = [],
  allowed = byPlaybook,
  listed = [cancel, preview],
  answer = async () => WOULD,
  end = NOW + 10_000,
}: Given = {}) => {
  const servers = new FakeServers(listed);
  servers.answer = answer;
  const situation = { allowed, listed, customer: 'ada', end };
  const { proposals, used } = await previewActions(servers, { now: () => NOW }, situation, earlier, actions);
  return { calls: servers.calls, previews: proposals.map((action) => action.preview), proposals, used };
};

describe('a new action', () => {
  it('gets the text of the tool that the playbook names, and is otherwise as it was', async () => {
    const { proposals, used } = await run();
    expect(proposals).toEqual([of('1047', { preview: WOULD.text })]);
    expect(used).toEqual([{ tool: 'store__preview_cancellation', ok: true, ms: 0 }]);
  });

  it('gets that of the tool that its server names, if the playbook names none', async () => {
    const listed = [byMeta, preview];
    expect((await run({ allowed: [allowing('store.cancel_order')], listed })).previews).toEqual([WOULD.text]);
    const other = offer('preview_other');
    const allowed = [allowing('store.cancel_order', { preview: 'store.preview_other' })];
    const { calls } = await run({ allowed, listed: [...listed, other] });
    expect(calls.map(({ tool }) => tool)).toEqual(['preview_other']);
  });

  it('is called once, with what the preview declares, bound to the verified customer', async () => {
    const given = { order_id: '1047', customer_id: 'eve', reason: 'broken', items: [{ sku: 'A', gift: true }] };
    const { calls } = await run({ actions: [anAction({ arguments: given })] });
    expect(calls).toEqual([
      {
        server: 'store',
        tool: 'preview_cancellation',
        args: { order_id: '1047', customer_id: 'ada', items: [{ sku: 'A' }] },
        customer: 'ada',
        timeoutMs: 4000,
      },
    ]);
  });

  it('is told apart from those of earlier rounds, which keep what they have', async () => {
    const earlier = [of('1', { preview: 'Earlier.' }), of('2')];
    const { calls, previews } = await run({ earlier, actions: [...earlier, of('3')] });
    expect(calls.map(({ args }) => args.order_id)).toEqual(['3']);
    expect(previews).toEqual(['Earlier.', null, WOULD.text]);
  });

  it('has its own text in a list of five, whatever the order of the answers', async () => {
    const actions = ['1', '2', '3', '4', '5'].map((id) => of(id));
    const { previews } = await run({
      actions,
      answer: async ({ args }) => {
        for (let turns = Number(args.order_id); turns < 6; turns++) await Promise.resolve();
        return { ok: true, text: `Cancels order ${args.order_id}.` };
      },
    });
    expect(previews).toEqual(actions.map(({ arguments: { order_id } }) => `Cancels order ${order_id}.`));
  });
});

describe('an action has no preview', () => {
  it.each<[string, FakeServers['answer']]>([
    ['declines', async () => ({ ok: false, text: 'No such order.' })],
    ['fails', () => Promise.reject(new Error('500'))],
    ['does not answer in time', () => Promise.reject(new OutcomeUnknown('timeout'))],
  ])('if its tool %s, and the failure is on the receipt', async (_, answer) => {
    const { proposals, used } = await run({ answer });
    expect(proposals).toEqual([of('1047')]);
    expect(used).toEqual([{ tool: 'store__preview_cancellation', ok: false, ms: 0 }]);
  });

  it.each(['', ' \n\u202E'])('if its tool answers with nothing to read: %j', async (text) => {
    expect((await run({ answer: async () => ({ ok: true, text }) })).previews).toEqual([null]);
  });

  it.each<[string, Given]>([
    ['its tool writes', { listed: [cancel, { ...preview, writes: true }] }],
    ['its tool does not know the customer', { listed: [cancel, { ...preview, identity: null }] }],
    ['its tool is not offered now', { listed: [cancel] }],
    ['itself is not offered now', { listed: [preview] }],
    ['no tool is named', { allowed: [allowing('store.cancel_order')] }],
    ['the tool of this name is of another server', { listed: [byMeta, { ...preview, server: 'shop' }], allowed: [] }],
    ['there is no time left', { end: NOW }],
  ])('and no call is made if %s', async (_, given) => {
    const { calls, previews, used } = await run(given);
    expect([calls, previews, used]).toEqual([[], [null], []]);
  });
});

it('a preview is one plain line, its words without the data behind them, of at most 300 characters', async () => {
  const previewFor = async (text: string) => (await run({ answer: async () => ({ ok: true, text }) })).previews[0];
  expect(await previewFor('Cancels <b>it</b>\n→ and\u202E more.\n\n{"refund": 20}')).toBe(
    'Cancels ‹b›it‹/b› → and more.',
  );
  expect(await previewFor('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
});

it('a preview has the time that the turn has left for lookups, at most 4 s', async () => {
  const { calls } = await run({ end: NOW + 1500 });
  expect(calls.map(({ timeoutMs }) => timeoutMs)).toEqual([1500]);
});
