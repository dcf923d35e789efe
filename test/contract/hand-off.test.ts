import { describe, expect, it } from 'vitest';
import { definitionText } from '../../statemachines/definition.ts';
import type { Machine, State } from './asl.ts';
import { HAND_OFF_RULES } from './hand-off-rules.ts';

const machine: Machine = JSON.parse(definitionText());
const [ASKS_FIRST, TELLS_ANYWAY, HOLDS_UNPAID, HELD_FIRST, ENDS] = Object.keys(HAND_OFF_RULES);
const caughtTo = (Next: string): Partial<State> => ({
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.fault', Next }],
});
/** The rules of a Choice in another order. */
const inOrder = (name: string, ...order: number[]): Partial<State> => ({
  Choices: order.flatMap((at) => machine.States[name]?.Choices?.[at] ?? []),
});

it.each(Object.entries(HAND_OFF_RULES))('the definition %s', (_, rule) => {
  expect(rule(machine)).toEqual([]);
});

describe('a planted mistake', () => {
  it.each<[rule: string | undefined, name: string, change: Partial<State>]>([
    [ASKS_FIRST, 'HandOff', { Next: 'ChooseStrongModel' }],
    [ASKS_FIRST, 'HandOff', { Next: 'Respond' }],
    [ASKS_FIRST, 'HandOff', caughtTo('ReleaseTurn')],
    [ASKS_FIRST, 'Respond', { Next: 'HandOff' }],
    [ASKS_FIRST, 'PersistTurn', { End: false, Next: 'HandOff' }],
    [ASKS_FIRST, 'PersistTurn', caughtTo('HandOff')],
    [TELLS_ANYWAY, 'HandOff', caughtTo('ReleaseTurn')],
    [TELLS_ANYWAY, 'HandOff', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'PersistTurn' }] }],
    [TELLS_ANYWAY, 'HandOff', { Catch: [] }],
    [HOLDS_UNPAID, 'HoldTurn', { Next: 'OptimizeContext' }],
    [HOLDS_UNPAID, 'HoldTurn', caughtTo('OptimizeContext')],
    [HOLDS_UNPAID, 'OptimizeContext', { Next: 'HoldTurn' }],
    [HELD_FIRST, 'Accepted?', inOrder('Accepted?', 0, 2, 1)],
    [HELD_FIRST, 'Accepted?', inOrder('Accepted?', 1, 0, 2)],
    [HELD_FIRST, 'Accepted?', inOrder('Accepted?', 0, 2)],
    [ENDS, 'PersistTurn', { End: false, Next: 'Proposed?' }],
    [ENDS, 'ReadConsent', { Next: 'Proposed?' }],
  ])('breaks the rule: %s (%s)', (rule, name, change) => {
    const planted = { ...machine, States: { ...machine.States, [name]: { ...machine.States[name], ...change } } };
    expect(HAND_OFF_RULES[rule ?? '']?.(planted as Machine)).not.toEqual([]);
  });
});
