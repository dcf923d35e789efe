import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { definitionText, type Substitutions } from '../statemachines/definition.ts';
import type { Stage } from './stages.ts';

export interface TurnWorkflowProps {
  readonly stage: Stage;
  readonly turn: Alias;
  /** Runs the tasks that talk to tool servers. */
  readonly tools: Alias;
}

/**
 * The Express state machine, with one execution for each message. The one-machine run uses the same definition. The timeout is in the
 * definition.
 */
export class TurnWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { stage, turn, tools }: TurnWorkflowProps) {
    super(scope, id);
    const substitutions: Substitutions = { TurnFunctionArn: turn.functionArn, ToolsFunctionArn: tools.functionArn };
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: `frontdesk-${stage.name}-conversation-turn`,
      stateMachineType: StateMachineType.EXPRESS,
      // Inline, so that the template contains the definition; `fromFile` would move it to an asset.
      definitionBody: DefinitionBody.fromString(definitionText()),
      definitionSubstitutions: { ...substitutions },
      tracingEnabled: stage.settings.tracing,
      logs: {
        // With the prefix `/aws/vendedlogs/`, log delivery does not add to the size of its resource policy, which has a limit.
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/frontdesk-${stage.name}-conversation-turn`,
          retention: stage.settings.logRetentionDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel[stage.settings.workflowLog],
        // Without the customers' messages.
        includeExecutionData: false,
      },
    });
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [turn.functionArn, tools.functionArn] }),
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
