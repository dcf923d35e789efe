import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { definitionText, type MachineName, type Substitutions } from '../statemachines/definition.ts';
import type { Stage } from './stages.ts';

export interface WorkflowProps {
  readonly stage: Stage;
  readonly machine: MachineName;
  /** The functions that run its tasks, by the placeholder in the definition. */
  readonly functions: Readonly<Partial<Record<keyof Substitutions, Alias>>>;
}

/**
 * An Express state machine, with one execution for each message or act. The one-machine run uses the same definitions. The timeout is in the
 * definition.
 */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { stage, machine, functions }: WorkflowProps) {
    super(scope, id);
    const arns = Object.fromEntries(Object.entries(functions).map(([name, { functionArn }]) => [name, functionArn]));
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: `frontdesk-${stage.name}-${machine}`,
      stateMachineType: StateMachineType.EXPRESS,
      // Inline, so that the template contains the definition; `fromFile` would move it to an asset.
      definitionBody: DefinitionBody.fromString(definitionText(machine)),
      definitionSubstitutions: arns,
      tracingEnabled: stage.settings.tracing,
      logs: {
        // With the prefix `/aws/vendedlogs/`, log delivery does not add to the size of its resource policy, which has a limit.
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/frontdesk-${stage.name}-${machine}`,
          retention: stage.settings.logRetentionDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel[stage.settings.workflowLog],
        // Without the words of customers and staff.
        includeExecutionData: false,
      },
    });
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(arns) }),
    );
    this.#acknowledgeLess(stage);
    Validations.of(this.stateMachine.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: "X-Ray and CloudWatch's log delivery API do not support resource-level permissions.",
    });
  }

  #acknowledgeLess({ settings }: Stage): void {
    const { stateMachine } = this;
    const acknowledge = (id: string, reason: string) => Validations.of(stateMachine).acknowledge({ id, reason });
    if (settings.workflowLog !== 'ALL')
      acknowledge(
        'AwsSolutions-SF1',
        'The stage logs failures only. The receipt of a turn has the times of its states.',
      );
    if (!settings.tracing)
      acknowledge('AwsSolutions-SF2', 'The stage has no traces. The receipt of a turn has the times of its states.');
  }
}
