import { expect, it } from 'vitest';
import { timeLimits } from '../../../../core/config/time-limits.ts';
import type { ChatModel, ModelReply, ModelRequest } from '../../../../core/models/chat-model.ts';
import { invokeModel } from '../../../../handlers/turn/invoke-model.ts';
import { compilePlaybook } from '../../../../playbooks/compile.ts';
import {
  aCall,
  aContext,
  aDraft,
  anAcceptedTurn,
  aProposal,
  aRequest,
  aRoute,
  noTools,
} from '../../../support/values.ts';

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
  turn: anAcceptedTurn(),
  context: aContext(),
  tools: noTools,
  claim: null,
  draft: null,
  triage: null,
  fault: null,
};

it('makes one call, and offers the fast model a person and the specialist', async () => {
  const { model, sent } = recorder();
  const draft = await invokeModel(model, playbook, { now: () => START })(state, run);
  expect(draft).toMatchObject({ text: 'Hello.', answered: true });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.tools.map(({ name }) => name)).toEqual(['ask_for_person', 'ask_for_specialist']);
});

it('gives the strong model the specialist prompt instead of the tool', async () => {
  const { model, sent } = recorder();
  const route = aRoute({ tier: 'strong', escalated: true });
  await invokeModel(model, playbook, { now: () => START })(
    { ...state, context: aContext({ route }), draft: aDraft() },
    run,
  );
  expect(sent[0]?.tools.map(({ name }) => name)).toEqual(['ask_for_person']);
  expect(sent[0]).toMatchObject({ tier: 'strong', messages: state.context.messages });
  expect(sent[0]?.system).toMatch(/specialist/);
});

it('tells the model of a visitor in a note, with the same system prompt, and offers no specialist', async () => {
  const { model, sent } = recorder();
  const context = aContext({ route: aRoute({ fast_only: true }) });
  const step = invokeModel(model, playbook, { now: () => START });
  await step(state, run);
  await step({ ...state, request: aRequest({ customer: 'visitor:1' }), context }, run);
  expect(sent[1]?.system).toBe(sent[0]?.system);
  expect(sent[1]?.messages.at(-1)?.content.at(-1)).toEqual({ text: expect.stringMatching(/^<note>\n.*not signed in/) });
  expect(sent[1]?.tools.map(({ name }) => name)).toEqual(['ask_for_person']);
});

it.each([
  { wants_human: true, topic: null },
  { wants_human: false, topic: 'fraud' },
])('tells the model that the wish for a person is known, where the words are certain: %o', async (words) => {
  const { model, sent } = recorder();
  const route = aRoute({ tier: 'strong', escalated: true });
  await invokeModel(model, playbook, { now: () => START })({ ...state, context: aContext({ words, route }) }, run);
  expect(sent[0]?.messages.at(-1)?.content.at(-1)).toEqual({
    text: expect.stringMatching(/request for a person is noted.*Do not use ask_for_person/s),
  });
});

it('says what the answer needs of a person: its promise is dropped, and an unknown outcome counts', async () => {
  const { model } = recorder({ content: [{ text: 'Es ist unterwegs. Ein Kollege meldet sich bei Ihnen.' }] });
  const call = invokeModel(model, playbook, { now: () => START });
  expect(await call(state, run)).toMatchObject({ text: 'Es ist unterwegs.', promised: true, needs_person: false });
  const turn = anAcceptedTurn({ consent: { kind: 'granted', proposal: aProposal('k'), results: [] } });
  const claim = { standing: 'claimed' as const, results: [], spans: [] };
  expect(await call({ ...state, turn, claim }, run)).toMatchObject({ needs_person: true });
});

it('puts the policy in the system prompt, and the passages after the customer message', async () => {
  const { model, sent } = recorder();
  const passage = { source: 'returns.md', heading: 'Returns', text: 'Within 30 days.', score: 1, fits: true };
  await invokeModel(model, playbook, { now: () => START })(
    { ...state, context: aContext({ knowledge: { passages: [passage], is_gap: false } }) },
    run,
  );
  expect(sent[0]?.system).toContain(shop.policy);
  expect(sent[0]?.messages.at(-1)?.content.at(-1)).toEqual({ text: expect.stringContaining('Within 30 days.') });
});

it('puts the profile and the summary behind the customer message, never in the system prompt', async () => {
  const { model, sent } = recorder();
  const profile = { fields: [{ name: 'tier', value: 'gold' }], at: START };
  const context = aContext({ summary: 'The kettle leaks.' });
  await invokeModel(model, playbook, { now: () => START })({ ...state, context, tools: { ...noTools, profile } }, run);
  const { system, messages = [] } = sent[0] ?? {};
  const [, ...notes] = messages.at(-1)?.content ?? [];
  expect(notes).toEqual([
    { text: expect.stringContaining('tier: gold') },
    { text: expect.stringContaining('The kettle leaks.') },
  ]);
  for (const told of ['tier: gold', 'The kettle leaks.']) expect(system).not.toContain(told);
});

