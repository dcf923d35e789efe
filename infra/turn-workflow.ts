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

/** One execution a message, by the definition that the one-machine run has too. Its time limit stands in the definition. */
export class TurnWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { stage, turn, tools }: TurnWorkflowProps) {
    super(scope, id);
    const substitutions: Substitutions = { TurnFunctionArn: turn.functionArn, ToolsFunctionArn: tools.functionArn };
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: `frontdesk-${stage.name}-conversation-turn`,
      stateMachineType: StateMachineType.EXPRESS,
      // Inline, where CloudFormation's reviewers and the tests see it; `fromFile` would hide it in an asset.
      definitionBody: DefinitionBody.fromString(definitionText()),
      definitionSubstitutions: { ...substitutions },
      tracingEnabled: true,
      logs: {
        // Names of this kind keep the resource policy that log delivery needs from growing over its limit.
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/frontdesk-${stage.name}-conversation-turn`,
          retention: stage.settings.logRetentionDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        // Every transition is logged, and no word of a customer.
        includeExecutionData: false,
      },
    });
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [turn.functionArn, tools.functionArn] }),
    );
    Validations.of(this.stateMachine.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray and the log delivery API of CloudWatch take no resource.',
    });
  }
}
