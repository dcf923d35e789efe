import { expect, it } from 'vitest';
import type { HistoryTurn } from '../../../../core/turn/turn.ts';
import { optimizeContext } from '../../../../handlers/turn/optimize-context.ts';
import {
  aHistory,
  aHistoryTurn,
  aKnowledge,
  anAcceptedTurn,
  aPlaybook,
  aRequest,
  noTools,
} from '../../../support/values.ts';

const turn = (n: number, over: Partial<HistoryTurn> = {}) =>
  aHistoryTurn({ key: `170000000000${n}-a`, message: `question ${n}`, answer: `answer ${n}`, ...over });
const accepted = anAcceptedTurn({ key: '1700000000005-a' });
const run = { execution: 'e' };
const optimize = (turns: HistoryTurn[]) =>
  optimizeContext(12_000, () => aPlaybook())(
    { request: aRequest(), history: aHistory({ turns }), turn: accepted, knowledge: aKnowledge(), tools: noTools },
    run,
  );

it('leaves out the turn that is being answered, and those after it', async () => {
  const { messages } = await optimize([turn(4), turn(5, { answer: null }), turn(6)]);
  expect(messages.map(({ content }) => content)).toEqual([
    [{ text: 'question 4' }],
    [{ text: 'answer 4' }],
    [{ text: 'Where is my order 1042?' }],
  ]);
});

it('names the oldest turn of a window that was cut, and itself where nothing is left of it', async () => {
  const cut = { question: 6000, answer: 100 };
  expect((await optimize([turn(3, { tokens: cut }), turn(4, { tokens: cut })])).from).toBe('1700000000004-a');
  const huge = { question: 60_000, answer: 100 };
  expect((await optimize([turn(3), turn(4, { tokens: huge })])).from).toBe('1700000000005-a');
});

it('names none while it holds the whole conversation', async () => {
  expect((await optimize([turn(3), turn(4)])).from).toBeNull();
});

it.each([
  ['the strong tier when the last answer was escalated', [turn(3), turn(4, { escalated: true })], 'strong'],
  ['the fast tier otherwise', [turn(3), turn(4)], 'fast'],
])('starts on %s', async (_, turns, tier) => {
  expect(await optimize(turns)).toMatchObject({ tier, escalated_before: tier === 'strong' });
});

it('knows whose counts it rests on', async () => {
  expect((await optimize([turn(4)])).counted_by).toBe('m');
  expect((await optimize([])).counted_by).toBeNull();
});
