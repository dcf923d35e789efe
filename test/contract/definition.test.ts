import { describe, expect, it } from 'vitest';
import { Claim, Consent } from '../../core/actions/consent/consent.ts';
import { definitionText } from '../../statemachines/definition.ts';
import { edges, type Machine } from './asl.ts';
import { TURN_RULES as RULES, TURN_SPEC } from './asl-rules.ts';

const machine: Machine = JSON.parse(definitionText());

describe('conversation-turn.asl.json', () => {
  it.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(rule(machine, TURN_SPEC)).toEqual([]);
  });
});

const FAILS = 'fails only after it has tried to release the turn, and with the cause that ended the turn';
const RELEASES =
  /"Catch": \[\{ "ErrorEquals": \["States.ALL"\], "ResultPath": "\$\.fault", "Next": "ReleaseTurn" \}\],\s*/;

/** Mistakes of each kind, planted by changing the file's text. */
const MISTAKES: readonly (readonly [rule: keyof typeof RULES, from: string | RegExp, to: string])[] = [
  ['is valid Amazon States Language', '"StartAt": "LoadHistory"', '"StartAt": "Nowhere"'],
  ['is valid Amazon States Language', '"Next": "Accepted?"', '"Next": "Accepted"'],
  ['has one Task for each step of the contract', /"OptimizeContext"/g, '"OptimiseContext"'],
  ['passes the step, the execution and the state to its function', '"step": "ListTools"', '"step": "AwaitTools"'],
  ['passes the step, the execution and the state to its function', '"as": "AwaitTools", ', ''],
  ['grafts only the key that the step adds', '"ResultPath": "$.turn"', '"ResultPath": "$.context"'],
  [
    'passes the step, the execution and the state to its function',
    '"step": "OptimizeContext"',
    '"step": "LoadHistory"',
  ],
  ['has a timeout for every task and for the machine', '"TimeoutSeconds": 28', '"TimeoutSeconds": 31'],
  ['has a timeout for every task and for the machine', '"TimeoutSeconds": 120', '"TimeoutSeconds": 300'],
  ['reads no key that a path has not added', '"StartAt": "Begin"', '"StartAt": "OptimizeContext"'],
  ['reads no key that a path has not added', '"Next": "OptimizeContext"', '"Next": "Respond"'],
  ['reads no key that a path has not added', '"context.$": "$.context"', '"context": null'],
  ['reads no key that a path has not added', '"triage.$": "$[1]"', '"triage": null'],
  ['keeps every key of the state through a Parallel', '"fault.$": "$[0].fault",', ''],
  ['keeps every key of the state through a Parallel', '"fault.$": "$.fault",', ''],
  ['keeps every key of the state through a Parallel', '"consent_calls.$": "$.turn.consent_calls",', ''],
  ['names only errors that can occur', '"ModelBusy"', '"ModelBusyError"'],
  ['has States.ALL as the only error of the last entry', '["States.ALL"]', '["States.ALL", "ModelRefused"]'],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", /"ModelBusy",\s*/, ''],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", '"StoreBusy"', '"StoreRefused"'],
  ['retries a bounded number of times, with full jitter', '"JitterStrategy": "FULL"', '"JitterStrategy": "NONE"'],
  ['retries a bounded number of times, with full jitter', '"IntervalSeconds": 1', '"IntervalSeconds": 0'],
  [
    'retries a bounded number of times, with full jitter',
    '"ResultPath": "$.claim",\n      "TimeoutSeconds": 28,',
    '"ResultPath": "$.claim",\n      "TimeoutSeconds": 28, "Retry": [{ "ErrorEquals": ["Lambda.Unknown"], "IntervalSeconds": 1, "BackoffRate": 2, "MaxAttempts": 1, "MaxDelaySeconds": 4, "JitterStrategy": "FULL" }],',
  ],
  [
    'catches every error of a state that runs when the message may be stored',
    /"Catch": \[\{ "ErrorEquals": \["States.ALL"\], "ResultPath": "\$\.fault", "Next": "Respond" \}\],/,
    '',
  ],
  [
    'catches every error of a state that runs when the message may be stored',
    /"Catch": \[\{ "ErrorEquals": \["States.ALL"\], "ResultPath": "\$\.fault", "Next": "Consented\?" \}\],/,
    '',
  ],
  [
    'grafts only the key that the step adds',
    '"ResultPath": "$.turn",\n      "TimeoutSeconds": 10,\n      "Retry": [\n        {\n          "ErrorEquals": [\n            "ModelBusy"',
    '"ResultPath": "$.claim",\n      "TimeoutSeconds": 10,\n      "Retry": [\n        {\n          "ErrorEquals": [\n            "ModelBusy"',
  ],
  [
    'reaches every state',
    '"StringEquals": "open", "Next": "ReadConsent"',
    '"StringEquals": "open", "Next": "ClaimAction"',
  ],
  ['passes the step, the execution and the state to its function', '${ToolsFunctionArn}', '${TurnFunctionArn}'],
  ['puts only well-formed values into the state', '"cold": false', '"cold": null'],
  ['reaches every state', /"Next": "GiveUp"/g, '"Next": "FallBackToFast"'],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", '"Lambda.Unknown",', ''],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", /"Runtime.ExitError",\s*/, ''],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", /,\s*"Sandbox.Timedout"\s*\]/, ']'],
  ['retries a bounded number of times, with full jitter', '"MaxAttempts": 36', '"MaxAttempts": 37'],
  ['retries a bounded number of times, with full jitter', '"MaxAttempts": 4', '"MaxAttempts": 5'],
  ['retries the release until the execution ends', '"MaxAttempts": 36', '"MaxAttempts": 12'],
  ['catches every error of a state that runs when the message may be stored', RELEASES, ''],
  [
    'catches every error of a state that runs when the message may be stored',
    new RegExp(`${RELEASES.source}"Next": "Escalate`),
    '"Next": "Escalate',
  ],
  [FAILS, '"CausePath": "$.fault.Error"', '"Cause": "Failed"'],
  [FAILS, '"Error": "TurnReleased"', '"Error": "Failed"'],
  [FAILS, /(?<="Error": "TurnNotReleased",\s*)"CausePath": "\$\.fault\.Error"/, '"Cause": "Failed"'],
  [FAILS, '"Error": "TurnNotReleased"', '"Error": "Failed"'],
  [FAILS, '"ResultPath": "$.fault", "Next": "ReleaseTurn"', '"ResultPath": "$.claim", "Next": "ReleaseTurn"'],
  [FAILS, '"Next": "ReleaseTurn"', '"Next": "TurnReleased"'],
  ['uses only features that AWS and the local engine treat alike', '"ResultPath": "$.turn"', '"ResultPath": "$"'],
  ['uses only features that AWS and the local engine treat alike', '"IsNull": true', '"IsNull": false'],
  [
    'uses only features that AWS and the local engine treat alike',
    '"Error": "TurnReleased"',
    '"ErrorPath": "$.fault.Error"',
  ],
  ['uses only features that AWS and the local engine treat alike', '$$.Execution.Id', '$$.State.Name'],
  ["retries Lambda's own errors and the step's transient faults, and nothing else", /"ModelTimeout",\s*/, ''],
  ['puts only well-formed values into the state', '"label": "neutral"', '"label": "calm"'],
  ['puts only well-formed values into the state', /"escalated": true,\s*/, ''],
];

