import { describe, expect, it } from 'vitest';
import { definitionText } from '../../statemachines/definition.ts';
import { DESK_SPEC, DESK_RULES as RULES } from './asl-rules.ts';

const text = definitionText('desk-action');

describe('desk-action.asl.json', () => {
  it.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(rule(JSON.parse(text), DESK_SPEC)).toEqual([]);
  });
});

const ORDER = 'moves before it holds, holds before it tells, and tells before it says so';
const FAILS = 'fails with the cause that ended the act';
const RETRIES = "retries Lambda's own errors and the step's transient faults, and nothing else";

/** Mistakes of each kind, planted by changing the file's text. */
const MISTAKES: readonly (readonly [rule: keyof typeof RULES, from: string | RegExp, to: string])[] = [
  ['is valid Amazon States Language', '"Next": "Moved?"', '"Next": "Moved"'],
  ['has one Task for each step of the contract', /"HoldPending"/g, '"Fence"'],
  ['grafts only the key that the step adds', '"ResultPath": "$.fence"', '"ResultPath": "$.move"'],
  ['passes the step, the execution and the state to its function', '"step": "PostEntry"', '"step": "FinishAction"'],
  ['has a timeout for every task and for the machine', '"TimeoutSeconds": 60', '"TimeoutSeconds": 120'],
  ['has a timeout for every task and for the machine', '"TimeoutSeconds": 28', '"TimeoutSeconds": 29'],
  ['reads no key that a path has not added', '"Default": "MoveConversation"', '"Default": "PostEntry"'],
  [RETRIES, '"ModelBusy",', ''],
  [RETRIES, '"StoreBusy"', '"StoreRefused"'],
  ['retries a bounded number of times, with full jitter', '"MaxAttempts": 3', '"MaxAttempts": 5'],
  [
    'catches every error of a state that runs when the message may be stored',
    /"Catch": \[\{ "ErrorEquals": \["States.ALL"\], "ResultPath": "\$\.fault", "Next": "ActFailed" \}\],/,
    '',
  ],
  ['reaches every state', '"Next": "SuggestReply"', '"Next": "PostEntry"'],
  ['reaches every state', '"Next": "StoreFeedback"', '"Next": "PostEntry"'],
  ['uses only features that AWS and the local engine treat alike', '$$.Execution.Id', '$$.State.Name'],
  [FAILS, '"CausePath": "$.fault.Error"', '"Cause": "Failed"'],
  [FAILS, '"Error": "ActFailed"', '"Error": "TurnReleased"'],
  [FAILS, '"ResultPath": "$.fault", "Next": "ActFailed"', '"ResultPath": "$.fault", "Next": "FinishAction"'],
  [FAILS, '"ResultPath": "$.fault", "Next": "ActFailed"', '"ResultPath": "$.move", "Next": "ActFailed"'],
  [ORDER, '"Next": "PostEntry"', '"Next": "FinishAction"'],
  [ORDER, '"BooleanEquals": true, "Next": "HoldPending"', '"BooleanEquals": true, "Next": "PostEntry"'],
  [ORDER, '"Next": "Begun?"', '"Next": "MoveConversation"'],
];

describe('a planted mistake', () => {
  it.each(MISTAKES)('breaks the rule: %s (%s → %s)', (rule, from, to) => {
    const planted = text.replace(from, () => to);
    expect(planted).not.toBe(text);
    expect(RULES[rule]?.(JSON.parse(planted), DESK_SPEC)).not.toEqual([]);
  });
});
