import { expect, it } from 'vitest';
import { NO_OUTCOME } from '../../core/turn/turn.ts';
import { type Failure, FunctionError } from '../../local/aws/lambda/function-error.ts';
import { createEngine, runExecution } from '../../local/aws/step-functions/execution.ts';
import { executionInput, type StepName } from '../../statemachines/contract.ts';
import { definition } from '../../statemachines/definition.ts';
import { aContext, aDraft, anAcceptedTurn, aRequest, aTriage } from '../support/values.ts';

const [TURN, TOOLS] = ['turn', 'tools'].map((name) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`) as [
  string,
  string,
];
const ANSWERED = { outcome: 'completed', turn: null, retry_after_ms: null };
const ADDS: Partial<Record<StepName, object>> = {
  LoadHistory: anAcceptedTurn(),
  OptimizeContext: aContext(),
  InvokeModel: aDraft({ answered: true, usable: true }),
  AnalyzeSentiment: aTriage(),
  PersistTurn: ANSWERED,
};

/** An execution with real transitions. The functions only say what each step adds; the tools function fails as given. */
const execute = async (fails: () => Promise<never>, loaded = ADDS.LoadHistory) => {
  const steps: StepName[] = [];
  const functionOf = (answer: (step: StepName) => Promise<unknown>) => ({
    invoke: async (payload: string) => {
      const { step } = JSON.parse(payload);
      steps.push(step);
      return JSON.stringify(await answer(step));
    },
    stream: () => Promise.reject(new Error('No step streams.')),
    close: async () => {},
  });
  const functions = {
    [TURN]: functionOf(async (step) => (step === 'LoadHistory' ? loaded : ADDS[step])),
    [TOOLS]: functionOf(fails),
  };
  const machine = definition({ TurnFunctionArn: TURN, ToolsFunctionArn: TOOLS });
  const engine = createEngine(machine as Parameters<typeof createEngine>[0], functions, new AbortController().signal);
  const input = executionInput(aRequest({ uses_tools: true })) as Parameters<typeof runExecution>[1];
  const ended = await runExecution(engine, input, { Execution: { Id: 'e' } } as never);
  return { steps, ended: ended.status === 'SUCCEEDED' ? JSON.parse(ended.output) : ended };
};

const failing = (errorType: string) => () =>
  Promise.reject(new FunctionError({ errorType, errorMessage: 'No.', trace: [] } satisfies Failure));
const hanging = () => new Promise<never>(() => {});
const LISTED = ['LoadHistory', 'ListTools', 'ListTools'];
const REST = ['OptimizeContext', 'InvokeModel', 'AnalyzeSentiment', 'PersistTurn'];

it.each([
  ['does not start', failing('Runtime.ImportModuleError'), LISTED],
  ['dies at every call', failing('Runtime.ExitError'), [...LISTED, 'ListTools']],
  ['hangs, which is waited for once at the start and once behind it', hanging, LISTED],
])('a turn is answered without tools when their function %s', async (_, fails, before) => {
  expect(await execute(fails)).toEqual({ steps: [...before, ...REST], ended: ANSWERED });
});

it('a repeat is answered without a second call of a tools function that fails', async () => {
  const outcome = { ...NO_OUTCOME, outcome: 'replayed' as const };
  const settled = anAcceptedTurn({ disposition: 'settled', outcome, history: null });
  const { steps, ended } = await execute(failing('Runtime.ExitError'), settled);
  expect([steps, ended]).toEqual([['LoadHistory', 'ListTools'], outcome]);
});
