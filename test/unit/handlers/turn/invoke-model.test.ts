import { expect, it } from 'vitest';
import type { ChatModel, ModelReply, ModelRequest } from '../../../../core/ports.ts';
import { invokeModel } from '../../../../handlers/turn/invoke-model.ts';
import { aCall, aContext, aDraft, aRequest, aRoute } from '../../../support/values.ts';

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
const state = { request: aRequest(), context: aContext(), route: aRoute(), draft: null };

it('makes one call, with the tool by which the fast model asks for help', async () => {
  const { model, sent } = recorder();
  const draft = await invokeModel(model, { now: () => START })(state, run);
  expect(draft).toMatchObject({ text: 'Hello.', answered: true });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.tools.map(({ name }) => name)).toEqual(['ask_for_specialist']);
});

it('gives the strong model no such tool, and tells it what it is called for', async () => {
  const { model, sent } = recorder();
  const route = aRoute({ tier: 'strong', escalated: true });
  await invokeModel(model, { now: () => START })({ ...state, route, draft: aDraft() }, run);
  expect(sent[0]).toMatchObject({ tier: 'strong', tools: [], messages: state.context.messages });
  expect(sent[0]?.system).toMatch(/specialist/);
});

it.each([
  ['25 s while there is time', 0, 25_000],
  ['what is left and 15 s more near the deadline', 55_000, 20_000],
])('lets a call take %s', async (_, elapsed, timeoutMs) => {
  const { model, sent } = recorder();
  await invokeModel(model, { now: () => START + elapsed })(state, run);
  expect(sent[0]?.timeoutMs).toBe(timeoutMs);
});

it('starts no call after the deadline', async () => {
  const { model, sent } = recorder();
  const call = invokeModel(model, { now: () => START + 60_000 })(state, run);
  await expect(call).rejects.toMatchObject({ name: 'DeadlinePassed' });
  expect(sent).toHaveLength(0);
});

it('takes a reply without words and tools for malformed', async () => {
  const { model } = recorder({ content: [{ text: ' ' }] });
  await expect(invokeModel(model, { now: () => START })(state, run)).rejects.toMatchObject({ name: 'ModelMalformed' });
});

it('takes such a reply for malformed also when help was asked for before', async () => {
  const { model } = recorder({ content: [] });
  const draft = aDraft({ answered: false, asked_for_help: true });
  const route = aRoute({ tier: 'strong', escalated: true });
  const call = invokeModel(model, { now: () => START })({ ...state, route, draft }, run);
  await expect(call).rejects.toMatchObject({ name: 'ModelMalformed' });
});
