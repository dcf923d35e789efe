import { StateMachine } from 'aws-local-stepfunctions';
import { definition } from '../../statemachines/definition.ts';

interface Choice {
  readonly Choices: readonly { readonly Next: string }[];
  readonly Default: string;
}

/** A Choice as in the file: the name of the state that follows it, by the state of the execution. */
export const choice = (name: string): ((state: object) => Promise<unknown>) => {
  const { States } = definition({ TurnFunctionArn: 'arn:none', ToolsFunctionArn: 'arn:none' }) as {
    States: Record<string, object>;
  };
  const found = States[name] as Choice | undefined;
  if (!found) throw new Error(`The state machine has no Choice ${name}.`);
  const targets = [found.Default, ...found.Choices.map(({ Next }) => Next)];
  const machine = new StateMachine({
    StartAt: name,
    States: {
      [name]: found,
      ...Object.fromEntries(targets.map((target) => [target, { Type: 'Pass', Result: target, End: true }])),
    },
  } as ConstructorParameters<typeof StateMachine>[0]);
  return async (state) => machine.run(JSON.parse(JSON.stringify(state))).result;
};