it("tells the model after the customer's message what came of the actions", async () => {
  const { model, sent } = recorder();
  const turn = anAcceptedTurn({ consent: { kind: 'granted', proposal: aProposal('k'), results: [] } });
  const claim = { standing: 'ended' as const, results: [{ outcome: 'done' as const, text: 'R-1' }], spans: [] };
  await invokeModel(model, playbook, { now: () => START })({ ...state, turn, claim }, run);
  expect(sent[0]?.messages.at(-1)?.content.at(-1)).toEqual({ text: expect.stringMatching(/has been done.*R-1/s) });
});

const granted = anAcceptedTurn({ consent: { kind: 'granted', proposal: aProposal('k'), results: [] } });
const claimed = (outcome: 'done' | 'rejected') => ({
  standing: 'ended' as const,
  results: [{ outcome, text: 'R' }],
  spans: [],
});

it.each([
  ['as they were found', {}, null],
  ['before the change of this turn', { turn: granted, claim: claimed('done') }, 'before_change="yes"'],
  ['before a change that another message may make', { turn: granted }, 'before_change="yes"'],
  ['as they were found, if the action of this turn was rejected', { turn: granted, claim: claimed('rejected') }, null],
])('puts earlier lookups after the customer message, %s', async (_, over, mark) => {
  const { model, sent } = recorder();
  const memory = [{ tool: 'find', arguments: '{}', text: 'Shipped.', at: START - 60_000, before_change: false }];
  const context = aContext({ memory });
  await invokeModel(model, playbook, { now: () => START + 9000 })({ ...state, context, ...over }, run);
  const [words, note] = sent[0]?.messages.at(-1)?.content ?? [];
  expect(words).toEqual(context.messages.at(-1)?.content[0]);
  const attributes = ['<result tool="find" arguments="{}" minutes_ago="1"', ...(mark ? [mark] : [])].join(' ');
  expect(note).toEqual({ text: expect.stringContaining(`${attributes}>\nShipped.`) });
  expect(sent[0]?.system).not.toContain('Shipped.');
});

it.each([
  ['25 s while there is time', 0, 25_000],
  ['25 s for a second try after a first that took all its time', 25_500, 25_000],
  ['what is left of 55 s, but for 3 s in which the turn is stored', 40_000, 12_000],
  ['at least 5 s', 47_000, 5000],
  ['the time of a slower model', 0, 40_000, timeLimits(40)],
  ['what is left of 55 s, however slow the model', 40_000, 12_000, timeLimits(240)],
])('lets a call take %s', async (_, elapsed, timeoutMs, limits = timeLimits()) => {
  const { model, sent } = recorder();
  await invokeModel(model, playbook, { now: () => START + elapsed }, limits)(state, run);
  expect(sent[0]?.timeoutMs).toBe(timeoutMs);
});

it.each([
  ['too late for a useful reply', 47_001],
  ['over', 60_000],
])('starts no call when it is %s', async (_, elapsed) => {
  const { model, sent } = recorder();
  const call = invokeModel(model, playbook, { now: () => START + elapsed })(state, run);
  await expect(call).rejects.toMatchObject({ name: 'DeadlinePassed' });
  expect(sent).toHaveLength(0);
});

it.each([
  ['without text', { content: [{ text: ' ' }] }],
  ['with a malformed tool use', { content: [{ text: 'Let me' }], stopReason: 'malformed_tool_use' }],
])('counts a reply %s as unusable, and keeps its billed call', async (_, reply) => {
  const { model } = recorder(reply);
  const draft = await invokeModel(model, playbook, { now: () => START })(state, run);
  expect(draft).toMatchObject({ usable: false, answered: false, unusable_replies: 1 });
  expect(draft.calls).toHaveLength(1);
});

it('keeps an earlier answer when the next reply is unusable', async () => {
  const { model } = recorder({ content: [], call: aCall({ tier: 'strong' }) });
  const route = aRoute({ tier: 'strong', escalated: true });
  const draft = await invokeModel(model, playbook, { now: () => START })(
    { ...state, context: aContext({ route }), draft: aDraft() },
    run,
  );
  expect(draft).toMatchObject({
    tier: 'fast',
    text: 'It is on its way.',
    answered: true,
    usable: false,
    unusable_replies: 1,
  });
  expect(draft.calls).toHaveLength(2);
});
