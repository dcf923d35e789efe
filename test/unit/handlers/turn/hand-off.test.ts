import { expect, it } from 'vitest';
import { handOff } from '../../../../handlers/turn/hand-off.ts';
import { MemoryConversations } from '../../../support/accept-and-commit/memory-conversations.ts';
import { MemoryDesks } from '../../../support/accept-and-commit/memory-desks.ts';
import {
  aContext,
  anAcceptedTurn,
  aPlaybook,
  aRequest,
  aTriage,
  endless,
  noMetrics,
  noTools,
} from '../../../support/values.ts';

const NETWORK = '203.0.113.0/24';
const request = aRequest();
const state = {
  ...{ request, turn: anAcceptedTurn(), tools: noTools, claim: null, draft: null, fault: null },
  ...{ context: aContext(), triage: aTriage({ wants_human: true }) },
};

/** Hands off in a conversation whose desk is `from`; what is counted. */
const handedOff = async (from: 'bot' | 'waiting' | 'human' | 'closed') => {
  const desks = new MemoryDesks(new MemoryConversations());
  const id = { id: 'm', key: '1700000000000-a', version: null };
  if (from !== 'bot') await desks.move(request, { ...id, from: 'bot', to: from, set: { closed_key: id.key } });
  const counted: unknown[] = [];
  const record = (name: string, _: number, labels: object) => void counted.push([name, labels]);
  const { moved } = await handOff(
    desks,
    endless,
    () => aPlaybook(),
    { record },
    { now: () => 1 },
  )(state, { execution: 'me' });
  return { moved, counted };
};

it.each(['bot', 'closed'] as const)('counts a hand-off that moved the desk, by its reason (%s)', async (from) => {
  const counted = [['Handoffs', { reason: 'asked_for_human' }]];
  expect(await handedOff(from)).toEqual({ moved: true, counted });
});

it('shows people at once what the company says of the customer', async () => {
  const desks = new MemoryDesks(new MemoryConversations());
  const profile = { fields: [{ name: 'tier', value: 'gold' }], at: 1 };
  const step = handOff(desks, endless, () => aPlaybook(), noMetrics, { now: () => 1 });
  await step({ ...state, tools: { ...noTools, profile } }, { execution: 'me' });
  expect((await desks.get(request)).profile).toEqual(profile);
});

it.each(['waiting', 'human'] as const)('counts none in a conversation that people have already (%s)', async (from) => {
  expect(await handedOff(from)).toEqual({ moved: false, counted: [] });
});

it("asks for nobody over the visitors' limit of the hour, unless an earlier attempt has, or people have it", async () => {
  const desks = new MemoryDesks(new MemoryConversations());
  const visitor = { ...state, request: aRequest({ customer: 'visitor:1', network: NETWORK }) };
  let left = 0;
  const budget = { takeHandOff: async (network: string | null) => network === NETWORK && left-- > 0 };
  const step = handOff(desks, budget, () => aPlaybook(), noMetrics, { now: () => 1 });
  const ask = (over = {}) => step({ ...visitor, ...over }, { execution: 'me' });
  expect(await ask()).toMatchObject({ moved: false, desk: { state: 'bot' } });
  left = 1;
  expect(await ask()).toMatchObject({ moved: true, desk: { state: 'waiting' } });
  expect(await ask()).toMatchObject({ moved: true, desk: { state: 'waiting' } });
  const another = anAcceptedTurn({ key: '1700000000009-a' });
  expect(await ask({ turn: another })).toMatchObject({ moved: false, desk: { state: 'waiting' } });
});
