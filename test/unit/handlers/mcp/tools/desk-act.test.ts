import { expect, it } from 'vitest';
import { SCOPES } from '../../../../../core/access/scopes.ts';
import { timeLimits } from '../../../../../core/config/time-limits.ts';
import { actId } from '../../../../../core/desk/act.ts';
import { type Desk, NO_DESK } from '../../../../../core/desk/desk.ts';
import { askForPerson } from '../../../../../handlers/mcp/tools/ask-for-person.ts';
import { actAtDesk } from '../../../../../handlers/mcp/tools/desk-act.ts';
import { returnToAssistant } from '../../../../../handlers/mcp/tools/return-to-assistant.ts';
import { type DeskOutcome, NO_DESK_OUTCOME } from '../../../../../statemachines/desk-contract.ts';
import { aPlaybook, quietLog } from '../../../../support/values.ts';

const clock = { now: () => 1_700_000_000_000 };
const caller = { customer: 'ada', scopes: SCOPES, client: null, remainingMs: () => 1000 };
const mine = actId({ kind: 'customer', id: 'ada', name: '' }, 'm-1');

/** What a call of each tool counts, by the outcome of its act and the move that the desk had last. */
const counted = async (state: Desk['state'], outcome: DeskOutcome['outcome'], move: string | null) => {
  const measured: unknown[] = [];
  const metrics = { record: (...all: unknown[]) => void measured.push(all.slice(0, 3)) };
  const desk = { ...NO_DESK, state, version: 3, move: move === null ? null : { id: move, key: '1700000000000-a' } };
  const run = async () => ({ execution: 'arn:e', output: { ...NO_DESK_OUTCOME, outcome, desk } });
  const act = actAtDesk({ run }, clock, timeLimits());
  const guide = () => aPlaybook({ handoff: 'on' });
  const tools = [askForPerson(act, guide, clock, metrics), returnToAssistant(act, metrics)];
  const tool = tools[state === 'bot' ? 1 : 0]?.(quietLog, metrics);
  await tool?.call({ conversation_id: 'c-1', message_id: 'm-1' }, caller);
  return measured.filter((one) => !JSON.stringify(one).includes('ToolCalls'));
};

it('a hand-off and a return are counted by the call that moved, and by no other', async () => {
  expect(await counted('waiting', 'done', mine)).toEqual([['Handoffs', 1, { reason: 'customer_asked' }]]);
  expect(await counted('bot', 'done', mine)).toEqual([['TakenBack', 1, {}]]);
  for (const state of ['waiting', 'bot'] as const) {
    expect(await counted(state, 'replayed', mine)).toEqual([]);
    for (const move of [
      null,
      'turn#1700000000000-a',
      `${mine}#contact`,
      actId({ kind: 'customer', id: 'ada', name: '' }, 'm-0'),
    ])
      expect(await counted(state, 'done', move)).toEqual([]);
  }
});