/** The state behind a Choice that compares one value with texts. */
const choose = (name: string, path: string, value: string): string | undefined => {
  const { Choices = [], Default } = machine.States[name] ?? { Type: 'none' };
  for (const { Variable } of Choices) expect(Variable).toBe(path);
  return Choices.find(({ StringEquals }) => StringEquals === value)?.Next ?? Default;
};
const edgesInto = (target: string) =>
  Object.entries(machine.States).flatMap(([name, state]) =>
    edges(state).flatMap(({ to }) => (to === target ? name : [])),
  );

describe('the path of consent', () => {
  const KINDS = Consent.def.options.flatMap(({ shape }) => shape.kind.def.values);

  it.each(KINDS)('carries out what was read as granted, and passes over anything else: %s', (kind) => {
    expect(choose('Consented?', '$.turn.consent.kind', kind)).toBe(kind === 'granted' ? 'ClaimAction' : 'Respond');
  });

  it.each(Claim.shape.standing.options)(
    'runs a claimed action, claims the next behind one that is done, and ends where a person has the turn: %s',
    (at) => {
      const unclaimed = at === 'held' ? 'PersistTurn' : 'Respond';
      expect(choose('Claimed?', '$.claim.standing', at)).toBe(at === 'claimed' ? 'RunAction' : unclaimed);
      expect(choose('MoreActions?', '$.claim.standing', at)).toBe(at === 'next' ? 'ClaimAction' : 'Respond');
    },
  );

  it('reads once, whether it succeeds or fails, and never carries out an action without its own claim', () => {
    const { ReadConsent, ClaimAction, RunAction } = machine.States;
    expect(edgesInto('Proposed?')).toEqual(['OptimizeContext']);
    expect(edgesInto('ReadConsent')).toEqual(['Proposed?']);
    expect([ReadConsent?.Next, ...(ReadConsent?.Catch ?? []).map(({ Next }) => Next)]).toEqual([
      'Consented?',
      'Consented?',
    ]);
    expect(edgesInto('ClaimAction')).toEqual(['Proposed?', 'Consented?', 'MoreActions?']);
    expect(ClaimAction?.Next).toBe('Claimed?');
    expect(edgesInto('RunAction')).toEqual(['Claimed?']);
    expect(RunAction?.Next).toBe('MoreActions?');
  });

  it('tries to read once more, and to run an action once only', () => {
    expect(machine.States.ReadConsent?.Retry?.map(({ MaxAttempts }) => MaxAttempts)).toEqual([1]);
    expect(machine.States.RunAction?.Retry).toBeUndefined();
  });
});

describe('a planted mistake', () => {
  it.each(MISTAKES)('breaks the rule: %s (%s → %s)', (rule, from, to) => {
    const text = definitionText();
    const planted = text.replace(from, () => to);
    expect(planted).not.toBe(text);
    expect(RULES[rule]?.(JSON.parse(planted), TURN_SPEC)).not.toEqual([]);
  });
});
