import { expect, it } from 'vitest';
import type { ChatModel, ModelReply, ModelRequest } from '../../../../core/models/chat-model.ts';
import { invokeModel } from '../../../../handlers/turn/invoke-model.ts';
import { compilePlaybook } from '../../../../playbooks/compile.ts';
import { aCall, aContext, aDraft, aKnowledge, aRequest, aRoute, noTools } from '../../../support/values.ts';

const START = 1_700_000_000_000;
const run = { execution: 'e' };

const recorder = (reply: Partial<ModelReply> = {}) => {
  const sent: ModelRequest[] = [];
  const model: ChatModel = {
    converse: async (request) => {
      sent.push(request);
      return { stopReason: 'end_turn', content: [{ text: 'Hello.' }], call: aCall(), ...reply };
    },
  };
  return { model, sent };
};
const shop = compilePlaybook('ecommerce');
const playbook = () => shop;
const state = {
  request: aRequest(),
  knowledge: aKnowledge(),
  context: aContext(),
  tools: noTools,
  action: null,
  route: aRoute(),
  draft: null,
  triage: null,
};

it('makes one call, with the tool by which the fast model asks for help', async () => {
  const { model, sent } = recorder();
  const draft = await invokeModel(model, playbook, { now: () => START })(state, run);
  expect(draft).toMatchObject({ text: 'Hello.', answered: true });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.tools.map(({ name }) => name)).toEqual(['ask_for_specialist']);
});

it('gives the strong model no such tool, and tells it what it is called for', async () => {
  const { model, sent } = recorder();
  const route = aRoute({ tier: 'strong', escalated: true });
  await invokeModel(model, playbook, { now: () => START })({ ...state, route, draft: aDraft() }, run);
  expect(sent[0]).toMatchObject({ tier: 'strong', tools: [], messages: state.context.messages });
  expect(sent[0]?.system).toMatch(/specialist/);
});

it('tells the model the policy first, and the passages behind what the customer says', async () => {
  const { model, sent } = recorder();
  const passage = { source: 'returns.md', heading: 'Returns', text: 'Within 30 days.', score: 1, fits: true };
  await invokeModel(model, playbook, { now: () => START })(
    { ...state, knowledge: { passages: [passage], is_gap: false, spans: [] } },
    run,
  );
  expect(sent[0]?.system).toContain(shop.policy);
  expect(sent[0]?.messages.at(-1)?.content.at(-1)).toEqual({ text: expect.stringContaining('Within 30 days.') });
});

it.each([
  ['25 s while there is time', 0, 25_000],
  ['what is left and 15 s more near the deadline', 55_000, 20_000],
])('lets a call take %s', async (_, elapsed, timeoutMs) => {
  const { model, sent } = recorder();
  await invokeModel(model, playbook, { now: () => START + elapsed })(state, run);
  expect(sent[0]?.timeoutMs).toBe(timeoutMs);
});

it('starts no call after the deadline', async () => {
  const { model, sent } = recorder();
  const call = invokeModel(model, playbook, { now: () => START + 60_000 })(state, run);
  await expect(call).rejects.toMatchObject({ name: 'DeadlinePassed' });
  expect(sent).toHaveLength(0);
});

it.each([
  ['without words', { content: [{ text: ' ' }] }],
  ['that broke off in a tool use', { content: [{ text: 'Let me' }], stopReason: 'malformed_tool_use' }],
])('counts a reply %s as unusable_replies, with the call that was paid for it', async (_, reply) => {
  const { model } = recorder(reply);
  const draft = await invokeModel(model, playbook, { now: () => START })(state, run);
  expect(draft).toMatchObject({ usable: false, answered: false, unusable_replies: 1 });
  expect(draft.calls).toHaveLength(1);
});

it('leaves an answer that stands as it was when the reply after it is of no use', async () => {
  const { model } = recorder({ content: [], call: aCall({ tier: 'strong' }) });
  const route = aRoute({ tier: 'strong', escalated: true });
  const draft = await invokeModel(model, playbook, { now: () => START })({ ...state, route, draft: aDraft() }, run);
  expect(draft).toMatchObject({
    tier: 'fast',
    text: 'It is on its way.',
    answered: true,
    usable: false,
    unusable_replies: 1,
  });
  expect(draft.calls).toHaveLength(2);
});
