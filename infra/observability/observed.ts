import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { StageName, StageSettings } from '../stages.ts';

/** What the dashboard and the alarms look at: everything of a stage that has metrics. */
export interface Observed {
  readonly stageName: StageName;
  readonly settings: StageSettings;
  readonly authorizer: LambdaFunction;
  readonly front: LambdaFunction;
  readonly turn: LambdaFunction;
  readonly tools: LambdaFunction;
  readonly workflow: StateMachine;
  readonly api: RestApi;
  readonly table: ITable;
  readonly idempotencyTable: ITable;
}
