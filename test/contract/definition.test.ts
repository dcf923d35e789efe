import { describe, expect, it } from 'vitest';
import { definitionText } from '../../statemachines/definition.ts';
import type { Machine } from './asl.ts';
import { RULES } from './asl-rules.ts';

const machine: Machine = JSON.parse(definitionText());

describe('conversation-turn.asl.json', () => {
  it.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(rule(machine)).toEqual([]);
  });
});

/** A mistake of each kind, planted as a change of the file's text. */
const MISTAKES: readonly (readonly [rule: keyof typeof RULES, from: string | RegExp, to: string])[] = [
  ['is valid Amazon States Language', '"StartAt": "LoadHistory"', '"StartAt": "Nowhere"'],
  ['is valid Amazon States Language', '"Next": "AcceptTurn"', '"Next": "AcceptTurns"'],
  ['has one Task for each step of the contract', /"OptimizeContext"/g, '"OptimiseContext"'],
  ['grafts just the key that the step adds', '"ResultPath": "$.history"', '"ResultPath": "$.turn"'],
  ['tells the function the step, the execution and the state', '"step": "AcceptTurn"', '"step": "LoadHistory"'],
  ['ends every task in time', '"TimeoutSeconds": 28', '"TimeoutSeconds": 31'],
  ['ends every task in time', '"TimeoutSeconds": 120', '"TimeoutSeconds": 300'],
  ['reads nothing that a path has not added', '"StartAt": "LoadHistory"', '"StartAt": "AcceptTurn"'],
  ['reads nothing that a path has not added', '"Next": "ChooseTier"', '"Next": "Respond"'],
  ['reads nothing that a path has not added', '"triage.$": "$[1]"', '"triage": null'],
  ['keeps every key of the state through the Parallel', '"fault.$": "$[0].fault",', ''],
  ['names only errors that can occur', '"ModelBusy"', '"ModelBusyError"'],
  ['has States.ALL alone and last', '["States.ALL"]', '["States.ALL", "ModelRefused"]'],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", /"ModelBusy",\s*/, ''],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", '"StoreBusy"', '"StoreRefused"'],
  ['retries a bounded number of times, with full jitter', '"JitterStrategy": "FULL"', '"JitterStrategy": "NONE"'],
  ['retries a bounded number of times, with full jitter', '"IntervalSeconds": 1', '"IntervalSeconds": 0'],
  [
    'retries a bounded number of times, with full jitter',
    '"ResultPath": "$.action",\n      "TimeoutSeconds": 28,',
    '"ResultPath": "$.action",\n      "TimeoutSeconds": 28, "Retry": [{ "ErrorEquals": ["Lambda.Unknown"], "IntervalSeconds": 1, "BackoffRate": 2, "MaxAttempts": 1, "MaxDelaySeconds": 4, "JitterStrategy": "FULL" }],',
  ],
  [
    'goes on when what may not be tried again has failed',
    /"Catch": \[\{ "ErrorEquals": \["States.ALL"\], "ResultPath": "\$\.fault", "Next": "ActionUnknown" \}\],/,
    '',
  ],
  ['tells the function the step, the execution and the state', '${ToolsFunctionArn}', '${TurnFunctionArn}'],
  ['puts only well-formed values into the state', '"is_gap": false', '"is_gap": null'],
  ['reaches every state', '"Next": "GiveUp"', '"Next": "FallBackToFast"'],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", '"Lambda.Unknown",', ''],
  ['uses nothing that AWS and the local engine treat differently', '"ResultPath": "$.history"', '"ResultPath": "$"'],
  ['uses nothing that AWS and the local engine treat differently', '"IsNull": true', '"IsNull": false'],
  ['uses nothing that AWS and the local engine treat differently', '$$.Execution.Id', '$$.State.Name'],
  ['puts only well-formed values into the state', '"label": "neutral"', '"label": "calm"'],
  ['puts only well-formed values into the state', '"escalated": true, ', ''],
  ['puts only well-formed values into the state', '"turns": [], ', ''],
];

describe('a planted mistake', () => {
  it.each(MISTAKES)('breaks the rule: %s (%s → %s)', (rule, from, to) => {
    const text = definitionText();
    const planted = text.replace(from, () => to);
    expect(planted).not.toBe(text);
    expect(RULES[rule]?.(JSON.parse(planted))).not.toEqual([]);
  });
});
